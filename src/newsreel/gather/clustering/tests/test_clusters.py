"""Headlines into stories, on line."""

import random

import pytest

from newsreel.gather.clustering import clusters as module
from newsreel.gather.clustering.clusters import DAY, Clusters, Headline, UnknownStoryError
from newsreel.gather.clustering.mixture import HOUR

NOON = 1_700_000_000.0

FESTIVAL = [
    "Ida Marsh wins the Northlight jury prize",
    "Northlight festival: jury prize goes to Ida Marsh",
    "Ida Marsh takes Northlight prize for The Salt Road",
    "The Salt Road: Marsh honoured at Northlight",
    "Jury at Northlight picks Marsh’s The Salt Road",
]
LAWSUIT = [
    "Tobi Okafor sues Corvid Records over royalties",
    "Corvid Records faces royalties suit by Okafor",
    "Okafor v Corvid: singer wants royalties back",
    "Royalties: Tobi Okafor takes Corvid to court",
    "Corvid Records answers Okafor’s royalties claim",
]


def headlines(titles: list[str], prefix: str, start: float = NOON) -> list[Headline]:
    return [Headline(id=f"{prefix}{n}", title=t, published=start + 60 * n) for n, t in enumerate(titles)]


def groups(stories: dict[str, int]) -> set[frozenset[str]]:
    return {frozenset(name for name in stories if stories[name] == story) for story in stories.values()}


BOTH = headlines(FESTIVAL, "f") + headlines(LAWSUIT, "l")
TWO_STORIES = {frozenset(f"f{n}" for n in range(5)), frozenset(f"l{n}" for n in range(5))}


def test_two_events_are_two_stories() -> None:
    clusters = Clusters()
    for headline in BOTH:
        clusters.hold(headline)
    assert groups(clusters.settle().stories) == TWO_STORIES


def test_a_headline_is_placed_at_once() -> None:
    clusters = Clusters()
    first, second, other = (clusters.place(h) for h in (BOTH[0], BOTH[1], BOTH[5]))
    assert (first.story, first.is_new, first.fit) == (1, True, 0.0)
    assert (second.story, second.is_new) == (1, False)
    assert second.fit > 0
    assert (other.story, other.is_new) == (2, True)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_what_is_pending_makes_no_difference(seed: int) -> None:
    shuffled = BOTH[:]
    random.Random(seed).shuffle(shuffled)  # noqa: S311 -- an order, no secret
    clusters = Clusters()
    for headline in shuffled:
        clusters.place(headline)
    assert groups(clusters.settle().stories) == TWO_STORIES


def test_settling_keeps_the_numbers_that_were_shown() -> None:
    clusters = Clusters()
    shown = {headline.id: clusters.place(headline).story for headline in BOTH}
    settled = clusters.settle().stories
    assert settled["f0"] == shown["f0"]
    assert settled["l0"] == shown["l0"]


def test_later_headlines_join_the_settled_story() -> None:
    clusters = Clusters()
    for headline in BOTH:
        clusters.hold(headline)
    story = clusters.settle().stories["f0"]
    later = Headline(id="x", title="Northlight: what the jury saw in Marsh", published=NOON + 3 * HOUR)
    assert clusters.place(later).story == story
    assert clusters.settle().stories == {"x": story}


def test_only_what_was_published_before_is_settled() -> None:
    clusters = Clusters()
    for headline in (*BOTH[:2], Headline(id="late", title=FESTIVAL[2], published=NOON + 2 * HOUR)):
        clusters.hold(headline)
    assert set(clusters.settle(before=NOON + HOUR).stories) == {"f0", "f1"}
    assert clusters.pending == 1


def test_a_changed_headline_counts_as_it_reads_now() -> None:
    clusters = Clusters()
    for headline in BOTH:
        clusters.place(headline)
    clusters.place(Headline(id="f0", title=LAWSUIT[0], published=NOON))
    stories = clusters.settle().stories
    assert stories["f0"] == stories["l0"]
    assert len(stories) == 10


def test_split_stories_are_never_joined_again() -> None:
    clusters = Clusters()
    for headline in BOTH[:5]:
        clusters.hold(headline)
    story = clusters.settle().stories["f0"]
    new = clusters.split(story, BOTH[3:5])
    assert new != story
    for headline in headlines(FESTIVAL, "g", NOON + HOUR):
        clusters.hold(headline)
    assert clusters.settle().joined == ()
    assert clusters.live_stories == 2


