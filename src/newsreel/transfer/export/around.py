"""What stands around pages, read once for all of them: the pages above, and who is kept out."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from wagtail.models import PageViewRestriction

from newsreel.community.models import Comment
from newsreel.newsroom.models import Article, Correction, Page, Section, StandardPage


@dataclass(frozen=True, slots=True)
class Above:
    pk: int
    slug: str
    title: str
    is_section: bool


class Around:
    """Sections and standing pages are few, and so are pages behind a password."""

    def __init__(self) -> None:
        self._above = {
            row["path"]: Above(row["pk"], row["slug"], row["title"], model is Section)
            for model in (Section, StandardPage)
            for row in model.objects.values("path", "pk", "slug", "title")
        }
        self._passwords: dict[int, str] = {}
        self._closed: set[int] = set()
        for each in PageViewRestriction.objects.order_by("-pk"):
            if each.restriction_type == PageViewRestriction.PASSWORD:
                self._passwords[each.page_id] = each.password
            else:
                self._closed.add(each.page_id)

    def above(self, page: Page) -> Above | None:
        """The section or standing page that a page stands in; none beneath the home page."""
        return self._above.get(page.path[: -Page.steplen])

    def password(self, page: Page) -> str:
        return self._passwords.get(page.pk, "")

    def status(self, page: Page) -> str:
        """As WordPress calls it."""
        if page.live:
            return "private" if page.pk in self._closed else "publish"
        return "future" if page.go_live_at and page.go_live_at > timezone.now() else "draft"


def articles() -> QuerySet[Article, Any]:
    """All, each with what belongs to it: asked for by the chunk, for one by one takes a dozen queries."""
    found: QuerySet[Article, Any] = Article.objects.order_by("path").prefetch_related(
        "bylines__author",
        "further_sections",
        "tagged_items__tag",
        Prefetch("corrections", Correction.objects.order_by("made_at", "pk")),
        Prefetch("comments", Comment.objects.order_by("pk")),
    )
    return found
