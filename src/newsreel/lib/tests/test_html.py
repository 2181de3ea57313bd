import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.lib.html import (
    DEEPEST,
    clean,
    clean_comment,
    clean_syndicated,
    plain_text,
    text_of_clean,
    without_controls,
)


@pytest.mark.parametrize(
    ("dirty", "safe"),
    [
        ("<p onclick='x()'>Hello</p>", "<p>Hello</p>"),
        ("<script>alert(1)</script><p>After</p>", "<p>After</p>"),
        ("<style>p{}</style>Text", "Text"),
        ("<a href='javascript:alert(1)'>x</a>", '<a rel="noopener">x</a>'),
        ("<a href='https://example.org/'>x</a>", '<a href="https://example.org/" rel="noopener">x</a>'),
        ("<iframe src='https://example.org'>inside</iframe>ok", "ok"),
        ("<img src=x onerror=alert(1) alt='A'>", '<img src="x" alt="A">'),
        ("<p>un\x00closed <b>bold", "<p>unclosed <b>bold</b></p>"),
    ],
)
def test_article_markup_is_cleaned(dirty: str, safe: str) -> None:
    assert clean(dirty) == safe


def test_comment_links_are_not_followed() -> None:
    assert clean_comment("<a href='http://example.org'>x</a><h2>big</h2>") == (
        '<a href="http://example.org" rel="nofollow ugc noopener">x</a>big'
    )


def test_syndicated_markup_loses_pictures() -> None:
    assert clean_syndicated("<p>a<img src='https://tracker.example/p.gif'>b</p>") == "<p>ab</p>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("<p>One  two</p><p>Three</p>", "One two\nThree"),
        ("a<br>b", "a\nb"),
        ("<ul><li>x</li><li>y</li></ul>", "x\ny"),
        ("Fish &amp; chips &lt;3", "Fish & chips <3"),
        ("<script>no</script>", ""),
    ],
)
def test_plain_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


def test_controls_and_lone_surrogates_are_dropped() -> None:
    assert without_controls("a\x00b\x1fc\ud800d\te\n") == "abcd\te\n"


@pytest.mark.parametrize(
    "tower", ["<div>", "<DIV class='x'>", "<b></i>", "<ul><li>", "<div></div><div><p></p>"]
)
def test_a_tower_of_elements_is_taken_as_text(tower: str) -> None:
    markup = tower * 100_000 + "The <script>top</script> & more"
    assert clean(markup).strip() == clean_syndicated(markup).strip() == "The  top  &amp; more"
    assert plain_text(markup) == "The top & more"


@pytest.mark.parametrize("row", ["<p>One", "<p>One</p>", "One<br>", "<b>One</b>", "<div><i>One</i></div>"])
def test_a_long_row_of_elements_is_no_tower(row: str) -> None:
    assert clean(row * (DEEPEST + 1)).count("<") > DEEPEST


def test_stray_brackets_are_read_in_one_go() -> None:
    assert clean("<" * 100_000) == "&lt;" * 100_000


@given(st.text())
def test_nothing_dangerous_survives(markup: str) -> None:
    safe = clean(markup)
    assert "<script" not in safe.lower()
    assert clean(safe) == safe
    plain_text(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "Plain, and no more.",
        "<p>One &amp; two</p><p>Three<br>four</p>",
        '<p title="a > b &quot;c&quot;">Ida</p> &lt;not a tag&gt;',
        "<ul><li>a</li><li>b</li></ul>c<h2>d</h2>",
        "<bdo>kept</bdo><br />and <b>bold</b>",
        "",
    ],
)
def test_text_of_clean_markup_is_its_plain_text(markup: str) -> None:
    assert text_of_clean(clean_syndicated(markup)) == plain_text(markup)


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<br>", "<b title='>\"<'>", "a b", "&lt;", "\n", "<td>", "é"]))
)
def test_text_of_any_clean_markup_is_its_plain_text(parts: list[str]) -> None:
    cleaned = clean_syndicated("".join(parts))
    assert text_of_clean(cleaned) == plain_text(cleaned)
