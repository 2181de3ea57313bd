"""Run in a site's own Django shell: an invented outlet tells something, and the stories are told."""

from django.utils import timezone

from newsreel.gather.actions import keep_items
from newsreel.gather.items import Item
from newsreel.gather.models import Source
from newsreel.gather.stories import tell_stories

now = timezone.now()
source = Source.objects.get(name="Lamplighter Post")
guid = "https://lamplighter-post.example.org/seal/"
title = "A seal has taken the best seat of the harbour ballet"
keep_items(
    source=source, items=[Item(guid=guid, address=guid, title=title, content="<p>It applauds.</p>")], now=now
)
tell_stories(now)
