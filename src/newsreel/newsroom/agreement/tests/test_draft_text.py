"""An article as one text."""

import pytest

from newsreel.newsroom.agreement.draft_text import draft_text
from newsreel.newsroom.tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db


def test_headline_standfirst_and_blocks_stand_one_after_another() -> None:
    article = make_article(
        section=make_section(),
        title="Harbour lights go out",
        standfirst="The cinema closes.",
        body=[
            ("text", "<p>It closes on <b>Sunday</b>.</p><p>Nobody came.</p>"),
            ("quote", {"text": "<p>We tried.</p><p>Twice.</p>", "speaker": "Ida Marsh", "address": ""}),
            ("embed", {"address": "https://example.org/x", "provider": "", "title": "Film", "cover": None}),
            ("pull_quote", {"quote": "“We tried.”", "speaker": ""}),
        ],
    )
    told = draft_text(article)
    assert told.text == (
        "Harbour lights go out\n\nThe cinema closes.\n\nIt closes on Sunday.\nNobody came.\n\n"
        "“We tried. Twice.”\n\n“We tried.”"
    )
    assert told.text[: told.headline_end] == "Harbour lights go out\n\nThe cinema closes."
    assert [(told.text[part.start : part.end][:9], part.anchor) for part in told.parts] == [
        ("Harbour l", ("title",)),
        ("The cinem", ("standfirst",)),
        ("It closes", ("body", 0)),
        ("“We tried", ("body", 1)),
        ("“We tried", ("body", 3)),
    ]


def test_a_character_is_found_in_its_part() -> None:
    told = draft_text(make_article(section=make_section()))
    assert [part.anchor for place in (0, 20, 23, 9999) if (part := told.part_at(place))] == [
        ("title",),
        ("title",),
        ("body", 0),
        ("body", 0),
    ]
