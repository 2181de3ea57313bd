"""What is made of a language model's answer."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.newsroom.writing.answer import (
    LONGEST_HEADLINE,
    LONGEST_PARAGRAPH,
    MOST_PARAGRAPHS,
    Paragraph,
    UnusableAnswerError,
    read_answer,
)


def body(content: object) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def answered(**said: object) -> bytes:
    return body(json.dumps({"headline": "A", "paragraphs": [{"text": "B"}], **said}))


def test_an_answer_is_read() -> None:
    paragraphs = [{"text": "One  two", "reports": [2, 1]}, {"text": "Three", "reports": 1}]
    written = read_answer(
        answered(headline="A premiere", standfirst="In May.", paragraphs=paragraphs), tellings=2
    )
    assert (written.headline, written.standfirst) == ("A premiere", "In May.")
    assert written.paragraphs == (Paragraph("One two", (1, 0)), Paragraph("Three", (0,)))


@pytest.mark.parametrize(
    "content",
    [
        '```json\n{"headline": "A", "paragraphs": ["B"]}\n```',
        'Here it is: {"headline": "A", "paragraphs": [{"text": "B"}]} Anything else?',
    ],
)
def test_what_stands_around_the_object_is_passed_over(content: str) -> None:
    written = read_answer(body(content), tellings=1)
    assert (written.headline, written.paragraphs) == ("A", (Paragraph("B", ()),))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("<script>alert(1)</script>Hello <b>there</b>", "Hello there"),
        ("See [the film](https://evil.example/?q=1) now", "See the film now"),
        ("![x](https://evil.example/pixel.gif)Seen", "xSeen"),
        ("A\x00B\x1b[0m", "AB[0m"),
        ("3 < 4 & 5 > 2", "3 < 4 & 5 > 2"),
    ],
)
def test_markup_and_links_become_text(said: str, kept: str) -> None:
    written = read_answer(answered(paragraphs=[{"text": said}]), tellings=1)
    assert written.paragraphs[0].text == kept


def test_reports_that_were_never_sent_are_left_out() -> None:
    numbers = [0, 3, -1, True, "1", None, 2, 2]
    written = read_answer(answered(paragraphs=[{"text": "B", "reports": numbers}]), tellings=2)
    assert written.paragraphs[0].tellings == (1,)


def test_it_is_bounded() -> None:
    many = [{"text": "b" * 10_000}] * 100
    written = read_answer(answered(headline="a" * 10_000, paragraphs=many), tellings=1)
    assert len(written.headline) == LONGEST_HEADLINE
    assert len(written.paragraphs) == MOST_PARAGRAPHS
    assert len(written.paragraphs[0].text) == LONGEST_PARAGRAPH


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (b"", "It did not answer as a chat completion does."),
        (b"<html>", "It did not answer as a chat completion does."),
        (b'{"choices": []}', "It did not answer as a chat completion does."),
        (body(None), "Its answer is empty."),
        (body("I can't help with that."), "It did not answer with the JSON object that it was asked for."),
        (body("[1]"), "It did not answer with the JSON object that it was asked for."),
        (answered(headline=""), "It answered without a headline or without a paragraph."),
        (answered(paragraphs=[]), "It answered without a headline or without a paragraph."),
        (b"[" * 100_000, "It did not answer as a chat completion does."),
    ],
)
def test_what_cannot_be_used_is_refused(given: bytes, sentence: str) -> None:
    with pytest.raises(UnusableAnswerError) as refused:
        read_answer(given, tellings=1)
    assert str(refused.value) == sentence


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@given(headline=_JSON, standfirst=_JSON, paragraphs=_JSON, tellings=st.integers(0, 5))
def test_any_answer_gives_text_or_a_sentence(
    headline: object, standfirst: object, paragraphs: object, tellings: int
) -> None:
    said = answered(headline=headline, standfirst=standfirst, paragraphs=paragraphs)
    try:
        written = read_answer(said, tellings=tellings)
    except UnusableAnswerError:
        return
    assert written.headline.strip() == written.headline != ""
    for paragraph in written.paragraphs:
        assert paragraph.text.strip()
        assert all(0 <= number < tellings for number in paragraph.tellings)
