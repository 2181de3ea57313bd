"""What the sample edition puts on the wire, taken in as feeds are."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from newsreel.gather.models import Entry, Placement, Rule, Source, Story
from newsreel.newsroom.tests.factories import make_section
from newsreel.transfer.sample.markup import EditionError
from newsreel.transfer.sample.read import read_edition
from newsreel.transfer.sample.wire import INVENTED, load_wire
from newsreel.transfer.sample.wire_file import read_wire

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(scope="module")
def entries_made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Loaded once for all tests that ask for it; each of them undoes its own changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_wire(read_edition(), {"music": make_section(title="Music")}, now=NOW)
        transaction.set_rollback(True)


def told(words: str) -> Story:
    return Story.objects.get(joined_into=None, headline__contains=words)


def test_there_is_a_day_of_news(entries_made: int) -> None:
    assert entries_made == Entry.objects.count() == Placement.objects.count()
    stories = Story.objects.filter(joined_into=None)
    assert stories.count() >= 25
    assert stories.filter(outlet_count__gte=4).count() >= 5
    assert stories.filter(outlet_count=6).count() == 1
    assert not Entry.objects.filter(fetched_at__gt=NOW).exists()
    assert Entry.objects.filter(fetched_at__gt=NOW - timedelta(minutes=30)).exists()


def test_five_outlets_with_one_origin(entries_made: int) -> None:
    story = told("Ignatius Crane")
    assert (story.outlet_count, story.origin_count, story.origin) == (5, 1, "Greasepaint Daily")
    assert "illness" in story.matters


def test_an_arrest_that_two_outlets_know_for_themselves(entries_made: int) -> None:
    story = told("swan costume")
    assert (story.outlet_count, story.origin_count) == (3, 2)
    assert "arrest or charge" in story.matters


def test_copies_of_an_agencys_text_are_copies(entries_made: int) -> None:
    original = Entry.objects.get(guid="rd-20940")
    assert Placement.objects.filter(repeats=original).count() == 3


def test_what_was_said_differently_later_is_a_further_version(entries_made: int) -> None:
    assert Entry.objects.filter(version=2).count() == 4


def test_the_outlets_are_known_as_invented_and_never_fetched(entries_made: int) -> None:
    assert Source.objects.count() == 12
    assert not Source.objects.filter(is_active=True).exists()
    assert all(note.startswith(INVENTED) for note in Source.objects.values_list("rights_note", flat=True))


def test_rights_are_of_several_kinds(entries_made: int) -> None:
    today = timezone.localdate(NOW)
    sources = Source.objects.all()
    assert sources.filter(may_rewrite=False).exists()
    assert sources.filter(rights_end__lt=today).exists()
    assert sources.filter(rights_end__gt=today).exists()
    assert set(sources.values_list("standing", flat=True)) == {"own", "canonical", "noindex"}
    assert [len(source.opt_outs) for source in sources if source.opt_outs] == [2]


def test_rules_name_the_sections_there_are(entries_made: int) -> None:
    rule = Rule.objects.get()
    assert (rule.pattern, rule.place, rule.effect) == ("Music", "category", "route")


def test_loading_again_adds_nothing(entries_made: int) -> None:
    assert load_wire(read_edition(), {}, now=NOW) == 0
    assert Entry.objects.count() == entries_made


SOURCE = '[[source]]\nname = "A"\naddress = "https://a.example.org/feed/"\nhome_address = "https://a.example.org/"\n'
TELLING = '[[telling]]\noutlet = "{}"\ntitle = "T"\nsummary = ""\nwhen = {{hours_ago = 1}}\n{}'


@pytest.mark.parametrize(
    ("telling", "complaint"),
    [
        (TELLING.format("B", 'text = "x"'), "no source of wire.toml is called “B”"),
        (TELLING.format("A", 'copies = "1"'), "“T” of A copies “1”, which isn’t there"),
        (TELLING.format("A", ""), "give either a text or the guid"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, telling: str, complaint: str) -> None:
    (tmp_path / "wire.toml").write_text(SOURCE)
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire" / "a.toml").write_text(telling)
    with pytest.raises(EditionError, match=complaint):
        read_wire(tmp_path)
