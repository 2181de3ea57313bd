"""The conversation beneath an article, as the front shows it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from newsreel.community.comments.models import Comment
from newsreel.community.comments.tree import children, in_reading_order
from newsreel.community.door import place_stamp
from newsreel.front import paging
from newsreel.front.view import CommentForm, Pager, Remark, Thread
from newsreel.lib import prepared
from newsreel.lib.prepared import Blank

SHOWN_AT_ONCE = 200
"""Comments on one page. A longer conversation goes on on further ones."""

WAITING_SENTENCE = "Thank you. Your comment waits for approval."
_FAILED = "newsreel.failed_comment"


@dataclass(frozen=True, slots=True)
class FailedForm:
    """What a reader sent that could not be taken, to be shown again with the reasons."""

    values: Mapping[str, str]
    errors: Mapping[str, str]
    stamp: str = ""
    """Empty where a new one is due."""
    parent_id: int | None = None


def remember_failed_form(request: HttpRequest, failed: FailedForm) -> None:
    """Have :meth:`ReaderConversation.thread` show this form when the article is drawn for this request."""
    request.META[_FAILED] = failed


def stamp_subject(article_id: int) -> str:
    return f"comment on {article_id}"


def approved(article_id: int | Blank) -> "QuerySet[Comment]":
    return Comment.objects.filter(article_id=article_id, state=Comment.State.APPROVED).order_by(
        "made_at", "pk"
    )


def page_of(comment: Comment) -> int:
    """The number of the page on which an approved comment stands."""
    keys = _order(comment.article_id)
    return keys.index(comment.pk) // SHOWN_AT_ONCE + 1 if comment.pk in keys else 1


def _order(article_id: int) -> list[int]:
    """The keys of all approved comments in reading order."""
    return [
        place.key for place in in_reading_order(dict(approved(article_id).values_list("pk", "parent_id")))
    ]


class ReaderConversation:
    """Implements :class:`newsreel.front.slots.Conversation`."""

    def counts(self, article_ids: Collection[int]) -> Mapping[int, int]:
        found = (
            Comment.objects.filter(article_id__in=article_ids, state=Comment.State.APPROVED)
            .order_by()
            .values_list("article_id")
            .annotate(count=Count("pk"))
        )
        return dict(found)

    def thread(self, request: HttpRequest, article_id: int, url: str, *, is_open: bool) -> Thread:
        shown = _shown_page(article_id, _number(request.GET.get("comments")) or 1)
        remarks = _remarks(shown.comments, url)
        return Thread(
            count=shown.total,
            remarks=remarks,
            is_open=is_open,
            form=_form(request, article_id, url, shown.comments) if is_open else None,
            pager=_pager(shown, url),
        )


@dataclass(frozen=True, slots=True)
class _Shown:
    comments: list[Comment]
    total: int
    number: int = 1
    pages: int = 1


def _shown_page(article_id: int, number: int) -> _Shown:
    """The comments of one page: in one query where all fit, else the order first and then the page."""
    first = prepared.rows(_first, article=article_id)
    if len(first) <= SHOWN_AT_ONCE:
        return _Shown(first, len(first))
    order = _order(article_id)
    pages = -(-len(order) // SHOWN_AT_ONCE)
    number = min(number, pages)
    keys = order[(number - 1) * SHOWN_AT_ONCE : number * SHOWN_AT_ONCE]
    return _Shown(list(approved(article_id).filter(pk__in=keys)), len(order), number, pages)


def _first() -> "QuerySet[Comment]":
    return approved(Blank("article", BigIntegerField()))[: SHOWN_AT_ONCE + 1]


def _remarks(comments: list[Comment], url: str) -> tuple[Remark, ...]:
    by_key = {comment.pk: comment for comment in comments}
    beneath = children(in_reading_order({comment.pk: comment.parent_id for comment in comments}))

    def drawn(key: int | None) -> tuple[Remark, ...]:
        # As deep as the tree is shown, so never deeper than a few calls.
        return tuple(_remark(by_key[reply], url, replies=drawn(reply)) for reply in beneath.get(key, ()))

    return drawn(None)


def _remark(comment: Comment, url: str, *, replies: tuple[Remark, ...] = ()) -> Remark:
    return Remark(
        id=comment.pk,
        name=comment.name,
        text=SafeString(comment.markup),
        made=comment.made_at,
        reply_url=f"{url}?reply={comment.pk}#respond",
        replies=replies,
        is_staff=comment.written_by_id is not None,
        website=comment.website,
    )


def _form(request: HttpRequest, article_id: int, url: str, shown: list[Comment]) -> CommentForm:
    failed = request.META.get(_FAILED)
    given: dict[str, Any] = {}
    stamp = ""
    parent_id = _number(request.GET.get("reply"))
    if isinstance(failed, FailedForm):
        given = {"values": failed.values, "errors": failed.errors}
        stamp, parent_id = failed.stamp, failed.parent_id
    elif request.GET.get("sent") == "waiting":
        given = {"notice": WAITING_SENTENCE}
    parent = None
    if parent_id is not None:
        parent = next((comment for comment in shown if comment.pk == parent_id), None)
        parent = parent or approved(article_id).filter(pk=parent_id).first()
    return CommentForm(
        action="/comments/",
        article_id=article_id,
        stamp=stamp or place_stamp(stamp_subject(article_id), timezone.now()),
        parent=_remark(parent, url) if parent else None,
        cancel_url=f"{url}#respond",
        **given,
    )


def _pager(shown: _Shown, url: str) -> Pager | None:
    if shown.pages == 1:
        return None
    return paging.pager(
        shown.total, shown.number, lambda number: page_url(url, number), per_page=SHOWN_AT_ONCE
    )


def page_url(url: str, number: int, anchor: str = "comments") -> str:
    return f"{url}?comments={number}#{anchor}" if number > 1 else f"{url}#{anchor}"


def _number(value: str | None) -> int | None:
    """A positive number from an address, or None."""
    if value is not None and value.isascii() and value.isdigit() and len(value) < 16:
        return int(value)
    return None
