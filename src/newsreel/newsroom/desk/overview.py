"""What an editor sees first: what failed, what is to come, what waits to be finished."""

from datetime import timedelta
from typing import Any

from django.db.models import CharField, F, Q
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import PageLogEntry, Revision
from wagtail.permissions import page_permission_policy

from newsreel.newsroom.models import Article, User
from newsreel.newsroom.source_changes import open_changes

LONGEST_LIST = 10
REMEMBERED = timedelta(days=14)


class _Panel(Component):
    """A heading with rows; hidden where there are none."""

    template_name = "newsroom/desk/overview_panel.html"
    name = ""
    heading = ""

    def __init__(self, user: User) -> None:
        self.user = user

    def rows(self) -> list[dict[str, Any]]:
        """Each with `article`, and `moment` or `text`; `url` where it leads elsewhere than to the editor."""
        raise NotImplementedError

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {"name": self.name, "heading": self.heading, "rows": self.rows()}

    def in_their_hands(self) -> Any:
        """Articles this user may work on."""
        pages = page_permission_policy.instances_user_has_any_permission_for(
            self.user, {"change", "publish", "add"}
        )
        return Article.objects.filter(pk__in=pages.values("pk"))


class RefusedPanel(_Panel):
    """Articles that the scheduler could not publish, until somebody mends or publishes them."""

    action = "newsroom.refuse_scheduled"

    name = "refused"
    heading = "Could not be published as scheduled"
    order = 200

    def rows(self) -> list[dict[str, Any]]:
        refusals = (
            PageLogEntry.objects.filter(
                action=self.action,
                timestamp__gt=timezone.now() - REMEMBERED,
                page__in=self.in_their_hands().values("pk"),
            )
            .filter(
                Q(page__latest_revision_created_at__lte=F("timestamp"))
                | Q(page__latest_revision_created_at=None)
            )
            .filter(Q(page__last_published_at__lte=F("timestamp")) | Q(page__last_published_at=None))
            .select_related("page")
            .order_by("-timestamp")[:LONGEST_LIST]
        )
        return [
            {"article": entry.page, "moment": entry.timestamp, "text": " ".join(entry.data["sentences"])}
            for entry in refusals
        ]


class RefusedByRulePanel(RefusedPanel):
    """Articles that a source's rule could not publish."""

    action = "newsroom.refuse_rule"
    name = "refused-by-rule"
    heading = "Could not be published by a rule"
    order = 210


class SourceChangesPanel(_Panel):
    """Sources that changed or took back what live articles use, until somebody settles it."""

    name = "source-changes"
    heading = "A source changed what you published"
    order = 190

    def rows(self) -> list[dict[str, Any]]:
        changes = (
            open_changes()
            .filter(article__in=self.in_their_hands().values("pk"))
            .defer("text_before", "text_now", "article__body", "entry__text", "entry__content")
        )
        return [
            {
                "article": change.article,
                "moment": change.found_at,
                "text": f"{change.entry.source.name}: {change.get_kind_display().lower()}. {change.reason}",
                "url": reverse("wire:change", args=[change.pk]),
            }
            for change in changes[:LONGEST_LIST]
        ]


class ScheduledPanel(_Panel):
    """What goes live next."""

    name = "scheduled"
    heading = "Scheduled"
    order = 230

    def rows(self) -> list[dict[str, Any]]:
        articles = {str(pk) for pk in self.in_their_hands().values_list("pk", flat=True)}
        revisions = Revision.page_revisions.filter(approved_go_live_at__isnull=False).order_by(
            "approved_go_live_at"
        )
        due = [revision for revision in revisions if revision.object_id in articles][:LONGEST_LIST]
        pages = Article.objects.in_bulk([int(revision.object_id) for revision in due])
        return [
            {"article": pages[int(revision.object_id)], "moment": revision.approved_go_live_at}
            for revision in due
        ]


class DraftsPanel(_Panel):
    """What this user began and has neither published nor scheduled."""

    name = "drafts"
    heading = "Your drafts"
    order = 240

    def rows(self) -> list[dict[str, Any]]:
        scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False).values("object_id")
        drafts = (
            Article.objects.filter(owner=self.user, live=False, withdrawal=None)
            .annotate(number=Cast("pk", CharField()))
            .exclude(number__in=scheduled)
            .order_by(F("latest_revision_created_at").desc(nulls_last=True))
        )
        return [
            {"article": article, "moment": article.latest_revision_created_at}
            for article in drafts[:LONGEST_LIST]
        ]


def add_panels(request: HttpRequest, panels: list[Component]) -> None:
    if isinstance(request.user, User):
        panels += [SourceChangesPanel(request.user)]
        panels += [RefusedPanel(request.user), RefusedByRulePanel(request.user)]
        panels += [ScheduledPanel(request.user), DraftsPanel(request.user)]
