"""“Ready to publish?”: what the checklist says, beside the editor, brought up to date with every save."""

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.side_panels import BaseSidePanel

from newsreel.newsroom.checklist import Problem
from newsreel.newsroom.checklist.gate import all_problems
from newsreel.newsroom.models import Article


class ChecklistSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Toggle “Ready to publish?”"
        icon_name = "clipboard-list"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["count"] = sum(problem.is_error for problem in self.panel.problems)
            return context

    name = "checklist"
    title = "Ready to publish?"
    template_name = "newsroom/desk/checklist_panel.html"
    order = 150

    def __init__(self, article: Article, request: Any) -> None:
        super().__init__(article, request)
        self.problems = problems_now(article) if article.pk else []

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        context["errors"] = [problem for problem in self.problems if problem.is_error]
        context["warnings"] = [problem for problem in self.problems if not problem.is_error]
        return context


def problems_now(article: Article) -> list[Problem]:
    """For the moment it is scheduled for, else for now."""
    now = timezone.now()
    problems, _inspection = all_problems(article, publish_at=max(now, article.go_live_at or now))
    return problems
