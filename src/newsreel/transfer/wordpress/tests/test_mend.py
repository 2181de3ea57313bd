"""What is broken as XML though its meaning is plain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsreel.transfer.wordpress.mend import mended
from newsreel.transfer.wordpress.stream import Mendings


def mend(text: str, size: int = 7) -> tuple[str, Mendings]:
    """The text mended, given to the mender in pieces of this size."""
    mendings = Mendings()
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    return "".join(mended(pieces, mendings)), mendings


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("<r><a><![CDATA[one ]]> two]]></a></r>", "one ]]> two"),
        ("<r><a><![CDATA[<script>//<![CDATA[\nx()\n//]]></script> end]]></a></r>", None),
        (
            "<r><a>salt & pepper &nbsp;&eacute; &bogus; &amp; &#65;</a></r>",
            "salt & pepper \u00a0é &bogus; & A",
        ),
        ("<r><a x='1'><![CDATA[]]]]><![CDATA[>]]></a></r>", "]]>"),
        ("<r><a><![CDATA[x]]></b></a></r>", "x]]></b>"),
    ],
)
@pytest.mark.parametrize("size", [1, 5, 10_000])
def test_mended_text_can_be_parsed(broken: str, words: str | None, size: int) -> None:
    text = broken if words != "x]]></b>" else "<r><a><![CDATA[x]]></b>]]></a></r>"
    fixed, _mendings = mend(text, size)
    found = "".join(str(part) for part in etree.fromstring(fixed).itertext())
    if words is not None:
        assert found == words


def test_what_was_mended_is_counted() -> None:
    _text, mendings = mend("<r><a><![CDATA[a ]]> b ]]> c]]></a><b>x & y &nbsp;</b></r>")
    assert (mendings.sections, mendings.entities) == (2, 2)
    assert mendings.told() == [
        "2 places with “]]>” inside of text, which broke the file, were mended while reading.",
        "2 ampersands and HTML entities outside of text were mended while reading.",
    ]


@given(
    st.lists(st.text(alphabet="abc ]>&;<é\n", max_size=12), max_size=5), st.integers(min_value=1, max_value=9)
)
def test_well_formed_text_keeps_its_words(parts: list[str], size: int) -> None:
    sections = "".join(f"<a><![CDATA[{part.replace(']]>', ']]]]><![CDATA[>')}]]></a>" for part in parts)
    document = f"<r>{sections}</r>"
    fixed, _mendings = mend(document, size)
    assert [element.text or "" for element in etree.fromstring(fixed)] == parts


@given(st.text(alphabet="<>[]!CDAT&;a/ ", max_size=60), st.integers(min_value=1, max_value=9))
def test_nothing_but_marks_is_added_or_lost(text: str, size: int) -> None:
    whole, _ = mend(text, 10_000)
    pieces, _ = mend(text, size)
    assert whole.count("a") >= text.count("a")
    assert pieces.count("a") >= text.count("a")
