"""Fields of items: bounded and clean."""

import pytest

from newsreel.gather.sources import fields


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("A  quiet\npremiere", "A quiet premiere"),
        ("Tom &amp; Ada", "Tom & Ada"),
        ("<b>Loud</b> <script>x</script>premiere", "Loud premiere"),
        ("1 < 2", "1 < 2"),
        ("nu\x00ll", "null"),
        ("x" * 600, "x" * 500),
    ],
)
def test_a_line_is_one_line_of_plain_text(written: str, clean: str) -> None:
    assert fields.line(written) == clean


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("plain", "plain"),
        ('<a href="/x">x</a>', '<a href="https://a.example/x" rel="noopener">x</a>'),
        ("<a href=x>x</a>", '<a href="https://a.example/f/x" rel="noopener">x</a>'),
        ('<a href="https://b.example/">x</a>', '<a href="https://b.example/" rel="noopener">x</a>'),
        ('<a href="javascript:x">x</a>', '<a rel="noopener">x</a>'),
        ('<span class="k">a</span>' * 9, "a" * 9),
        ('<span lang="fr">a</span>' * 9, '<span lang="fr">a</span>' * 9),
        ('<span class="a>b">a</span>' * 9, "<span>a</span>" * 9),
        ("<spanner>a</spanner>" * 9, "a" * 9),
    ],
)
def test_markup_is_cleaned_and_its_links_lead_to_where_they_led(written: str, clean: str) -> None:
    assert fields.markup(written, base="https://a.example/f/p") == clean


def test_plain_text_is_no_markup() -> None:
    assert fields.markup("1 < 2 & <b>", is_plain=True) == "1 &lt; 2 &amp; &lt;b&gt;"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/p", "https://a.example/p"),
        (" https://b.example/p ", "https://b.example/p"),
        ("https://b.example/ä", "https://b.example/ä"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("http://[", ""),
        ("https://b.example/" + "x" * 2000, ""),
        ("", ""),
    ],
)
def test_an_address_is_absolute_and_of_the_web(written: str, address: str) -> None:
    assert fields.web_address(written, "https://a.example/f/") == address
