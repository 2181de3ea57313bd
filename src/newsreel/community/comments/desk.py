"""The comment queue in Wagtail's admin."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar
from urllib.parse import urlsplit

import django_filters
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import InspectView
from wagtail.admin.widgets import AdminPageChooser
from wagtail.admin.widgets.button import BaseButton
from wagtail.permissions import policy_registry
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from newsreel.community.comments.actions import decide, reply_as_staff
from newsreel.community.comments.models import Comment
from newsreel.community.desk import CountingMenuItem, FromReaders
from newsreel.newsroom.models import Article, User

DECISIONS: dict[str, tuple[Comment.State, str]] = {
    "approve": (Comment.State.APPROVED, "Approve"),
    "reject": (Comment.State.REJECTED, "Reject"),
    "spam": (Comment.State.SPAM, "Spam"),
}
"""By the last part of their address: the state it leads to, and its label."""
SEARCHED = ("name", "email", "text", "article__title")


class CommentPolicy(FromReaders):
    """Adds the right to decide (“moderate”) to Wagtail's usual ones."""


def may_moderate(user: User | AnonymousUser) -> bool:
    return bool(policy_registry.get_by_type(Comment).user_has_permission(user, "moderate"))


class CommentFilters(WagtailFilterSet):
    article = django_filters.ModelChoiceFilter(
        queryset=Article.objects.all(), widget=AdminPageChooser(target_models=[Article])
    )

    class Meta:
        model = Comment
        fields: ClassVar = ["state", "article", "made_at"]


