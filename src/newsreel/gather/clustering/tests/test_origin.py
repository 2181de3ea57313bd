"""Who broke a story, and how many really stand behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.clustering.origin import (
    Credit,
    Telling,
    independent_origins,
    linked_origins,
    origins,
    plain_name,
)


@pytest.mark.parametrize(
    ("text", "outlet", "kind"),
    [
        ("The deal was first reported by Variety on Monday.", "Variety", Credit.FIRST),
        ("The news was first reported by The Hollywood Reporter.", "The Hollywood Reporter", Credit.FIRST),
        ("Deadline was the first to report the casting.", "Deadline", Credit.FIRST),
        ("TMZ broke the news late on Sunday.", "TMZ", Credit.FIRST),
        ("The story was first broken by Page Six.", "Page Six", Credit.FIRST),
        ("Puck first reported the talks.", "Puck", Credit.FIRST),
        ("Exclusively revealed by Rolling Stone.", "Rolling Stone", Credit.FIRST),
        ("“It was a relief,” Marsh told Variety.", "Variety", Credit.TOLD),
        ("A spokesman confirmed to People that they had met.", "People", Credit.TOLD),
        ("In an interview with Vanity Fair, Okafor said so.", "Vanity Fair", Credit.TOLD),
        ("Speaking to the New York Times, she laughed.", "the New York Times", Credit.TOLD),
        ("According to Deadline, filming begins in May.", "Deadline", Credit.ACCORDING),
        (
            "According to a report by The Wall Street Journal, it failed.",
            "The Wall Street Journal",
            Credit.ACCORDING,
        ),
        ("Bloomberg reports that the label was sold.", "Bloomberg", Credit.ACCORDING),
        ("as reported by the Northport Herald", "the Northport Herald", Credit.ACCORDING),
        ("(via IndieWire)", "IndieWire", Credit.ACCORDING),
        ("She told E! News that it was over.", "E! News", Credit.TOLD),
        ("Documents obtained by Northport.com show it.", "Northport.com", Credit.ACCORDING),
    ],
)
def test_finds_the_outlet(text: str, outlet: str, kind: Credit) -> None:
    found = origins(text)
    assert [(origin.outlet, origin.kind) for origin in found] == [(outlet, kind)]
    assert text[found[0].start : found[0].end] == outlet


@pytest.mark.parametrize(
    "text",
    [
        "Marsh told Jane Smith that she would leave.",
        "He told The Edge to turn it down.",
        "According to Okafor, nothing was signed.",
        "According to Police, nobody was hurt.",
        "In an interview with Tobi Okafor we learned more.",
        "She reported the theft on Monday.",
        "",
    ],
)
def test_credits_nobody(text: str) -> None:
    assert origins(text) == []


def test_a_source_of_ours_is_known_by_name() -> None:
    text = "According to Filmblatt, he left."
    assert origins(text) == []
    assert [origin.outlet for origin in origins(text, ["Filmblatt"])] == ["Filmblatt"]


def test_the_strongest_credit_stands_first() -> None:
    text = "Bloomberg reports the sale. Okafor told Billboard so. It was first reported by Puck."
    assert [origin.outlet for origin in origins(text)] == ["Puck", "Billboard", "Bloomberg"]


def test_an_outlet_is_named_once() -> None:
    assert len(origins("He told Variety so. According to Variety, she knew. Variety reports more.")) == 1


def test_links_to_sources() -> None:
    links = [
        ("https://www.variety.example/2026/film", "here"),
        ("https://elsewhere.example/", "there"),
        ("http://[broken", ""),
        ("https://variety.example/again", "again"),
    ]
    assert linked_origins(links, {"variety.example": "Variety"}) == ["Variety"]


@pytest.mark.parametrize(
    ("tellings", "count"),
    [
        ([], 0),
        ([("Daily Star", "")], 1),
        (
            [
                ("Daily Star", "TMZ"),
                ("Metro", "TMZ"),
                ("The Sun", "the TMZ"),
                ("Mirror", "TMZ"),
                ("OK", "TMZ"),
            ],
            1,
        ),
        ([("TMZ", ""), ("Metro", "TMZ")], 1),
        ([("Daily Star", "TMZ"), ("Variety", "")], 2),
        ([("Metro", "Daily Star"), ("Daily Star", "TMZ"), ("TMZ", "")], 1),
        ([("Metro", "Daily Star"), ("Daily Star", "Metro")], 1),
        ([("Metro", "Metro")], 1),
        ([("Metro", ""), ("the Metro", "")], 1),
        ([("", "TMZ")], 0),
    ],
)
def test_outlets_that_credit_one_origin_count_as_one(tellings: list[tuple[str, str]], count: int) -> None:
    assert independent_origins(Telling(*telling) for telling in tellings) == count


def test_names_are_compared_without_article_and_case() -> None:
    assert plain_name("The  Hollywood Reporter.") == plain_name("hollywood reporter")


@given(st.text(max_size=3000))
def test_reads_anything(text: str) -> None:
    for origin in origins(text):
        assert text[origin.start : origin.end] == origin.outlet


def test_a_long_text_of_names_is_read_quickly() -> None:
    assert origins("Aa " * 20_000) == []
