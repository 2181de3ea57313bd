"""The wire desk's list: stories, each once, with who tells them and what to be careful about."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.widgets.button import Button

from newsreel.gather.models import Placement, Story
from newsreel.newsroom.desk.wire_access import WireAccess, editor, keys_are_on, undo_waiting, wire_buttons
from newsreel.newsroom.desk.wire_filters import StoryFilters
from newsreel.newsroom.desk.wire_rows import rows
from newsreel.newsroom.saved_views import plain_query, views_for

ORDERS = {"-grew_at": "Newest first", "-heat": "Hottest first", "-began_at": "Latest begun first"}
GIVEN_VIEWS = {
    "All": "",
    "New": "state=new",
    "Mine": "state=mine",
    "Followed": "state=followed",
    "Needs a second source": "state=open&matter=one-origin",
}
"""Views that everybody has, with what they ask."""


@dataclass(frozen=True, slots=True)
class View:
    """One of the ways to look at the list."""

    name: str
    address: str
    is_current: bool
    owner: str = ""
    """The colleague who shares it."""
    own_id: int | None = None


class StoryListView(WireAccess, BaseListingView):
    """Newest growth first, hottest first or latest begun first."""

    model = Story
    filterset_class = StoryFilters
    template_name = "newsroom/desk/stories.html"
    results_template_name = "newsroom/desk/stories_results.html"
    page_title = "Wire"
    paginate_by = 40
    default_ordering = "-grew_at"
    index_url_name = "wire:stories"
    index_results_url_name = "wire:stories_results"
    is_searchable = True
    _show_breadcrumbs = True

    def get_valid_orderings(self) -> list[str]:
        return list(ORDERS)

    def get_base_queryset(self) -> QuerySet[Story]:
        """All but those that were joined into another."""
        return Story.objects.filter(joined_into__isnull=True).select_related(
            "desk_decision", "desk_decision__made_by"
        )

    def order_queryset(self, queryset: QuerySet[Story]) -> QuerySet[Story]:
        """With the number last, so that pages never overlap."""
        return queryset.order_by(self.ordering, "-pk")

    def search_queryset(self, queryset: QuerySet[Story]) -> QuerySet[Story]:
        if not self.is_searching:
            return queryset
        told = Placement.objects.filter(story=OuterRef("pk"), entry__title__icontains=self.search_query)
        return queryset.filter(Q(headline__icontains=self.search_query) | Exists(told))

    @cached_property
    def header_buttons(self) -> list[Button]:
        return wire_buttons(self.request.user, here="wire:stories")

    @cached_property
    def no_results_message(self) -> str:
        if self.is_searching or self.is_filtering:
            return "No story is like that. Take a filter away, or look among the entries."
        return (
            "No story yet: entries are put into stories as they come in. Those there are stand under Entries."
        )

    @cached_property
    def query(self) -> str:
        """What is asked of the list now."""
        return plain_query(self.request.GET.urlencode())

    def views(self) -> list[View]:
        user = editor(self.request)
        found = [View(name, self._asking(query), query == self.query) for name, query in GIVEN_VIEWS.items()]
        for view in views_for(user):
            is_own = view.user_id == user.pk
            owner, own_id = ("", view.pk) if is_own else (str(view.user), None)
            found.append(View(view.name, self._asking(view.query), view.query == self.query, owner, own_id))
        return found

    def orders(self) -> list[View]:
        asked = self.request.GET.copy()
        found = []
        for ordering, name in ORDERS.items():
            asked["ordering"] = ordering
            query = plain_query(asked.urlencode())
            found.append(View(name, self._asking(query), ordering == self.ordering))
        return found

    def _asking(self, query: str) -> str:
        return f"{self.index_url}?{query}" if query else f"{self.index_url}"

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        views = self.views()
        return {
            **context,
            "rows": rows(context["object_list"], editor(self.request)),
            "views": views,
            "orders": self.orders(),
            "query": self.query,
            "is_saveable": self.query and not any(view.is_current for view in views),
            "undo": undo_waiting(self.request),
            "today": timezone.localdate(),
            "keys_are_on": keys_are_on(self.request.user),
        }
