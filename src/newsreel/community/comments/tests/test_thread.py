"""What the front gets of a conversation, and what that costs."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from newsreel.community.comments.tests.factories import MOMENT, make_comment
from newsreel.community.comments.text import as_markup
from newsreel.community.comments.thread import SHOWN_AT_ONCE, ReaderConversation, page_of
from newsreel.community.door import read_stamp
from newsreel.community.models import Comment
from newsreel.front import slots
from newsreel.front.view import Remark, Thread
from newsreel.newsroom.models import Article
from newsreel.newsroom.tests.factories import make_article

URL = "/cinema/harbour-lights-go-out/"

pytestmark = pytest.mark.django_db


def thread(article: Article, query: str = "", *, is_open: bool = True) -> Thread:
    request = RequestFactory().get(f"{URL}{query}")
    return ReaderConversation().thread(request, article.pk, URL, is_open=is_open)


def outline(remarks: tuple[Remark, ...]) -> list[object]:
    return [[remark.name, outline(remark.replies)] if remark.replies else remark.name for remark in remarks]


def test_the_front_was_given_this_conversation() -> None:
    assert isinstance(slots.conversation, ReaderConversation)


def test_a_remark_carries_what_readers_see() -> None:
    article = make_article()
    comment = make_comment(article=article, website="https://ada.example")
    (remark,) = thread(article).remarks
    assert remark == Remark(
        id=comment.pk,
        name="Ada",
        text=remark.text,
        made=MOMENT,
        reply_url=f"{URL}?reply={comment.pk}#respond",
        website="https://ada.example",
    )
    assert str(remark.text) == "<p>A fine film.</p>"


def test_only_the_approved_are_shown_and_their_replies_stay() -> None:
    article = make_article()
    first = make_comment(article=article, name="First")
    hidden = make_comment(article=article, name="Hidden", parent=first, state="rejected")
    make_comment(article=article, name="Reply", parent=hidden)
    make_comment(article=article, name="Answer", parent=first)
    for state in ("pending", "spam"):
        make_comment(article=article, name=state, state=state)
    found = thread(article)
    assert outline(found.remarks) == [["First", ["Answer"]], "Reply"]
    assert found.count == 3


def test_oldest_first() -> None:
    article = make_article()
    make_comment(article=article, name="Later", made_at=MOMENT + timedelta(hours=1))
    make_comment(article=article, name="Earlier")
    assert outline(thread(article).remarks) == ["Earlier", "Later"]


def test_the_form_opens_for_a_reply() -> None:
    article = make_article()
    comment = make_comment(article=article)
    form = thread(article, f"?reply={comment.pk}").form
    assert form is not None
    assert form.parent is not None
    assert form.parent.id == comment.pk
    assert form.cancel_url == f"{URL}#respond"
    assert form.action == "/comments/"
    assert form.article_id == article.pk
    assert read_stamp(form.stamp, f"comment on {article.pk}") is not None


@pytest.mark.parametrize("value", ["0", "-1", "abc", "999999999999999", "9" * 60, "٣", "1 OR 1=1", "%00"])
def test_nonsense_to_reply_to_opens_a_plain_form(value: str) -> None:
    article = make_article()
    make_comment(article=article)
    form = thread(article, f"?reply={value}").form
    assert form is not None
    assert form.parent is None
    assert thread(article, f"?comments={value}").count == 1


def test_one_that_waits_can_not_be_answered() -> None:
    article = make_article()
    comment = make_comment(article=article, state="pending")
    form = thread(article, f"?reply={comment.pk}").form
    assert form is not None
    assert form.parent is None


def test_the_notice_after_sending() -> None:
    form = thread(make_article(), "?sent=waiting").form
    assert form is not None
    assert form.notice == "Thank you. Your comment waits for approval."


def test_closed_comments_show_no_form() -> None:
    article = make_article()
    make_comment(article=article)
    found = thread(article, is_open=False)
    assert (found.is_open, found.form, found.count) == (False, None, 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries(rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    article, other = make_article(), make_article(title="Other")
    for _row in range(rows):
        first = make_comment(article=article)
        make_comment(article=article, parent=first)
        make_comment(article=article, state="pending")
    with django_assert_num_queries(1):
        assert ReaderConversation().counts([article.pk, other.pk]) == {article.pk: 2 * rows}
    with django_assert_num_queries(1):
        assert thread(article, f"?reply={first.pk}").count == 2 * rows


def test_ten_thousand_comments_come_in_pages(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    article = make_article()
    markup = as_markup("Fine.")
    Comment.objects.bulk_create(
        Comment(
            article=article,
            name=f"Reader {number}",
            text="Fine.",
            markup=markup,
            state="approved",
            made_at=MOMENT + timedelta(seconds=number),
        )
        for number in range(10_000)
    )
    with django_assert_num_queries(3):
        found = thread(article)
    assert found.count == 10_000
    assert len(found.remarks) == SHOWN_AT_ONCE
    assert found.pager is not None
    assert (found.pager.number, found.pager.count, found.pager.total) == (1, 50, 10_000)
    assert [page.number if page else None for page in found.pager.pages] == [1, 2, 3, None, 50]
    assert (found.pager.previous_url, found.pager.next_url) == ("", f"{URL}?comments=2#comments")
    last = thread(article, "?comments=9999")
    assert last.pager is not None
    assert last.pager.number == 50
    assert last.remarks[-1].name == "Reader 9999"
    assert last.pager.previous_url == f"{URL}?comments=49#comments"
    newest = Comment.objects.get(name="Reader 9999")
    assert page_of(newest) == 50


def test_a_long_chain_of_replies_is_cut_into_pages_too() -> None:
    article = make_article()
    parent = None
    for number in range(SHOWN_AT_ONCE + 5):
        parent = make_comment(article=article, name=str(number), parent=parent)
    assert parent is not None
    assert parent.depth == SHOWN_AT_ONCE + 4
    second = thread(article, "?comments=2")
    assert outline(second.remarks) == [["200", [["201", [["202", ["203", "204"]]]]]]]


def test_nothing_of_a_deleted_article_stays() -> None:
    article = make_article()
    make_comment(article=article, parent=make_comment(article=article))
    article.delete()
    assert Comment.objects.count() == 0
