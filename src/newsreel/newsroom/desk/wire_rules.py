"""Rules at the desk: what is taken of a source, where it goes, what goes out by itself."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.generic import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView, PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from newsreel.gather.models import Rule, Source
from newsreel.gather.rules import problem_with
from newsreel.gather.ruling import clause_of, latest_entries, taken_by
from newsreel.newsroom.models import Author, Section

WITH_SECTION = (Rule.Effect.ROUTE, Rule.Effect.PUBLISH)
WOULD: dict[str, str] = {
    Rule.Effect.INCLUDE: "would take {}.",
    Rule.Effect.EXCLUDE: "would leave out {}.",
    Rule.Effect.ROUTE: "would send {} to the section.",
    Rule.Effect.PUBLISH: "would publish {}, if the checklist allows it.",
}


class RuleForm(WagtailAdminModelForm):
    section_id = forms.TypedChoiceField(label="Section", required=False, coerce=int, empty_value=None)
    author_id = forms.TypedChoiceField(
        label="Signed by",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Whose byline stands on what is published: the checklist wants one.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].empty_label = "All sources"
        self._sections = {section.pk: section for section in Section.objects.live().order_by("path")}
        sections = [(pk, section.title) for pk, section in self._sections.items()]
        self.fields["section_id"].choices = [("", "—"), *sections]
        self.fields["author_id"].choices = [("", "—"), *Author.objects.values_list("pk", "name")]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if sentence := problem_with(given.get("way", ""), given.get("pattern") or ""):
            self.add_error("pattern", sentence)
        effect = given.get("effect")
        if effect not in WITH_SECTION:
            given["section_id"] = None
        elif given.get("section_id") is None and "section_id" not in self.errors:
            self.add_error("section_id", "Choose the section to which these items go.")
        if effect != Rule.Effect.PUBLISH:
            given["author_id"] = None
            return given
        if given.get("source") is None and "source" not in self.errors:
            self.add_error(
                "source", "Choose one source: what goes out by itself is decided for each of them alone."
            )
        if given.get("author_id") is None and "author_id" not in self.errors:
            self.add_error("author_id", "Choose who signs: the checklist wants a byline.")
        section = self._sections.get(given.get("section_id") or 0)
        if section and not section.permissions_for_user(self.for_user).can_publish_subpage():
            self.add_error("section_id", f"You may not publish in {section.title}, so no rule of yours may.")
        return given


class _WithPreview:
    """The form, and beneath it what the rule would take of what came in last."""

    template_name = "newsroom/desk/rule_form.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # a mixin's parent
        return {**context, **preview(context["form"].instance)}


class RuleAddView(_WithPreview, CreateView):
    def get_initial_form_instance(self) -> Rule:
        """With `?source=`, for that source."""
        wanted = self.request.GET.get("source", "")
        source = Source.objects.filter(pk=wanted).first() if wanted.isdecimal() else None
        return Rule(source=source, effect=Rule.Effect.EXCLUDE)


class RuleEditView(_WithPreview, EditView):
    pass


class RulePreviewView(PermissionCheckedMixin, View):
    """The preview anew, as the form stands now. Stores nothing."""

    permission_policy = ModelPermissionPolicy(Rule)
    any_permission_required: ClassVar = ["add", "change"]

    def post(self, request: HttpRequest) -> HttpResponse:
        given = request.POST
        source = given.get("source", "")
        rule = Rule(
            source=Source.objects.filter(pk=source).first() if source.isdecimal() else None,
            effect=given.get("effect", ""),
            place=given.get("place", ""),
            way=given.get("way", ""),
            pattern=given.get("pattern", ""),
        )
        return render(request, "newsroom/desk/rule_preview.html", preview(rule))


def preview(rule: Rule) -> dict[str, Any]:
    """For the template: what the rule would take, or why it can't be said."""
    if sentence := problem_with(rule.way, rule.pattern):
        return {"problem": sentence}
    rows = taken_by(clause_of(rule), latest_entries(rule.source))
    whose = f"of {rule.source}" if rule.source else "of all sources"
    count = sum(is_meant for _entry, is_meant in rows)
    number = "1 entry" if len(rows) == 1 else f"{len(rows)} entries"
    said = f"Of the last {number} {whose} this rule {WOULD.get(rule.effect, 'means {}.').format(count)}"
    return {
        "rows": rows,
        "said": said if rows else f"There are no entries {whose} yet.",
        "is_of_all": not rule.source,
    }


class RuleFilters(WagtailFilterSet):
    source = django_filters.ModelChoiceFilter(queryset=Source.objects.all(), label="Source")

    class Meta:
        model = Rule
        fields: ClassVar = ["source", "effect"]


def _meant(rule: Any) -> str:
    """What the rule looks for, in words."""
    if not rule.pattern.strip():
        return "Every item"
    kind = "expression " if rule.way == Rule.Way.EXPRESSION else ""
    return f"{rule.get_place_display()}: {kind}“{rule.pattern}”"


def _bound(rule: Any) -> str:
    return str(rule.source or "All sources")


class RuleListView(IndexView):
    def get_base_queryset(self) -> QuerySet[Any]:
        title = Section.objects.filter(pk=OuterRef("section_id")).values("title")[:1]
        return super().get_base_queryset().select_related("source").annotate(section_title=Subquery(title))

    @property
    def header_buttons(self) -> list[Any]:
        sources = HeaderButton("Sources", url=reverse("source:index"), icon_name="rss")
        return [*super().header_buttons, sources]


class RuleViewSet(ModelViewSet):
    model = Rule
    icon = "tasks"
    menu_label = "Rules"
    add_to_admin_menu = False
    index_view_class = RuleListView
    add_view_class = RuleAddView
    edit_view_class = RuleEditView
    create_template_name = edit_template_name = "newsroom/desk/rule_form.html"
    copy_view_enabled = False
    list_display: ClassVar = [
        TitleColumn(
            "effect",
            label="What it does",
            accessor="get_effect_display",
            get_url=lambda rule: reverse("rule:edit", args=[rule.pk]),
        ),
        Column("meant", label="With which items", accessor=_meant, width="35%"),
        Column("bound", label="Of", accessor=_bound, sort_key="source__name"),
        Column("section_title", label="Section"),
        Column("position", label="Order", sort_key="position"),
    ]
    filterset_class = RuleFilters
    search_fields: ClassVar = ["pattern"]
    edit_handler = ObjectList(
        [
            FieldPanel("source", help_text="Empty: it holds for all sources, after a source’s own rules."),
            FieldPanel("effect"),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [
                            FieldPanel("place", heading="Where it looks"),
                            FieldPanel("way", heading="For what"),
                        ]
                    ),
                    FieldPanel("pattern", heading="Words or expression"),
                ],
                heading="Which items",
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("section_id"), FieldPanel("author_id")])], heading="Where they go"
            ),
            FieldPanel("position", heading="Order", help_text="Lower numbers come first."),
        ],
        base_form_class=RuleForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("preview/", RulePreviewView.as_view(), name="preview")]
