"""Comments of another system find their place, in any order, as often as the import runs."""

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest

from newsreel.community.comments.actions import Placed, place_imported_comment
from newsreel.community.models import Comment
from newsreel.newsroom.models import Article
from newsreel.newsroom.tests.factories import make_article

MOMENT = datetime(2012, 9, 3, 10, 18, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def place(article: Article, key: str, parent: str = "", **fields: Any) -> Placed:
    values = {"name": "Ada", "text_html": "A fine film.", "made_at": MOMENT, **fields}
    return place_imported_comment(article_id=article.pk, source_key=key, parent_key=parent, **values)


def test_twice_changes_nothing() -> None:
    article = make_article()
    fields = {"email": "Ada@Example.org", "website": "https://ada.example", "ip": "192.0.2.7"}
    assert place(article, "wp:1", **fields) == "made"
    assert place(article, "wp:1", **fields) == "unchanged"
    comment = Comment.objects.get()
    assert (comment.name, comment.email, comment.website) == ("Ada", "ada@example.org", "https://ada.example")
    assert (comment.text, comment.markup) == ("A fine film.", "<p>A fine film.</p>")
    assert (comment.state, comment.made_at, comment.depth) == ("approved", MOMENT, 0)
    assert len(comment.address_hash) == 64
    assert "192.0.2.7" not in comment.address_hash


def test_new_text_is_taken_over() -> None:
    article = make_article()
    place(article, "wp:1")
    assert place(article, "wp:1", text_html="A <b>finer</b> film.") == "changed"
    assert Comment.objects.get().markup == "<p>A <b>finer</b> film.</p>"


def test_a_decision_made_here_stays() -> None:
    article = make_article()
    place(article, "wp:1", state="pending")
    Comment.objects.update(state="spam", decided_at=MOMENT)
    assert place(article, "wp:1", state="approved") == "unchanged"
    assert Comment.objects.get().state == "spam"


@pytest.mark.parametrize("order", list(permutations([("1", ""), ("2", "1"), ("3", "2")])))
def test_a_thread_comes_out_whole_in_any_order(order: tuple[tuple[str, str], ...]) -> None:
    article = make_article()
    for key, parent in order:
        place(article, key, parent)
    found = {
        comment.source_key: (comment.parent and comment.parent.source_key, comment.depth)
        for comment in Comment.objects.select_related("parent")
    }
    assert found == {"1": (None, 0), "2": ("1", 1), "3": ("2", 2)}
    assert [place(article, key, parent) for key, parent in order] == ["unchanged"] * 3


def test_circles_are_cut() -> None:
    article = make_article()
    for _run in range(2):
        place(article, "1", "2")
        place(article, "2", "1")
        place(article, "3", "3")
    found = {comment.source_key: comment.parent_id for comment in Comment.objects.all()}
    assert found["1"] is None
    assert found["2"] == Comment.objects.get(source_key="1").pk
    assert found["3"] is None


def test_a_parent_on_another_article_is_none() -> None:
    first, second = make_article(), make_article(title="Second")
    place(first, "1")
    place(second, "2", "1")
    assert Comment.objects.get(source_key="2").parent is None


@pytest.mark.parametrize("text", ["", "  ", "<script>alert(1)</script>", "\x00\u200b"])
def test_nothing_to_show_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no text that can be shown"):
        place(make_article(), "1", text_html=text)


def test_nonsense_in_other_fields_is_dropped() -> None:
    article = make_article()
    place(article, "1", name="\u202e", email="not one", website="javascript:alert(1)", ip="localhost")
    comment = Comment.objects.get()
    assert (comment.name, comment.email, comment.website, comment.address_hash) == ("Anonymous", "", "", "")
