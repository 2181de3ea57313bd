"""The wire desk's list: stories, each once, with who tells them and what to be careful about."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, ClassVar

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, Table, TitleColumn
from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.widgets.button import Button, HeaderButton

from newsreel.gather.clustering.sensitive import Matter
from newsreel.gather.models import Placement, Source, Story
from newsreel.gather.stories_summary import heat_now
from newsreel.newsroom.desk.wire_access import WireAccess, wire_buttons
from newsreel.newsroom.desk.wire_rights import marks
from newsreel.newsroom.models import StoryDecision, StoryFollower

NEW = "new"
FOLLOWED = "followed"
ANY_MATTER = "any"
ONE_ORIGIN = "one-origin"
OUTLETS_NAMED = 4


class StoryFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label="On the desk",
        choices=[(NEW, "New"), *StoryDecision.State.choices, (FOLLOWED, "Followed by me")],
        method="with_state",
        empty_label="Everything",
    )
    outlet = django_filters.ModelChoiceFilter(queryset=Source.objects.all(), label="Outlet", method="told_by")
    matter = django_filters.ChoiceFilter(
        label="Sensitive matter",
        choices=[
            (ANY_MATTER, "Any"),
            (ONE_ORIGIN, "With one origin only"),
            *((matter.value, matter.value.capitalize()) for matter in Matter),
        ],
        method="about",
    )

    class Meta:
        model = Story
        fields: ClassVar = ["state", "outlet", "matter"]

    def with_state(self, queryset: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        if value == NEW:
            return queryset.filter(desk_decision__isnull=True)
        if value == FOLLOWED:
            mine = StoryFollower.objects.filter(story=OuterRef("pk"), user_id=self.request.user.pk)
            return queryset.filter(Exists(mine))
        return queryset.filter(desk_decision__state=value)

    def told_by(self, queryset: QuerySet[Story], name: str, value: Source) -> QuerySet[Story]:
        return queryset.filter(Exists(Placement.objects.filter(story=OuterRef("pk"), entry__source=value)))

    def about(self, queryset: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        # The list is asked as text, because SQLite cannot ask whether a JSON list contains a value.
        listed = queryset.alias(listed=Cast("matters", TextField()))
        if value == ANY_MATTER:
            return listed.exclude(listed="[]")
        if value == ONE_ORIGIN:
            return listed.exclude(listed="[]").filter(origin_count__lt=2)
        return listed.filter(listed__contains=f'"{value}"')


def stories_on_the_desk() -> QuerySet[Story]:
    """All but those that were joined into another."""
    return Story.objects.filter(joined_into__isnull=True).select_related(
        "desk_decision", "desk_decision__made_by"
    )


def state_of(story: Story) -> str:
    decision = getattr(story, "desk_decision", None)
    if decision is None:
        return "New"
    by = f" by {decision.made_by}" if decision.made_by else ""
    return f"{decision.get_state_display()}{by}"


def warnings(story: Story) -> list[tuple[str, bool]]:
    """The sensitive matters of a story, and whether each still stands on a single origin."""
    alone = story.origin_count < 2
    return [
        (f"{str(matter).capitalize()}: one origin only" if alone else str(matter).capitalize(), alone)
        for matter in story.matters
    ]


def sources_of(stories: Iterable[Story]) -> dict[int, list[Source]]:
    """Who tells each of these stories, by name: two queries, however many entries they have."""
    told = Placement.objects.filter(story__in=[story.pk for story in stories])
    pairs = list(told.order_by().values_list("story_id", "entry__source_id").distinct())
    sources = Source.objects.in_bulk({source for _story, source in pairs})
    found: dict[int, list[Source]] = defaultdict(list)
    for story, source in pairs:
        found[story].append(sources[source])
    for told_by in found.values():
        told_by.sort(key=lambda source: source.name)
    return found


def heat_of(story: Story) -> float:
    return round(heat_now(story.heat, timezone.now()), 1)


class HeadlineColumn(TitleColumn):
    """The headline, with what an editor must be careful about below it."""

    cell_template_name = "newsroom/desk/story_cell.html"

    def get_cell_context_data(self, instance: Story, parent_context: dict[str, Any]) -> dict[str, Any]:
        told_by = parent_context["table"].sources[instance.pk]
        return {
            **super().get_cell_context_data(instance, parent_context),
            "warnings": warnings(instance),
            "marks": marks(told_by, timezone.localdate()),
        }


class StoryTable(Table):
    def __init__(self, columns: list[Column], data: Iterable[Story], **options: Any) -> None:
        super().__init__(columns, data, **options)
        self.sources = sources_of(data)

    def get_row_attrs(self, instance: Story) -> dict[str, str]:
        decision = getattr(instance, "desk_decision", None)
        if decision is not None and decision.article_id is not None:
            edit = reverse("wagtailadmin_pages:edit", args=[decision.article_id])
        else:
            edit = f"{reverse('wire:story', args=[instance.pk])}#draft"
        return {"data-story": str(instance.pk), "data-edit": edit}


class OutletsColumn(Column):
    def get_cell_context_data(self, instance: Story, parent_context: dict[str, Any]) -> dict[str, Any]:
        names = [source.name for source in parent_context["table"].sources[instance.pk]]
        more = f" and {len(names) - OUTLETS_NAMED} more" if len(names) > OUTLETS_NAMED else ""
        value = ", ".join(names[:OUTLETS_NAMED]) + more
        return {**super().get_cell_context_data(instance, parent_context), "value": value}


class StoryListView(WireAccess, BaseListingView):
    """Newest growth first; the headings sort by beginning, growth and heat."""

    model = Story
    table_class = StoryTable
    filterset_class = StoryFilters
    template_name = "newsroom/desk/stories.html"
    page_title = "Wire"
    paginate_by = 40
    default_ordering = "-grew_at"
    index_url_name = "wire:stories"
    index_results_url_name = "wire:stories_results"
    is_searchable = True
    _show_breadcrumbs = True

    @cached_property
    def columns(self) -> list[Column]:
        return [
            HeadlineColumn(
                "headline", label="Headline", get_url=lambda story: reverse("wire:story", args=[story.pk])
            ),
            OutletsColumn("outlets", label="Outlets", width="17%"),
            DateColumn("began_at", label="Began", sort_key="began_at", width="10%"),
            DateColumn("grew_at", label="Grew", sort_key="grew_at", width="10%"),
            Column("entry_count", label="Entries", width="7%"),
            Column("origin_count", label="Origins", width="7%"),
            Column("heat", label="Heat", accessor=heat_of, sort_key="heat", width="6%"),
            StatusTagColumn("state", label="On the desk", accessor=state_of, width="13%"),
        ]

    def get_base_queryset(self) -> QuerySet[Story]:
        return stories_on_the_desk()

    def order_queryset(self, queryset: QuerySet[Story]) -> QuerySet[Story]:
        """With the number last, so that pages never overlap."""
        return queryset.order_by(self.ordering, "-pk")

    def search_queryset(self, queryset: QuerySet[Story]) -> QuerySet[Story]:
        if not self.is_searching:
            return queryset
        told = Placement.objects.filter(story=OuterRef("pk"), entry__title__icontains=self.search_query)
        return queryset.filter(Q(headline__icontains=self.search_query) | Exists(told))

    def get_table(self, object_list: QuerySet[Story]) -> StoryTable:
        return super().get_table(list(object_list))

    @cached_property
    def header_buttons(self) -> list[Button]:
        hottest = self.ordering == "-heat"
        order = HeaderButton(
            "Newest first" if hottest else "Hottest first",
            url=f"{reverse('wire:stories')}?ordering={'-grew_at' if hottest else '-heat'}",
            icon_name="order-down",
            priority=-1,
        )
        return [order, *wire_buttons(self.request.user, here="wire:stories")]

    @cached_property
    def no_results_message(self) -> str:
        if self.is_searching or self.is_filtering:
            return "No story is like that. Take a filter away, or look among the entries."
        return (
            "No story yet: entries are put into stories as they come in. Those there are stand under Entries."
        )

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        profile = getattr(self.request.user, "wagtail_userprofile", None)
        keys_are_on = profile is None or profile.keyboard_shortcuts
        return {**super().get_context_data(*args, **kwargs), "keys_are_on": keys_are_on}
