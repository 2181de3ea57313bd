"""Words and numbers as readers see them."""

import base64
import hashlib
from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils import timezone

from newsreel.front import icons, theme
from newsreel.front.templatetags import front
from newsreel.front.view import Card, Person, SectionLabel

MARCH = datetime(2026, 3, 18, 14, 32, tzinfo=UTC)


def test_dates_are_written_out() -> None:
    assert front.day(MARCH) == "18 March 2026"
    assert front.day(date(2026, 3, 1)) == "1 March 2026"
    assert front.day(None) == ""


def test_times_are_of_the_site() -> None:
    assert front.clock(MARCH) == "14:32"
    assert front.clock(None) == ""


def test_machines_read_whole_seconds_of_the_site() -> None:
    assert front.instant(MARCH.replace(second=5, microsecond=336261)) == "2026-03-18T14:32:05+00:00"
    with timezone.override("Europe/Paris"):
        assert front.instant(MARCH) == "2026-03-18T15:32:00+01:00"
    assert front.instant(None) == ""


def test_the_wire_tells_time_today_and_the_day_before_that() -> None:
    assert front.wire_time(MARCH, front.local_day(MARCH.replace(hour=23))) == "14:32"
    assert front.wire_time(MARCH, front.local_day(datetime(2026, 3, 19, 0, 5, tzinfo=UTC))) == "18 Mar"
    assert front.wire_time(MARCH, front.local_day(None)) == "14:32"


@pytest.mark.parametrize(("minutes", "words"), [(1, "1 Min Read"), (2, "2 Mins Read"), (12, "12 Mins Read")])
def test_reading_time(minutes: int, words: str) -> None:
    assert front.reading_time(minutes) == words


def test_a_hue_is_a_style_attribute_or_nothing() -> None:
    assert front.hue(25) == ' style="--hue: 25"'
    assert front.hue(385) == ' style="--hue: 25"'
    assert front.hue(None) == ""


def test_an_icon_is_found_by_its_label() -> None:
    assert front.icon("YouTube") == icons.icon("youtube")
    assert front.icon("X (Twitter)") == icons.icon("x")
    assert front.icon("Nobody") == ""
    assert 'aria-hidden="true"' in front.icon("search")


SET = "/p/320.webp 320w, /p/640.webp 640w, /p/1280.webp 1280w"


@pytest.mark.parametrize(
    ("candidates", "most", "kept"),
    [
        (SET, 640, "/p/320.webp 320w, /p/640.webp 640w"),
        (SET, 100, "/p/320.webp 320w"),
        (SET, 9000, SET),
        (SET, "", SET),
        ("/p/only.webp", 640, "/p/only.webp"),
        ("", 640, ""),
    ],
)
def test_small_places_offer_no_large_pictures(candidates: str, most: int | str, kept: str) -> None:
    assert front.at_most(candidates, most) == kept


def test_lists_name_those_who_wrote() -> None:
    people = [
        Person(name=name, url="", credit=credit)
        for name, credit in (("Ines", "By"), ("Ludo", "With"), ("Dermot", "Edited by"))
    ]
    assert [person.name for person in front.writers(people)] == ["Ines", "Ludo"]
    assert [person.name for person in front.writers(people[2:])] == ["Dermot"]
    assert front.writers(()) == []


def test_the_one_inline_script_is_the_one_that_is_allowed() -> None:
    digest = hashlib.sha256(front.theme_script().encode()).digest()
    assert f"sha256-{base64.b64encode(digest).decode()}" == theme.CONTENT_SECURITY_HASH
    assert "<" not in theme.SCRIPT


def test_a_part_is_drawn_once_for_the_same_values_and_anew_for_others() -> None:
    front.drawn.cache_clear()
    first = front.drawn("components/card/card.html", card=_card("Harbour"), variant="small")
    again = front.drawn("components/card/card.html", card=_card("Harbour"), variant="small")
    other = front.drawn("components/card/card.html", card=_card("Harbour <opened>"), variant="small")

    assert again is first
    assert ">Harbour</a>" in first
    assert ">Harbour &lt;opened&gt;</a>" in other
    assert front.drawn.cache_info().misses == 2


def test_a_part_sees_nothing_of_what_surrounds_it() -> None:
    template = engines["django"].from_string(
        '{% load front %}{% with level=5 %}{% drawn "components/card/card.html" card=card %}{% endwith %}'
    )

    assert "<h3 class=" in template.render({"card": _card("Harbour")})


def _card(headline: str) -> Card:
    section = SectionLabel(name="Cinema", url="/cinema/", hue=12)
    return Card(id=1, url="/cinema/harbour/", headline=headline, section=section, published=MARCH)
