from datetime import timedelta

import pytest
from django.utils import timezone

from newsreel.gather.models import Turn
from newsreel.gather.turns import LASTING, turn_at

pytestmark = pytest.mark.django_db


def test_one_at_a_time() -> None:
    with turn_at("washing up") as mine:
        assert mine is not None
        with turn_at("washing up") as theirs:
            assert theirs is None
        with turn_at("drying up") as other:
            assert other is not None
    with turn_at("washing up") as again:
        assert again is not None
    assert Turn.objects.count() == 2


def test_a_turn_is_given_back_when_the_work_fails() -> None:
    with pytest.raises(OSError, match="water"), turn_at("washing up"):
        raise OSError("no water")
    turn = Turn.objects.get()
    assert (turn.holder, turn.until) == ("", None)


def test_a_turn_whose_holder_was_killed_runs_out() -> None:
    now = timezone.now()
    with turn_at("washing up", now=now - LASTING) as killed, turn_at("washing up", now=now) as next_one:
        assert killed is not None
        assert next_one is not None
        assert not killed.hold_on()
        assert next_one.hold_on()
        killed.give_back()
        assert next_one.hold_on()


def test_who_holds_on_keeps_the_turn() -> None:
    with turn_at("washing up", now=timezone.now() - LASTING + timedelta(minutes=1)) as mine:
        assert mine is not None
        assert mine.hold_on()
        with turn_at("washing up", now=timezone.now() + timedelta(minutes=2)) as theirs:
            assert theirs is None
