"""Reading time: words where words are parted, characters where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.newsroom.reading import minutes
from newsreel.newsroom.tests import factories


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], 1),
        ([""], 1),
        (["word " * 230], 1),
        (["word " * 280], 1),
        (["word " * 300], 2),
        (["word " * 200, "word " * 260], 2),
        (["映" * 300], 1),
        (["映" * 600], 2),
        (["映画" * 300 + " and " + "word " * 230], 3),
        (["— — …"], 1),
    ],
)
def test_minutes(texts: list[str], expected: int) -> None:
    assert minutes(texts) == expected


@given(st.lists(st.text(), max_size=5))
def test_any_text_takes_at_least_a_minute(texts: list[str]) -> None:
    assert minutes(texts) >= 1


@pytest.mark.django_db
def test_an_article_knows_its_minutes_when_saved() -> None:
    article = factories.make_article(authors=[factories.make_author()], body=f"<p>{'word ' * 500}</p>")
    assert article.minutes == 2

    article.body = [("text", "<p>Short.</p>")]
    article.save()
    article.refresh_from_db()

    assert article.minutes == 1


@pytest.mark.django_db
def test_imported_markup_counts_and_is_found() -> None:
    article = factories.make_article(
        body=[("imported_markup", f"<div>{'word ' * 500}zephyr</div><script>x</script>")]
    )

    assert article.minutes == 2
    texts = article.body.stream_block.get_searchable_content(article.body)
    assert texts[0].endswith("zephyr")
