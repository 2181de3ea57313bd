"""Authors and tags in the admin."""

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from newsreel.newsroom.models import Author, Tag


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "user"
    menu_label = "Authors"
    menu_order = 210
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["name", "role", "is_guest", "user"]
    list_filter = ["is_guest"]
    search_fields = ["name"]


class TagViewSet(SnippetViewSet):
    model = Tag
    icon = "tag"
    menu_label = "Tags"
    menu_order = 220
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["name", "slug"]
    search_fields = ["name"]
    panels = [MultiFieldPanel(["name", "slug"], heading="Name"), FieldPanel("description")]
