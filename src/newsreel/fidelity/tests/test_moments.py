"""Dates and times in a text, and what they mean on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.fidelity.dateline import dateline
from newsreel.fidelity.document import read
from newsreel.fidelity.moment import MomentKind
from newsreel.fidelity.moments import read_moments
from newsreel.fidelity.resolving import days, mean_the_same
from newsreel.fidelity.tenses import is_past


@pytest.mark.parametrize(
    "told",
    [
        "18 March 2026",
        "18th March 2026",
        "18th of March 2026",
        "March 18, 2026",
        "March 18th, 2026",
        "March the 18th, 2026",
        "Mar. 18, 2026",
        "2026-03-18",
        "18/03/2026",
        "18.03.2026",
    ],
)
def test_a_day_in_all_its_forms(told: str) -> None:
    text = f"It opened on {told} in Leeds."
    (moment,) = read_moments(read(text))
    assert (moment.on(), text[moment.start : moment.end]) == (date(2026, 3, 18), told)


@pytest.mark.parametrize(
    ("text", "told", "kind"),
    [
        ("It opened on Wednesday, March 18.", "Wednesday, March 18", MomentKind.DAY),
        ("It opened in March 2026.", "March 2026", MomentKind.MONTH),
        ("It opened in May.", "May", MomentKind.MONTH),
        ("It opened in 1066.", "1066", MomentKind.YEAR),
        ("The 2015-16 season.", "2015-16", MomentKind.YEAR),
        ("A 1930s drama.", "1930s", MomentKind.DECADE),
        ("A drama of the ’90s.", "90s", MomentKind.DECADE),
        ("In the 19th century.", "19th century", MomentKind.CENTURY),
        ("It opened on Friday.", "Friday", MomentKind.WEEKDAY),
        ("It opened yesterday.", "yesterday", MomentKind.RELATIVE),
        ("It opens later this month.", "later this month", MomentKind.RELATIVE),
        ("It opened two years ago.", "two years ago", MomentKind.RELATIVE),
        ("Until the end of the season.", "end of the season", MomentKind.RELATIVE),
        ("Doors open at 8.30pm.", "8.30pm", MomentKind.CLOCK),
        ("Doors open at 20:30.", "20:30", MomentKind.CLOCK),
        ("Doors open at 8 p.m. today", "8 p.m", MomentKind.CLOCK),
    ],
)
def test_one_moment(text: str, told: str, kind: MomentKind) -> None:
    moment = read_moments(read(text))[0]
    assert (text[moment.start : moment.end], moment.kind) == (told, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Clara May sang.",
        "You may go.",
        "They march on.",
        "It sold 2,015 seats.",
        "about 2000 people came",
        "3-1",
    ],
)
def test_no_moments(text: str) -> None:
    assert read_moments(read(text)) == []


def test_times_compare_across_forms() -> None:
    half_past_seven = [read_moments(read(told))[0].minutes for told in ("7.30pm", "19:30", "7:30 p.m.")]
    assert half_past_seven == [1170, 1170, 1170]


def test_days_that_a_date_may_mean() -> None:
    published = date(2026, 3, 18)
    meant = [days(moment, published) for moment in read_moments(read("March 17, Tuesday, yesterday, 2025"))]
    tuesdays = frozenset((date(2026, 3, 10), date(2026, 3, 17), date(2026, 3, 24)))
    assert meant == [{date(2026, 3, 17)}, tuesdays, {date(2026, 3, 17)}, frozenset()]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("on Tuesday", "on March 17", True),
        ("on Tuesday", "on March 18", False),
        ("yesterday", "on Tuesday", True),
        ("two years ago", "in 2024", True),
        ("last year", "in 2024", False),
        ("next month", "in April", True),
    ],
)
def test_told_otherwise(one: str, other: str, same: bool) -> None:
    first, second = read_moments(read(one))[0], read_moments(read(other))[0]
    assert mean_the_same(first, second, date(2026, 3, 18)) is same


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Guilds sign\n\nadminBy adminMarch 18, 2026No Comments2 Mins Read\n\nThey met.", date(2026, 3, 18)),
        ("Guilds sign\n18 March 2026\nThey met.", date(2026, 3, 18)),
        ("Guilds sign\n\nThey met on March 18, 2026 in Leeds.", None),
        ("Guilds sign\n\nFebruary 30, 2026\n\nThey met.", None),
    ],
)
def test_the_dateline_of_a_page(text: str, day: date | None) -> None:
    assert dateline(read(text)) == day


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("The guild officially signed an agreement to deepen ties in Leeds on March 19.", True),
        ("On March 19 the guild signed an agreement.", True),
        ("The film was shown on March 19.", True),
        ("The guild will sign on March 19.", False),
        ("They announced that the show opens on March 19.", False),
        ("The show, praised by critics, is due on March 19.", False),
        ("It was announced on March 19.", True),
        ("They said the show is out on March 19.", False),
        ("The film is scheduled for March 19.", False),
    ],
)
def test_what_is_told_as_past(text: str, past: bool) -> None:
    document = read(text)
    (moment,) = read_moments(document)
    assert is_past(document, document.sentence_of(moment.first), moment.first) is past


_PIECES_LISTED = """
    March May march Friday 18 18th 2026 1930 s / - . , : last next this week year of the a two ago later
    yesterday pm p m century noon Mar 99 0 31 end season first twenties ’90s
"""


@given(st.lists(st.sampled_from(_PIECES_LISTED.split())).map(" ".join) | st.text(), st.dates())
def test_any_text_can_be_read(text: str, published: date) -> None:
    document = read(text)
    dateline(document)
    end = 0
    for moment in read_moments(document):
        assert end <= moment.start < moment.end <= len(text)
        days(moment, published)
        is_past(document, document.sentence_of(moment.first), moment.first)
        mean_the_same(moment, moment, published)
        end = moment.end
