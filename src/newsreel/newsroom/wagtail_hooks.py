"""What this room adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from newsreel.newsroom.desk import agreement, editor_script, history, overview, records, structure
from newsreel.newsroom.desk.articles import AnyPageViewSet, ArticleListing, ArticleViewSet
from newsreel.newsroom.desk.people import AuthorViewSet, TagViewSet
from newsreel.newsroom.desk.wire import WireGroup
from newsreel.newsroom.models import Correction

register_permission_policy(Correction, records.ReadOnlyPolicy(Correction))
register_snippet(AuthorViewSet)
register_snippet(TagViewSet)

hooks.register("register_log_actions", history.register)
hooks.register("register_admin_urls", records.urls)
hooks.register("register_admin_urls", agreement.urls)
hooks.register("register_page_header_buttons", records.header_buttons)
hooks.register("construct_homepage_panels", overview.add_panels)
hooks.register("before_create_page", structure.keep)
hooks.register("insert_editor_js", editor_script.scripts)


@hooks.register("register_admin_viewset")
def newsroom() -> list[ViewSet]:
    return [AnyPageViewSet(), ArticleViewSet(), ArticleListing(), records.CorrectionListing()]


@hooks.register("register_admin_viewset")
def wire() -> WireGroup:
    return WireGroup()
