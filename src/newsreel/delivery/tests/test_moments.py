from datetime import date, timedelta

import pytest

from newsreel.delivery.models import Change
from newsreel.delivery.moments import Moments
from newsreel.delivery.shelf import Shelf
from newsreel.delivery.tests.records import record
from newsreel.front import shown
from newsreel.newsroom.tests.factories import FIRST_MOMENT, make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]


def noted(moments: Moments, days: float = 0) -> set[str]:
    """What a look after so many days notes."""
    last = Change.objects.count()
    moments.look(FIRST_MOMENT + timedelta(days=days))
    return {thing for change in Change.objects.order_by("pk")[last:] for thing in change.things}


def test_after_a_start_day_and_heat_are_told_once(shelf: Shelf) -> None:
    moments = Moments(hottest=lambda now: [3, 1, 2])
    assert noted(moments) == {shown.TODAY, shown.HOT}
    assert noted(moments) == set()


def test_each_day_is_told_when_it_begins() -> None:
    moments = Moments(hottest=lambda now: [])
    noted(moments)
    assert noted(moments, days=0.6) == set()
    assert noted(moments, days=1) == {shown.TODAY}


def test_another_order_of_what_is_hot_is_told() -> None:
    order = [[1, 2], [1, 2], [2, 1]]
    moments = Moments(hottest=lambda now: order.pop(0))
    noted(moments)
    assert noted(moments) == set()
    assert noted(moments) == {shown.HOT}


def test_a_licence_that_ended_is_told_the_day_after() -> None:
    last_day = FIRST_MOMENT.date()
    ending = make_picture(title="Ends", licence_end=last_day)
    make_picture(title="Runs on", licence_end=last_day + timedelta(days=9))
    make_picture(title="Ended long ago", licence_end=date(2020, 1, 1))
    moments = Moments(hottest=lambda now: [])
    assert shown.picture(ending.pk) not in noted(moments)
    assert noted(moments, days=1) == {shown.TODAY, shown.picture(ending.pk)}
    # A worker that was away over midnight looks back.
    assert shown.picture(ending.pk) in noted(Moments(hottest=lambda now: []), days=1)


def test_what_nobody_reads_any_more_fades(shelf: Shelf) -> None:
    shelf.keep(record("/read/"))
    shelf.ledger.add_reads([("/read/", 1)])
    shelf.change(1, ["site"])
    moments = Moments(hottest=lambda now: [])
    moments.look(FIRST_MOMENT)
    moments.look(FIRST_MOMENT + timedelta(hours=5))
    assert shelf.ledger.stale_and_read(10) == ["/read/"]
    moments.look(FIRST_MOMENT + timedelta(hours=7))
    assert shelf.ledger.stale_and_read(10) == []
