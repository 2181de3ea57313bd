"""The wire in the admin: where its screens stand, and its place in the menu."""

from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from newsreel.newsroom.desk.source_changes import ChangeListView, ChangeSettleView, ChangeView
from newsreel.newsroom.desk.wire_entries import EntryDecideView, EntryDraftView, EntryListView, EntryView
from newsreel.newsroom.desk.wire_rules import RuleViewSet
from newsreel.newsroom.desk.wire_sources import SourceViewSet
from newsreel.newsroom.desk.wire_stories import StoryListView
from newsreel.newsroom.desk.wire_story import StoryDecideView, StoryDraftView, StoryFollowView, StoryView
from newsreel.newsroom.desk.wire_together import SplitView, TogetherView, UndoView
from newsreel.newsroom.desk.wire_views import ForgetViewView, SaveViewView
from newsreel.newsroom.desk.wire_writing import StoryWriteView


class WireViewSet(ViewSet):
    name = "wire"
    url_prefix = "wire"
    icon = "download"
    menu_label = "Wire desk"

    @cached_property
    def menu_url(self) -> str:
        return reverse("wire:stories")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", EntryListView.as_view(), name="index"),
            path("results/", EntryListView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", EntryView.as_view(), name="entry"),
            path("<int:pk>/draft/", EntryDraftView.as_view(), name="draft"),
            path("<int:pk>/decide/", EntryDecideView.as_view(), name="decide"),
            path("changes/", ChangeListView.as_view(), name="changes"),
            path("changes/results/", ChangeListView.as_view(results_only=True), name="changes_results"),
            path("changes/<int:pk>/", ChangeView.as_view(), name="change"),
            path("changes/<int:pk>/settle/", ChangeSettleView.as_view(), name="change_settle"),
            path("stories/", StoryListView.as_view(), name="stories"),
            path("stories/results/", StoryListView.as_view(results_only=True), name="stories_results"),
            path("stories/together/", TogetherView.as_view(), name="together"),
            path("stories/undo/", UndoView.as_view(), name="undo"),
            path("stories/views/", SaveViewView.as_view(), name="save_view"),
            path("stories/views/<int:pk>/forget/", ForgetViewView.as_view(), name="forget_view"),
            path("stories/<int:pk>/split/", SplitView.as_view(), name="split"),
            path("stories/<int:pk>/", StoryView.as_view(), name="story"),
            path("stories/<int:pk>/draft/", StoryDraftView.as_view(), name="story_draft"),
            path("stories/<int:pk>/write/", StoryWriteView.as_view(), name="story_write"),
            path("stories/<int:pk>/decide/", StoryDecideView.as_view(), name="story_decide"),
            path("stories/<int:pk>/follow/", StoryFollowView.as_view(), name="story_follow"),
        ]


class WireGroup(ViewSetGroup):
    """The wire in the admin's menu."""

    menu_label = "Wire"
    menu_icon = "download"
    menu_order = 150
    items = (WireViewSet("wire"), SourceViewSet("source"), RuleViewSet("rule"))
