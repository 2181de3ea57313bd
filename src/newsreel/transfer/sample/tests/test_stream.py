"""Blocks in the form in which Wagtail stores them."""

from datetime import UTC, datetime
from typing import Any

from newsreel.transfer.sample import markup
from newsreel.transfer.sample.stream import Composer, with_dates

PUBLISHED = datetime(2026, 3, 18, 18, 30, tzinfo=UTC)


def _compose(text: str, *pictures: int, **page_ids: int) -> list[dict[str, Any]]:
    composer = Composer(
        page_ids=page_ids,
        pictures=pictures,
        published=PUBLISHED,
        corrected=[datetime(2026, 3, 20, 9, 0, tzinfo=UTC)],
    )
    return composer.compose(markup.parse(text, where="x.md"))


def test_dates_are_counted_from_publication() -> None:
    assert with_dates("{weekday}, {date}", PUBLISHED) == "Wednesday, 18 March"
    assert with_dates("{weekday-1}, {date-1}; {date+30}", PUBLISHED) == "Tuesday, 17 March; 17 April"
    assert with_dates("{month-75} {year-75}", PUBLISHED) == "January 2026"
    assert with_dates("{publisher} {date+}", PUBLISHED) == "{publisher} {date+}"


def test_links_to_stories_are_wagtails_own() -> None:
    (block,) = _compose("[One](story:cut), [two](story:missing).", cut=7)
    assert block == {"type": "text", "value": '<p><a linktype="page" id="7">One</a>, <a>two</a>.</p>'}


def test_a_related_story_that_is_not_there_is_left_out() -> None:
    assert _compose("!related cut missing", cut=7) == [
        {"type": "related_link", "value": {"article": 7, "address": "", "title": ""}}
    ]


def test_pictures_are_taken_in_their_order() -> None:
    text = '!picture\nkind = "scene"\nalt = "A breaking wave"\n\n!embed https://video.example.org/1\n'
    text += 'title = "A film"\ncover = {kind = "poster", alt = "A large fish"}'
    picture, cover = _compose(text, 3, 4)
    assert (picture["value"]["picture"], picture["value"]["alt"]) == (3, "A breaking wave")
    assert cover["value"] == {
        "address": "https://video.example.org/1",
        "provider": "",
        "title": "A film",
        "cover": 4,
    }


def test_live_updates_come_newest_first_and_go_past_midnight() -> None:
    text = "Before.\n\n!update 18:45 Doors\nOpen.\n\n!update 23:15 key Bar\nFull.\n\n!update 00:20 End\nBye."
    blocks = _compose(text)
    assert [block["type"] for block in blocks] == ["text", "live_update", "live_update", "live_update"]
    assert [(b["value"]["time"], b["value"]["headline"], b["value"]["is_key"]) for b in blocks[1:]] == [
        ("2026-03-19T00:20:00+00:00", "End", False),
        ("2026-03-18T23:15:00+00:00", "Bar", True),
        ("2026-03-18T18:45:00+00:00", "Doors", False),
    ]


def test_a_correction_note_has_its_corrections_day() -> None:
    assert _compose("!correction 1 It was a goose.") == [
        {"type": "correction_note", "value": {"date": "2026-03-20", "text": "It was a goose."}}
    ]


def test_a_table_has_a_header_row() -> None:
    (block,) = _compose("!table Weekend\n| Film | Week |\n| Cut | 3 |")
    assert block["value"]["caption"] == "Weekend"
    assert block["value"]["table"]["data"] == [["Film", "Week"], ["Cut", "3"]]
    assert block["value"]["table"]["table_header_choice"] == "row"
