"""Articles in the admin: writing one, and the list of them all."""

from typing import Any

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django_filters import ChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
    ParentPageColumn,
)
from wagtail.admin.views.pages.create import AddSubpageView, CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet

from newsreel.newsroom.desk.agreement import AgreementSidePanel
from newsreel.newsroom.desk.checklist_panel import ChecklistSidePanel
from newsreel.newsroom.desk.provenance_panel import ProvenanceSidePanel
from newsreel.newsroom.models import Article, Author, Byline, Page, Section


class ArticleEditView(EditView):
    def get_side_panels(self) -> MediaContainer:
        return MediaContainer(
            [
                *super().get_side_panels(),
                ChecklistSidePanel(self.page, self.request),
                AgreementSidePanel(self.page, self.request),
                ProvenanceSidePanel(self.page, self.request),
            ]
        )


class ArticleCreateView(CreateView):
    def get(self, request: HttpRequest) -> HttpResponse:
        """Whoever starts an article signs it, unless they change that."""
        author = Author.objects.filter(user=request.user.pk).first()
        if author is not None:
            self.page.bylines = [Byline(author=author)]
        return super().get(request)

    def get_side_panels(self) -> MediaContainer:
        return MediaContainer([*super().get_side_panels(), ChecklistSidePanel(self.page, self.request)])


class ArticleViewSet(PageViewSet):
    model = Article
    edit_view_class = ArticleEditView
    add_view_class = ArticleCreateView


class _AddBeneathView(AddSubpageView):
    """Whoever may not make sections isn't asked what to make."""

    def dispatch(self, request: HttpRequest, parent_page_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("newsroom.add_section"):
            return redirect("wagtailadmin_pages:add", "newsroom", "article", parent_page_id)
        return super().dispatch(request, parent_page_id, *args, **kwargs)


class AnyPageViewSet(PageViewSet):
    """In the place of Wagtail's own, for all kinds of pages that have none of their own."""

    model = Page
    add_subpage_view_class = _AddBeneathView


class _SectionFilter(ModelMultipleChoiceFilter):
    """Articles of these sections and of those beneath them."""

    def filter(self, queryset: QuerySet[Article], value: list[Section]) -> QuerySet[Article]:
        if not value:
            return queryset
        found = Article.objects.none()
        for section in value:
            found |= Article.objects.descendant_of(section)
        return queryset.filter(pk__in=found.values("pk"))


class _StateFilter(ChoiceFilter):
    def filter(self, queryset: QuerySet[Article], value: str) -> QuerySet[Article]:
        match value:
            case "live":
                return queryset.filter(live=True)
            case "draft":
                return queryset.filter(live=False, withdrawal=None)
            case "withdrawn":
                return queryset.exclude(withdrawal=None)
        return queryset


class ArticleFilterSet(PageFilterSet):
    section = _SectionFilter(label="Section", queryset=Section.objects.all(), widget=CheckboxSelectMultiple)
    state = _StateFilter(
        label="State",
        empty_label="Any",
        choices=[("live", "Live"), ("draft", "Draft"), ("withdrawn", "Withdrawn")],
        widget=RadioSelect,
    )
    form = MultipleChoiceFilter(label="Form", choices=Article.Form.choices, widget=CheckboxSelectMultiple)
    author = ModelMultipleChoiceFilter(
        label="Author", field_name="bylines__author", queryset=Author.objects.all(), distinct=True
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("site", "has_child_pages"):
            self.filters.pop(name, None)


class ArticleIndexView(IndexView):
    def annotate_queryset(self, pages: QuerySet[Article]) -> QuerySet[Article]:
        return super().annotate_queryset(pages).prefetch_related("bylines__author")


def _signed_by(article: Article) -> str:
    return ", ".join(byline.author.name for byline in article.bylines.all())


class ArticleListing(PageListingViewSet):
    """“Articles” in the menu: all of them, whatever their section, the newest work first."""

    model = Article
    name = "articles"
    icon = "doc-full"
    menu_label = "Articles"
    menu_name = "articles"
    menu_order = 110
    add_to_admin_menu = True
    index_view_class = ArticleIndexView
    filterset_class = ArticleFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Title", sort_key="title", classname="title"),
        ParentPageColumn("parent", label="Section"),
        Column("byline", label="Byline", accessor=_signed_by, width="15%"),
        Column("form", label="Form", accessor="get_form_display", sort_key="form", width="8%"),
        DateColumn("first_published_at", label="Published", sort_key="first_published_at", width="10%"),
        DateColumn(
            "latest_revision_created_at", label="Updated", sort_key="latest_revision_created_at", width="10%"
        ),
        PageStatusColumn("status", label="Status", sort_key="live", width="10%"),
    ]
