"""Where a story comes from, as its entries say."""

import pytest

from newsreel.gather.models import Entry, Placement, Story
from newsreel.newsroom.desk.wire_origins import LONGEST_SENTENCE, sentence_around, standing
from newsreel.newsroom.desk.wire_story import newest, versions
from newsreel.newsroom.tests.wire_factories import make_entry, make_source, make_story

pytestmark = pytest.mark.django_db


def entry(outlet: str, text: str) -> Entry:
    return make_entry(source=make_source(name=outlet), text=text)


def told(story: Story) -> list[Placement]:
    return newest(versions(story))


def test_the_sentence_that_names_the_origin_is_found() -> None:
    story = make_story(
        origin="Quayside",
        entries=(
            entry("Quayside", "The cinema closes."),
            entry("Usher", "It rains. The cinema closes, according to Quayside. We asked the owner."),
        ),
    )
    found = standing(story, told(story))
    assert found.evidence is not None
    assert (found.evidence.outlet, found.evidence.sentence) == (
        "Usher",
        "The cinema closes, according to Quayside.",
    )
    assert found.first_hand == ["Quayside"]
    assert [(credit.outlet, credit.origin) for credit in found.credits] == [("Usher", "Quayside")]


def test_a_copy_is_a_credit_without_a_sentence() -> None:
    original, copy = entry("Agency", "It closes."), entry("Usher", "It closes.")
    story = make_story(origin="Agency", entries=(original, copy))
    Placement.objects.filter(entry=copy).update(repeats=original)
    found = standing(story, told(story))
    assert [(credit.outlet, credit.origin, credit.sentence) for credit in found.credits] == [
        ("Usher", "Agency", "")
    ]
    assert found.evidence is None


def test_who_credits_itself_credits_nobody() -> None:
    story = make_story(entries=(entry("Quayside", "He told Quayside that it closes."),))
    found = standing(story, told(story))
    assert (found.credits, found.first_hand) == ([], ["Quayside"])


def test_an_outlet_that_credits_in_one_of_two_entries_rests_on_the_other() -> None:
    source = make_source(name="Usher")
    story = make_story(
        entries=(
            make_entry(source=source, guid="1", text="It closes."),
            make_entry(source=source, guid="2", text="It closes, Quayside News reports."),
        )
    )
    assert standing(story, told(story)).first_hand == []


@pytest.mark.parametrize(
    ("matters", "outlets", "origins", "origin", "guard"),
    [
        ([], 5, 1, "Quayside", ""),
        (["death"], 5, 2, "Quayside", ""),
        (
            ["death", "illness"],
            5,
            1,
            "Q",
            "This is about death and illness. 5 outlets tell it, and all of them go back to one origin: Q.",
        ),
        (["death"], 3, 1, "", "3 outlets tell it, and all of them go back to one origin."),
        (["break-up"], 1, 1, "", "This is about break-up. One outlet alone tells it."),
    ],
)
def test_five_outlets_that_credit_one_count_as_one(
    matters: list[str], outlets: int, origins: int, origin: str, guard: str
) -> None:
    story = Story(matters=matters, outlet_count=outlets, origin_count=origins, origin=origin)
    said = standing(story, []).guard
    assert guard in said
    assert bool(said) is bool(guard)
    assert said.endswith("Find a second source that knows it for itself before you publish.") is bool(guard)


def test_a_sentence_without_end_is_shortened() -> None:
    text = "word " * 200
    assert len(sentence_around(text, 0, 4)) == LONGEST_SENTENCE
    assert sentence_around(text, 0, 4).endswith(" …")
