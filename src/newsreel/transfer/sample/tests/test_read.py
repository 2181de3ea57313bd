"""Files of the edition as values, and what is said about broken ones."""

from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsreel.transfer.sample.markup import EditionError, Text
from newsreel.transfer.sample.read import read_standing, read_story
from newsreel.transfer.sample.record import Moment

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 30, 12, 30, tzinfo=LONDON)

STORY = """+++
title = "Cut."
section = "cinema"
standfirst = "Two frames."
by = ["ines"]
with = ["tobias"]
edited_by = ["ludo"]
when = {days_ago = 2, at = 14:05:00}
picture = {kind = "scene", motif = "sea", alt = "A breaking wave"}
+++
He blows.
"""


def _write(folder: Path, text: str) -> Path:
    path = folder / "cut.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_story_is_read(tmp_path: Path) -> None:
    story = read_story(_write(tmp_path, STORY))
    assert story.slug == "cut"
    assert story.front.title == "Cut."
    assert story.front.bylines() == [("ines", "by"), ("tobias", "with"), ("ludo", "edited")]
    assert story.front.picture.credit == "Illustration: The Matinee / Newsreel"
    assert story.blocks == (Text("<p>He blows.</p>"),)


def test_a_standing_page_is_read(tmp_path: Path) -> None:
    path = _write(tmp_path, '+++\ntitle = "DMCA"\norder = 4\nkind = "dmca"\n+++\nWrite to {dmca_email}.\n')
    page = read_standing(path)
    assert (page.slug, page.front.kind, page.front.order) == ("cut", "dmca", 4)
    assert page.blocks == (Text("<p>Write to {dmca_email}.</p>"),)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("+++\n", "", "cut.md: must begin with front matter between two lines of “+++”"),
        ('"Cut."', '"Cut.', "cut.md: is no TOML: "),
        ("standfirst", "standfrist", "cut.md: “standfirst” can't be used: Field required"),
        (
            'section = "cinema"',
            'section = "cinema"\nsections = "x"',
            "cut.md: “sections” can't be used: Extra",
        ),
        ('by = ["ines"]', "by = []", "cut.md: “by” can't be used: Tuple should have at least 1 item"),
        ('"scene"', '"photo"', "“photo” is no kind of picture; choose one of poster, portrait"),
        ("{days_ago = 2, at = 14:05:00}", "{days_ago = 2}", "days_ago and days_ahead need “at”"),
        ("{days_ago = 2, at = 14:05:00}", "{hours_ago = 2, at = 14:05:00}", "the others have none"),
        ("{days_ago = 2, at = 14:05:00}", "{hours_ago = 2, minutes_ago = 1}", "give exactly one of"),
        ("He blows.", "!blow", "cut.md, line 11: “!blow” is no directive"),
    ],
)
def test_a_broken_story_is_refused_with_file_and_place(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(EditionError) as caught:
        read_story(_write(tmp_path, STORY.replace(old, new, 1)))
    assert sentence in str(caught.value)


def test_moments_are_seen_from_the_loading() -> None:
    assert Moment(minutes_ago=10).seen_from(NOW) == NOW - timedelta(minutes=10)
    assert Moment(hours_ago=1.5).seen_from(NOW) == NOW - timedelta(minutes=90)
    tomorrow = Moment.model_validate({"days_ahead": 1, "at": time(9)}).seen_from(NOW)
    assert tomorrow.isoformat() == "2026-03-31T09:00:00+01:00"


def test_days_keep_the_time_of_day_when_the_clocks_change() -> None:
    before = Moment.model_validate({"days_ago": 2, "at": time(14, 5)}).seen_from(NOW)
    assert before.isoformat() == "2026-03-28T14:05:00+00:00"
