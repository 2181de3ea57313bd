"""Whatever stands in a draft or a source, the checks answer, and point inside the draft and the sources."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreel.fidelity.run import check

_PIECES = st.sampled_from(
    [
        "Anna",
        "Keller",
        "of",
        "the",
        "said",
        "told",
        "“",
        "”",
        "'",
        '"',
        "not",
        "Berlin",
        "in",
        "US",
        "us",
        "UN",
        "United Nations",
        "*",
        "_",
        "Guild",
        "Mr.",
        "J.",
        "-",
        "—",
        "\n",
        "\n\n",
        ".",
        "!",
        "…",
        "2019",
        "two",
        "according to",
        "é",
        "İ",
        "ß",
        "中",
        "\u00a0",
        "\u200d",
        "’s",
        "s’",
        "[",
        "]",
        "«",
        "»",
        "captain",
        "first",
    ]
)
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(draft=_TEXTS, sources=st.lists(_TEXTS, max_size=3), headline_end=st.integers(0, 200))
def test_findings_lie_inside_the_texts(draft: str, sources: list[str], headline_end: int) -> None:
    for finding in check(draft, sources, date(2026, 3, 18), headline_end=headline_end):
        assert 0 <= finding.start < finding.end <= len(draft)
        assert finding.text == draft[finding.start : finding.end]
        assert 0 < finding.confidence <= 1
        assert finding.message
        for passage in (finding.passage, finding.other_passage):
            if passage is not None and passage.source >= 0:
                source = sources[passage.source]
                assert passage.text == source[passage.start : passage.end]


@settings(max_examples=60, deadline=None)
@given(draft=_TEXTS)
def test_a_draft_agrees_with_itself_as_its_source(draft: str) -> None:
    kinds = {"name", "title", "place", "attribution", "claim", "negation"}
    assert [finding for finding in check(draft, [draft]) if finding.kind in kinds and finding.is_error] == []
