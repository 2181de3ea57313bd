"""What the wire desk’s list can be asked: outlet, section, state, matter, time."""

from datetime import timedelta
from typing import ClassVar

import django_filters
from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet

from newsreel.gather.clustering.sensitive import Matter
from newsreel.gather.models import Placement, Source, Story
from newsreel.newsroom.models import Section, StoryDecision, StoryFollower

NEW = "new"
OPEN = "open"
MINE = "mine"
FOLLOWED = "followed"
ANY_MATTER = "any"
ONE_ORIGIN = "one-origin"


class StoryFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label="On the desk",
        choices=[
            (NEW, "New"),
            (OPEN, "Neither rejected nor drafted"),
            *StoryDecision.State.choices,
            (MINE, "Claimed by me"),
            (FOLLOWED, "Followed by me"),
        ],
        method="with_state",
        empty_label="Everything",
    )
    outlet = django_filters.ModelChoiceFilter(queryset=Source.objects.all(), label="Outlet", method="told_by")
    section = django_filters.ModelChoiceFilter(
        queryset=Section.objects.live().order_by("title"), label="Section", method="sent_to"
    )
    matter = django_filters.ChoiceFilter(
        label="Sensitive matter",
        choices=[
            (ANY_MATTER, "Any"),
            (ONE_ORIGIN, "With one origin only"),
            *((matter.value, matter.value.capitalize()) for matter in Matter),
        ],
        method="about",
    )
    since = django_filters.ChoiceFilter(
        label="Grew",
        choices=[
            ("1", "In the last hour"),
            ("6", "In the last 6 hours"),
            ("24", "In the last 24 hours"),
            ("72", "In the last 3 days"),
        ],
        method="grown_since",
        empty_label="At any time",
    )

    class Meta:
        model = Story
        fields: ClassVar = ["state", "outlet", "section", "matter", "since"]

    def with_state(self, queryset: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        done = [StoryDecision.State.REJECTED, StoryDecision.State.DRAFTED]
        mine = StoryFollower.objects.filter(story=OuterRef("pk"), user_id=self.request.user.pk)
        if value == NEW:
            return queryset.filter(desk_decision__isnull=True)
        if value == OPEN:
            return queryset.exclude(desk_decision__state__in=done)
        if value == MINE:
            claimed = StoryDecision.State.CLAIMED
            return queryset.filter(desk_decision__state=claimed, desk_decision__made_by=self.request.user)
        if value == FOLLOWED:
            return queryset.filter(Exists(mine))
        return queryset.filter(desk_decision__state=value)

    def told_by(self, queryset: QuerySet[Story], name: str, value: Source) -> QuerySet[Story]:
        return queryset.filter(Exists(Placement.objects.filter(story=OuterRef("pk"), entry__source=value)))

    def sent_to(self, queryset: QuerySet[Story], name: str, value: Section) -> QuerySet[Story]:
        sent = Placement.objects.filter(story=OuterRef("pk"), entry__section_id=value.pk)
        return queryset.filter(Exists(sent))

    def about(self, queryset: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        # The list is asked as text, because SQLite cannot ask whether a JSON list contains a value.
        listed = queryset.alias(listed=Cast("matters", TextField()))
        if value == ANY_MATTER:
            return listed.exclude(listed="[]")
        if value == ONE_ORIGIN:
            return listed.exclude(listed="[]").filter(origin_count__lt=2)
        return listed.filter(listed__contains=f'"{value}"')

    def grown_since(self, queryset: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        return queryset.filter(grew_at__gte=timezone.now() - timedelta(hours=int(value)))