def test_stories_joined_by_hand_stay_one() -> None:
    clusters = Clusters()
    for headline in BOTH:
        clusters.place(headline)
    clusters.join(1, 2)
    later = Headline(id="x", title="Okafor and Corvid settle royalties", published=NOON + HOUR)
    assert clusters.place(later).story == 1
    assert clusters.settle().stories == {"x": 1}


def test_two_stories_that_turn_out_to_be_one_are_told() -> None:
    clusters = Clusters()
    for headline in headlines(FESTIVAL, "a"):
        clusters.restore(headline, 4)
    for headline in headlines(FESTIVAL, "b"):
        clusters.restore(headline, 9)
    clusters.hold(Headline(id="x", title=FESTIVAL[0], published=NOON))
    settlement = clusters.settle()
    assert settlement.joined == ((4, 9),)
    assert settlement.stories == {"x": 4}


def test_what_is_not_live_can_be_neither_joined_nor_split() -> None:
    clusters = Clusters()
    with pytest.raises(UnknownStoryError, match="Story 7 is no longer live"):
        clusters.join(7, 8)
    with pytest.raises(UnknownStoryError, match="Story 7 is no longer live"):
        clusters.split(7, [])


def test_restored_from_entries_it_decides_as_before() -> None:
    before, after = Clusters(), Clusters()
    for headline in BOTH:
        before.hold(headline)
    stories = before.settle().stories
    for headline in BOTH:
        after.restore(headline, stories[headline.id])
    later = Headline(id="x", title="Marsh on the jury prize at Northlight", published=NOON + HOUR)
    assert before.place(later) == after.place(later)
    new = Headline(id="y", title="Volcano erupts near Grindavik", published=NOON + HOUR)
    assert after.place(new).story not in stories.values()


def test_a_split_is_remembered_by_who_restores_it() -> None:
    clusters = Clusters()
    for number, prefix in ((1, "a"), (2, "b")):
        for headline in headlines(FESTIVAL, prefix):
            clusters.restore(headline, number)
    clusters.keep_apart(1, 2)
    clusters.hold(Headline(id="x", title=FESTIVAL[0], published=NOON))
    assert clusters.settle().joined == ()


def test_a_story_expires_after_three_quiet_days() -> None:
    clusters = Clusters()
    for headline in BOTH[:5]:
        clusters.hold(headline)
    clusters.settle()
    for headline in headlines([f"Harbour strike day {n}" for n in range(9)], "s", NOON + 4 * DAY):
        clusters.hold(headline)
    clusters.settle()
    again = clusters.place(Headline(id="x", title=FESTIVAL[0], published=NOON + 4 * DAY))
    assert again.is_new


def test_one_wrong_date_does_not_turn_the_clock() -> None:
    clusters = Clusters()
    for headline in BOTH:
        clusters.hold(headline)
    clusters.settle()
    clusters.place(Headline(id="future", title="From the year 2999", published=32_500_000_000.0))
    clusters.settle()
    assert clusters.clock is not None
    assert clusters.clock < NOON + HOUR
    assert not clusters.place(Headline(id="x", title=FESTIVAL[0], published=NOON)).is_new


def test_no_date_is_now() -> None:
    clusters = Clusters()
    clusters.place(BOTH[0])
    assert not clusters.place(Headline(id="x", title=FESTIVAL[1])).is_new
    assert Clusters().place(Headline(id="x", title=FESTIVAL[1])).is_new


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STORIES", 50)
    clusters = Clusters()
    for number in range(400):
        clusters.hold(Headline(id=str(number), title=f"alpha{number} beta{number}", published=NOON + number))
        if number % 40 == 0:
            clusters.settle()
    clusters.settle()
    assert clusters.live_stories == 50
    assert len(clusters._mixture._holders) == 100


def test_headlines_without_words_stand_alone() -> None:
    clusters = Clusters()
    for number, title in enumerate(("", "…", "And then?")):
        clusters.hold(Headline(id=str(number), title=title, published=NOON))
    assert len(set(clusters.settle().stories.values())) == 3
