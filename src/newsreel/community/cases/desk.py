"""Cases in Wagtail's admin: the list by deadline, and one screen a case with its log and its decision."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from newsreel.community.cases import actions
from newsreel.community.cases.models import Case
from newsreel.community.desk import CountingMenuItem
from newsreel.newsroom.actions import may_withdraw
from newsreel.newsroom.models import User, Withdrawal


class CaseFilters(WagtailFilterSet):
    class Meta:
        model = Case
        fields: ClassVar = ["state", "kind", "outcome"]


class CaseMenuItem(CountingMenuItem):
    @staticmethod
    def count() -> int:
        return Case.objects.filter(state=Case.State.OPEN).count()

    def __init__(self, label: str, url: str, **kwargs: Any) -> None:
        super().__init__(label, f"{url}?state={Case.State.OPEN}", **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("community.view_case")


class DecideForm(forms.Form):
    outcome = forms.ChoiceField(choices=[("", "Choose…"), *Case.Outcome.choices], label="Outcome")
    decision = forms.CharField(
        label="Reason",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For the desk only. The sender is not told by this: write to them.",
    )


class NoteForm(forms.Form):
    sentence = forms.CharField(
        label="Note for the log", widget=forms.Textarea(attrs={"rows": 2}), max_length=5000
    )


class TakeDownForm(forms.Form):
    sentence = forms.CharField(
        label="What readers see at its address",
        widget=forms.Textarea(attrs={"rows": 2}),
        initial="This article was removed after a legal request.",
        max_length=1000,
    )


class ArticleForm(forms.Form):
    address = forms.CharField(
        label="Article concerned",
        required=False,
        max_length=1000,
        help_text="Its address, like /cinema/a-title/. Empty: none.",
    )


FORMS: dict[str, type[forms.Form]] = {
    "decide": DecideForm,
    "note": NoteForm,
    "take_down": TakeDownForm,
    "concern": ArticleForm,
}


class CaseIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Case]:
        return Case.objects.select_related("article")


class CaseScreen(InspectView):
    """What was asked, what has happened, and every verb that applies. Each form names its verb in `do`."""

    template_name = "community/desk/case.html"
    page_title = "Case"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        case, user = self.object, self.request.user
        sent: dict[str, forms.Form] = kwargs.get("sent_forms", {})
        may_decide = user.has_perm("community.decide_case")
        drawn = {name: sent.get(name) or self._fresh(name, case) for name in FORMS}
        return {
            **context,
            "case": case,
            "is_late": case.state == Case.State.OPEN and case.deadline < timezone.localdate(),
            "events": case.events.select_related("made_by"),
            "withdrawal": Withdrawal.objects.filter(article=case.article).first() if case.article else None,
            "may_decide": may_decide,
            "may_take_down": may_decide and _may_take_down(case, user),
            "forms": drawn,
        }

    def _fresh(self, name: str, case: Case) -> forms.Form:
        initial: dict[str, dict[str, Any]] = {
            "decide": {"outcome": case.outcome, "decision": case.decision},
            "concern": {"address": case.article.address if case.article else ""},
        }
        return FORMS[name](initial=initial.get(name), prefix=name)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user, case = request.user, self.object
        if not (isinstance(user, User) and user.has_perm("community.decide_case")):
            raise PermissionDenied
        name = request.POST.get("do", "")
        if name == "reopen":
            actions.reopen_case(case=case, by=user, now=timezone.now())
            return redirect(self._own_url())
        if name not in FORMS:
            return redirect(self._own_url())
        form = FORMS[name](request.POST, prefix=name)
        if form.is_valid():
            try:
                sentence = _act(name, case, form.cleaned_data, user)
            except ValidationError as refusal:
                form.add_error(None, refusal.messages)
            else:
                messages.success(request, sentence)
                return redirect(self._own_url())
        case.refresh_from_db()
        return self.render_to_response(self.get_context_data(sent_forms={name: form}))

    def _own_url(self) -> str:
        return reverse("case:inspect", args=[self.object.pk])


def _may_take_down(case: Case, user: Any) -> bool:
    return (
        case.kind == Case.Kind.TAKEDOWN
        and case.article is not None
        and may_withdraw(user, case.article, Withdrawal.Kind.TAKEDOWN)
    )


def _act(name: str, case: Case, values: dict[str, Any], user: User) -> str:
    """Call the verb that a form names; the sentence to show afterwards."""
    now = timezone.now()
    verbs: dict[str, Callable[[], object]] = {
        "decide": lambda: actions.decide_case(case=case, by=user, now=now, **values),
        "note": lambda: actions.note_on_case(case=case, by=user, now=now, **values),
        "take_down": lambda: actions.take_down_for_case(case=case, by=user, now=now, **values),
        "concern": lambda: actions.concern_article(case=case, by=user, now=now, **values),
    }
    verbs[name]()
    return {
        "decide": "The case is decided.",
        "note": "The note stands in the log.",
        "take_down": "The article is down, and the case decided.",
        "concern": "The case is about that article now." if case.article else "The case is about no article.",
    }[name]


def _sender(case: Case) -> str:
    return f"{case.name}, {case.email}"


class CaseViewSet(ModelViewSet):
    model = Case
    name = "case"
    url_prefix = "cases"
    icon = "mail"
    menu_label = "Cases"
    menu_order = 250
    add_to_admin_menu = True
    menu_item_class = CaseMenuItem
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    index_view_class = CaseIndexView
    inspect_view_class = CaseScreen
    filterset_class = CaseFilters
    search_fields: ClassVar = ["name", "email", "subject", "text", "addresses", "work"]
    ordering: ClassVar = ["-made_at"]
    exclude_form_fields: ClassVar[tuple[str, ...]] = ()
    list_display: ClassVar[list[str | BaseColumn]] = [
        "__str__",
        Column("name", label="From", accessor=_sender, sort_key="name", width="24%"),
        Column("article", label="Article", width="24%"),
        StatusTagColumn("state", label="State", accessor="get_state_display", sort_key="state", width="10%"),
        DateColumn("deadline", label="Decide by", sort_key="deadline", width="11%"),
        DateColumn("made_at", label="Came in", sort_key="made_at", width="11%"),
    ]
