"""Run in a site's own Django shell: makes one scheduled article due, and lets the scheduler work."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from newsreel.newsroom.models import Article

past = timezone.now() - timedelta(minutes=1)
revision = Article.objects.get(slug="out-tomorrow").scheduled_revision
revision.content["go_live_at"] = past.isoformat()
revision.approved_go_live_at = past
revision.save()
call_command("publish_scheduled")
