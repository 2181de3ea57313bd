"""“Held against its sources”: beside the editor, each difference with both its places, as somebody types."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.ui.side_panels import BaseSidePanel

from newsreel.newsroom.agreement.actions import decide_finding, take_back_decision
from newsreel.newsroom.agreement.inspection import Inspection, inspect
from newsreel.newsroom.agreement.showing import shown
from newsreel.newsroom.desk.wire_access import editor
from newsreel.newsroom.models import Article, FindingDecision, User

_REOPEN = "reopen"


class AgreementSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Toggle “Held against its sources”"
        icon_name = "copy"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["count"] = self.panel.shown["holding"] if self.panel.shown else 0
            return context

    name = "agreement"
    title = "Held against its sources"
    template_name = "newsroom/desk/agreement_panel.html"
    order = 155

    def __init__(self, article: Article, request: HttpRequest) -> None:
        super().__init__(article, request)
        self.shown: dict[str, Any] | None = None
        if article.pk:
            self.shown = shown(article, inspect(article, now=timezone.now()), editor(request))

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        context["shown"] = self.shown
        if self.object.pk:
            context["look_address"] = reverse("newsroom_agreement", args=[self.object.pk])
            context["decide_address"] = reverse("newsroom_agreement_decide", args=[self.object.pk])
        return context


class _FormView(View):
    """Takes the editor's whole form as it stands, saved or not; what is typed is looked at, not kept."""

    http_method_names = ("post",)

    def read(self, request: HttpRequest, article_id: int) -> tuple[Article, Inspection] | None:
        """The article as the form has it, and how it agrees; None where the form can't be read yet.

        Raises PermissionDenied.
        """
        page = get_object_or_404(Article, pk=article_id)
        if not page.permissions_for_user(editor(request)).can_edit():
            raise PermissionDenied
        article: Article = page.get_latest_revision_as_object()
        form_class = Article.get_edit_handler().get_form_class()
        form = form_class(request.POST, instance=article, for_user=request.user)
        form.defer_required_fields()
        if not form.is_valid():
            return None
        form.save(commit=False)
        return article, inspect(article, now=timezone.now())


class LookView(_FormView):
    def post(self, request: HttpRequest, article_id: int) -> HttpResponse:
        read = self.read(request, article_id)
        if read is None:
            return JsonResponse({"sentence": "The form has errors; the text was not looked at."}, status=422)
        return JsonResponse(shown(*read, editor(request)))


class DecideView(_FormView):
    """`identity`, `verdict` (kept, dismissed or reopen) and `reason` come with the form."""

    def post(self, request: HttpRequest, article_id: int) -> HttpResponse:
        read = self.read(request, article_id)
        if read is None:
            return _refused("The form has errors. Mend them first.")
        article, inspection = read
        try:
            _decide(article, inspection, request.POST, editor(request))
        except ValidationError as error:
            return _refused(" ".join(error.messages))
        except PermissionDenied as error:
            return _refused(str(error), status=403)
        return JsonResponse(shown(article, inspection, editor(request)))


def _decide(article: Article, inspection: Inspection, given: Mapping[str, str], by: User) -> None:
    identity, verdict = given.get("finding-identity", ""), given.get("finding-verdict", "")
    if verdict == _REOPEN:
        take_back_decision(article=article, identity=identity, by=by)
        return
    if verdict not in FindingDecision.Verdict.values:
        raise ValidationError("Choose whether it stays as it is, or is no difference.")
    decide_finding(
        article=article,
        identity=identity,
        verdict=FindingDecision.Verdict(verdict),
        by=by,
        reason=given.get("finding-reason", ""),
        inspection=inspection,
    )


def _refused(sentence: str, *, status: int = 422) -> JsonResponse:
    return JsonResponse({"sentence": sentence}, status=status)


def urls() -> list[URLPattern]:
    return [
        path("agreement/<int:article_id>/", LookView.as_view(), name="newsroom_agreement"),
        path("agreement/<int:article_id>/decide/", DecideView.as_view(), name="newsroom_agreement_decide"),
    ]
