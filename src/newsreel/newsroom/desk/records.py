"""Screens for the dated records on an article: correct, withdraw, restore; and the list of corrections."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from newsreel.newsroom import actions
from newsreel.newsroom.models import Article, Correction, Page, User, Withdrawal

Form = forms.Form


class CorrectionForm(Form):
    kind = forms.ChoiceField(choices=Correction.Kind.choices, label="Kind")
    text = forms.CharField(
        label="Correction",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What was wrong, and what is right. Readers see this with today's date.",
    )


class WithdrawalForm(Form):
    kind = forms.ChoiceField(choices=Withdrawal.Kind.choices, label="Kind", widget=forms.RadioSelect)
    sentence = forms.CharField(
        label="What readers see at its address",
        widget=forms.Textarea(attrs={"rows": 3}),
        initial="This article has been withdrawn.",
    )
    note = forms.CharField(
        label="Note for the desk",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who asked, on what ground. Readers never see this.",
    )


class _RecordView(WagtailAdminTemplateMixin, FormView[Form]):
    """One form about one article; what the verb refuses is said above the form."""

    template_name = "newsroom/desk/record.html"
    header_icon = "doc-full"
    introduction = ""
    button = ""
    is_serious = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.article = get_object_or_404(Article, pk=kwargs["article_id"])
        if not self.is_allowed(_user(request)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self, user: User) -> bool:
        raise NotImplementedError

    def act(self, values: dict[str, Any], user: User) -> str:
        """Call the verb; the sentence to show afterwards."""
        raise NotImplementedError

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            sentence = self.act(form.cleaned_data, _user(self.request))
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.form_invalid(form)
        messages.success(self.request, sentence)
        return redirect("wagtailadmin_pages:edit", self.article.pk)

    def get_page_subtitle(self) -> str:
        return str(self.article.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.article.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            introduction=self.introduction,
            button=self.button,
            is_serious=self.is_serious,
            action_url=self.request.path,
            article=self.article,
        )


class CorrectView(_RecordView):
    form_class = CorrectionForm
    page_title = "Correct"
    header_icon = "edit"
    introduction = (
        "The correction stands on the article and on the page of corrections, with today's date. It can't be "
        "changed or deleted afterwards. The article's text stays as it is: mend it there as well."
    )
    button = "Publish the correction"

    def is_allowed(self, user: User) -> bool:
        return actions.may_correct(user, self.article)

    def act(self, values: dict[str, Any], user: User) -> str:
        actions.correct(article=self.article, kind=values["kind"], text=values["text"], by=user)
        return f"“{self.article.title}” carries the correction now."


class WithdrawView(_RecordView):
    form_class = WithdrawalForm
    page_title = "Withdraw"
    header_icon = "cross"
    introduction = (
        "Readers, feeds and search engines lose the article at once; its address answers “gone” with your "
        "sentence. Nothing is deleted: it can be restored."
    )
    button = "Withdraw the article"
    is_serious = True

    def is_allowed(self, user: User) -> bool:
        return actions.may_withdraw(user, self.article)

    def get_form(self, form_class: Any = None) -> Form:
        form = super().get_form(form_class)
        form.fields["kind"].choices = [  # type: ignore[attr-defined]  # a ChoiceField, see above
            choice
            for choice in Withdrawal.Kind.choices
            if actions.may_withdraw(_user(self.request), self.article, choice[0])
        ]
        form.fields["kind"].initial = Withdrawal.Kind.WITHDRAWN
        return form

    def act(self, values: dict[str, Any], user: User) -> str:
        actions.withdraw(article=self.article, by=user, **values)
        return f"“{self.article.title}” is withdrawn."


class RestoreView(_RecordView):
    form_class = Form
    page_title = "Restore"
    header_icon = "undo"
    introduction = "The article comes back as readers last saw it, once it passes the checklist."
    button = "Restore the article"

    def is_allowed(self, user: User) -> bool:
        withdrawal = Withdrawal.objects.filter(article=self.article).first()
        return withdrawal is not None and actions.may_withdraw(user, self.article, withdrawal.kind)

    def act(self, values: dict[str, Any], user: User) -> str:
        actions.restore(article=self.article, by=user)
        return f"“{self.article.title}” is back."


def _user(request: HttpRequest) -> User:
    """Wagtail lets only users into its admin."""
    assert isinstance(request.user, User)  # noqa: S101 -- for the type checker
    return request.user


def urls() -> list[URLPattern]:
    return [
        path("articles/<int:article_id>/correct/", CorrectView.as_view(), name="newsroom_correct"),
        path("articles/<int:article_id>/withdraw/", WithdrawView.as_view(), name="newsroom_withdraw"),
        path("articles/<int:article_id>/restore/", RestoreView.as_view(), name="newsroom_restore"),
    ]


def header_buttons(page: Page, user: User, next_url: str | None, view_name: str) -> list[Button]:
    """In the menu behind the three dots, at the top of an article's screens."""
    if page.specific_class is not Article or page.first_published_at is None:
        return []
    withdrawal = Withdrawal.objects.filter(article_id=page.pk).first()
    offers: list[tuple[str, str, str, int]] = []
    if actions.may_correct(user, page):
        offers.append(("Correct…", "newsroom_correct", "edit", 31))
    if withdrawal is None and actions.may_withdraw(user, page):
        offers.append(("Withdraw…", "newsroom_withdraw", "cross", 32))
    if withdrawal is not None and actions.may_withdraw(user, page, withdrawal.kind):
        offers.append(("Restore…", "newsroom_restore", "undo", 33))
    return [
        Button(label, reverse(name, args=[page.pk]), icon_name=icon, priority=priority)
        for label, name, icon, priority in offers
    ]


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Records are made by their own screens and never changed."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action == "view" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: User, actions: set[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


def _article_screen(correction: Correction) -> str:
    return reverse("wagtailadmin_pages:edit", args=[correction.article_id])


class CorrectionListing(ModelViewSet):
    """“Corrections” in the menu."""

    model = Correction
    icon = "edit"
    menu_label = "Corrections"
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False
    exclude_form_fields: tuple[str, ...] = ()
    list_filter = ["kind", "made_at"]
    ordering = "-made_at"
    list_display: list[BaseColumn] = [
        TitleColumn("article", label="Article", get_url=_article_screen),
        Column("kind", label="Kind", accessor="get_kind_display", sort_key="kind", width="12%"),
        Column("text", label="What readers see", width="40%"),
        DateColumn("made_at", label="Made", sort_key="made_at", width="10%"),
        Column("made_by", label="By", width="10%"),
    ]