class CommentMenuItem(CountingMenuItem):
    """Leads to those that wait."""

    @staticmethod
    def count() -> int:
        return Comment.objects.filter(state=Comment.State.PENDING).count()

    def __init__(self, label: str, url: str, **kwargs: Any) -> None:
        super().__init__(label, f"{url}?state={Comment.State.PENDING}", **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return may_moderate(request.user)


def writer(comment: Comment) -> str:
    staff = " (newsroom)" if comment.written_by_id else ""
    return f"{comment.name}{staff}, {comment.email}" if comment.email else f"{comment.name}{staff}"


def _article_screen(comment: Comment) -> str:
    return reverse("wagtailadmin_pages:edit", args=[comment.article_id])


class CommentIndexView(IndexView):
    """Rows with a button for each decision."""

    def get_list_buttons(self, instance: Comment) -> list[BaseButton]:
        buttons: list[BaseButton] = super().get_list_buttons(instance)
        if not may_moderate(self.request.user):
            return buttons
        following = self.request.get_full_path()
        offered = [
            BaseButton(
                label,
                url=_bulk_url(action, instance, following),
                classname="button button-small button-secondary",
            )
            for action, (state, label) in DECISIONS.items()
            if state != instance.state
        ]
        return [*offered, *buttons]


def _bulk_url(action: str, comment: Comment, following: str) -> str:
    query = QueryDict(mutable=True)
    query.update({"id": str(comment.pk), "next": following})
    return f"{reverse('wagtail_bulk_action', args=['community', 'comment', action])}?{query.urlencode()}"


class ReplyForm(forms.Form):
    text = forms.CharField(
        label="Your answer",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text="Stands beneath the comment under your name, with the newsroom's badge. A waiting comment "
        "is approved by it.",
    )


class CommentInspectView(InspectView):
    """One comment with all that is known of it, the decisions, and the answer."""

    template_name = "community/desk/comment.html"
    page_title = "Comment"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        comment = self.object
        return {
            **context,
            "comment": comment,
            "markup": SafeString(comment.markup),
            "article_url": comment.article.url,
            "article_screen": _article_screen(comment),
            "earlier": _earlier(comment),
            "decisions": [
                (action, label)
                for action, (state, label) in DECISIONS.items()
                if may_moderate(self.request.user) and state != comment.state
            ],
            "may_moderate": may_moderate(self.request.user),
            "reply_form": kwargs.get("reply_form") or ReplyForm(),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (isinstance(request.user, User) and may_moderate(request.user)):
            raise PermissionDenied
        comment: Comment = get_object_or_404(Comment, pk=self.object.pk)
        if request.POST.get("do") == "reply":
            return self._reply(comment, request.user)
        decision = DECISIONS.get(request.POST.get("do", ""))
        if decision is not None:
            decide(comments=[comment], state=decision[0], by=request.user, now=timezone.now())
            messages.success(request, f"The comment by {comment.name} is {decision[0].label.lower()} now.")
        return redirect(f"{reverse(self.index_url_name)}?state={Comment.State.PENDING}")

    def _reply(self, comment: Comment, user: User) -> HttpResponse:
        form = ReplyForm(self.request.POST)
        if form.is_valid():
            try:
                reply_as_staff(comment=comment, text=form.cleaned_data["text"], by=user, now=timezone.now())
            except ValueError as error:
                form.add_error("text", str(error))
            else:
                messages.success(self.request, f"Your answer stands beneath the comment by {comment.name}.")
                return redirect(f"{reverse(self.index_url_name)}?state={Comment.State.PENDING}")
        return self.render_to_response(self.get_context_data(reply_form=form))


def _earlier(comment: Comment) -> list[Comment]:
    """What the same e-mail address wrote before: the best guide to a decision."""
    if not comment.email:
        return []
    return list(Comment.objects.filter(email=comment.email).exclude(pk=comment.pk)[:5])


class CommentViewSet(SnippetViewSet):
    model = Comment
    icon = "comment"
    menu_label = "Comments"
    menu_order = 240
    add_to_admin_menu = True
    menu_item_class = CommentMenuItem
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    index_view_class = CommentIndexView
    inspect_view_class = CommentInspectView
    filterset_class = CommentFilters
    search_fields = SEARCHED
    list_per_page = 50
    ordering: ClassVar = ["-made_at"]
    exclude_form_fields: ClassVar[tuple[str, ...]] = ()
    list_display: ClassVar[list[str | BaseColumn]] = [
        "excerpt",
        Column("name", label="By", accessor=writer, sort_key="email", width="14%"),
        Column("article", label="Article", width="14%"),
        StatusTagColumn("state", label="State", accessor="get_state_display", sort_key="state", width="9%"),
        Column("reason", label="Why it waits", width="12%"),
        DateColumn("made_at", label="Written", sort_key="made_at", width="9%"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        return Comment.objects.select_related("article").order_by("-made_at", "-pk")


class CommentBulkAction(SnippetBulkAction):
    """One decision about many comments."""

    models: ClassVar = [Comment]
    template_name = "community/desk/decide_comments.html"
    state: Comment.State

    def check_perm(self, comment: Comment) -> bool:
        return may_moderate(self.request.user)

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> QuerySet[Any]:
        """“All in the listing” are those that its filters let through, not all there are."""
        query = QueryDict(urlsplit(self.next_url).query)
        filters = CommentFilters(query, queryset=Comment.objects.all(), request=self.request)
        words = query.get("q", "")
        found = [Q(**{f"{field}__icontains": words}) for field in SEARCHED] if words else [Q()]
        return filters.qs.filter(reduce(or_, found)).values_list("pk", flat=True)

    @classmethod
    def execute_action(cls, objects: list[Comment], **context: Any) -> tuple[int, int]:
        user = context["self"].request.user
        return decide(comments=objects, state=cls.state, by=user, now=timezone.now()), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        noun = "comment is" if num_parent_objects == 1 else "comments are"
        return f"{num_parent_objects:,} {noun} {self.state.label.lower()} now."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, question=f"{self.display_name} {self._what()}?", button=self.display_name
        )

    def _what(self) -> str:
        count = len(self.cached_comments)
        return "this comment" if count == 1 else f"these {count:,} comments"

    @cached_property
    def cached_comments(self) -> list[Comment]:
        return list(self.get_actionable_objects()[0])


class ApproveComments(CommentBulkAction):
    display_name = "Approve"
    action_type = "approve"
    aria_label = "Approve the selected comments"
    action_priority = 10
    state = Comment.State.APPROVED


class RejectComments(CommentBulkAction):
    display_name = "Reject"
    action_type = "reject"
    aria_label = "Reject the selected comments"
    action_priority = 20
    state = Comment.State.REJECTED


class FileCommentsAsSpam(CommentBulkAction):
    display_name = "Spam"
    action_type = "spam"
    aria_label = "File the selected comments as spam"
    action_priority = 30
    state = Comment.State.SPAM


BULK_ACTIONS = (ApproveComments, RejectComments, FileCommentsAsSpam)
