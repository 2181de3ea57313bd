"""Sources at the desk."""

from typing import ClassVar

from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.viewsets.model import ModelViewSet

from newsreel.gather.models import Source


class SourceViewSet(ModelViewSet):
    model = Source
    icon = "rss"
    menu_label = "Sources"
    add_to_admin_menu = False
    list_display: ClassVar = [
        "name",
        "is_active",
        DateColumn("succeeded_at", label="Last success"),
        "failures",
    ]
    list_filter: ClassVar = ["is_active", "kind"]
    search_fields: ClassVar = ["name", "address"]
    form_fields: ClassVar = [
        "name",
        "kind",
        "address",
        "home_address",
        "is_active",
        "credit",
        "may_rewrite",
        "may_use_pictures",
        "excerpt_limit",
        "rights_note",
    ]
