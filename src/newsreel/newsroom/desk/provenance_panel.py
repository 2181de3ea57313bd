"""“Where it comes from”: beside the editor, each block with its source, and what sources changed since."""

from typing import Any

from wagtail.admin.ui.side_panels import BaseSidePanel

from newsreel.newsroom.models import Article
from newsreel.newsroom.provenance import lines_of
from newsreel.newsroom.source_changes import open_changes


class ProvenanceSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Toggle “Where it comes from”"
        icon_name = "link"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["count"] = len(self.panel.changes)
            return context

    name = "provenance"
    title = "Where it comes from"
    template_name = "newsroom/desk/provenance_panel.html"
    order = 160

    def __init__(self, article: Article, request: Any) -> None:
        super().__init__(article, request)
        self.changes = list(open_changes().filter(article=article.pk)) if article.pk else []
        self.lines = lines_of(article) if article.pk else []

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        context["changes"] = self.changes
        context["lines"] = self.lines
        return context
