from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsreel.delivery import node, popularity
from newsreel.delivery.models import Popularity
from newsreel.delivery.popularity import HALF_LIFE
from newsreel.delivery.shelf import Shelf
from newsreel.newsroom.tests.factories import FIRST_MOMENT

NOW = FIRST_MOMENT


@pytest.fixture(autouse=True)
def name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "name", lambda: "this node")


@pytest.mark.django_db
def test_reads_add_up_and_fade(shelf: Shelf) -> None:
    shelf.ledger.add_article_reads([(7, 8), (8, 3)])
    assert popularity.take_over(NOW) == 11
    assert popularity.reads([7, 8, 9], NOW) == pytest.approx({7: 8, 8: 3})
    later = NOW + HALF_LIFE
    shelf.ledger.add_article_reads([(8, 10)])
    popularity.take_over(later)
    assert popularity.reads([7, 8], later) == pytest.approx({7: 4, 8: 11.5})
    ranking = Popularity.objects.order_by("-score").values_list("article", flat=True)
    assert list(ranking) == [8, 7]


@pytest.mark.django_db
def test_nothing_is_counted_twice_when_it_is_killed_before_forgetting(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.ledger.add_article_reads([(7, 8)])
    with monkeypatch.context() as killed:
        killed.setattr(shelf.ledger, "forget_article_reads", lambda number: None)
        popularity.take_over(NOW)
    popularity.take_over(NOW)
    assert popularity.reads([7], NOW) == pytest.approx({7: 8})
    assert shelf.ledger.article_reads() == (0, {})


@pytest.mark.django_db
def test_what_has_faded_is_forgotten(shelf: Shelf) -> None:
    shelf.ledger.add_article_reads([(7, 1), (8, 1000)])
    popularity.take_over(NOW)
    assert popularity.forget_the_faded(NOW + 10 * HALF_LIFE) == 1
    assert list(Popularity.objects.values_list("article", flat=True)) == [8]


@pytest.mark.django_db
@given(hours=some.floats(min_value=-1e6, max_value=1e6))
def test_a_clock_that_jumps_breaks_nothing(hours: float) -> None:
    Popularity.objects.update_or_create(article=7, defaults={"score": 40_000.0})
    assert popularity.reads([7], NOW + timedelta(hours=hours))[7] >= 0
