"""What needs care, and what only sounds so."""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.clustering import sensitive
from newsreel.gather.clustering.sensitive import Matter, sensitive_marks


@pytest.mark.parametrize(
    ("text", "matter", "word"),
    [
        ("Actor Ida Marsh dies at 81", Matter.DEATH, "dies"),
        ("Singer found dead in hotel", Matter.DEATH, "found dead"),
        ("The drummer passed away on Monday", Matter.DEATH, "passed away"),
        ("Rapper killed in crash", Matter.DEATH, "killed"),
        ("Okafor arrested in Miami", Matter.CRIME, "arrested"),
        ("Producer charged with fraud", Matter.CRIME, "charged"),
        ("He pleaded not guilty", Matter.CRIME, "pleaded not guilty"),
        ("Director sued by former agent", Matter.CRIME, "sued"),
        ("Singer in rehab", Matter.ILLNESS, "rehab"),
        ("Marsh reveals breast cancer", Matter.ILLNESS, "cancer"),
        ("She is in hospital after a fall", Matter.ILLNESS, "in hospital"),
        ("Pair file for divorce", Matter.BREAK_UP, "divorce"),
        ("Okafor splits from Marsh", Matter.BREAK_UP, "splits from"),
        ("They have called it quits", Matter.BREAK_UP, "called it quits"),
        ("Marsh and Okafor break up", Matter.BREAK_UP, "break up"),
    ],
)
def test_marks_the_word_where_it_stands(text: str, matter: Matter, word: str) -> None:
    mark = next(mark for mark in sensitive_marks(text) if mark.word.lower() == word)
    assert mark.matter is matter
    assert text[mark.start : mark.end] == mark.word


@pytest.mark.parametrize(
    "text",
    [
        "She looked drop-dead gorgeous",
        "The audience died laughing",
        "Fans are dying to see it",
        "A dessert to die for",
        "Arrested Development returns",
        "The game is played in split screen",
        "A split-second decision",
        "Deadline for entries is May",
        "Deadpool breaks records",
        "The Walking Dead is back",
        "Die Hard at Christmas",
        "Death Cab for Cutie on tour",
        "Death Stars in Orion",
        "Suicide Squad sequel",
        "Murder on the Orient Express reviewed",
        "Only Murders in the Building renewed",
        "An emotionally charged scene",
        "The phone charges quickly: no charges apply",
        "She absolutely killed it on stage",
        "The Strokes announce tour",
        "A stroke of genius",
        "Cancer season horoscope",
        "Banana split recipe",
        "Twins separated at birth in new comedy",
        "The Late Show",
        "Red Dead Redemption",
        "A deadlift record",
        "Actors who have died on screen most often",
        "The best on-screen deaths, ranked",
        "Marsh wins the jury prize",
    ],
)
def test_false_friends_are_not_marked(text: str) -> None:
    assert sensitive_marks(text) == []


def test_a_false_friend_does_not_hide_the_real_thing() -> None:
    marks = sensitive_marks("Star of The Walking Dead dies at 40")
    assert [(mark.word, mark.matter) for mark in marks] == [("dies", Matter.DEATH)]


def test_marks_come_as_they_stand() -> None:
    text = "Arrested after divorce; wife in coma, dog dead"
    assert [mark.matter for mark in sensitive_marks(text)] == [
        Matter.CRIME,
        Matter.BREAK_UP,
        Matter.ILLNESS,
        Matter.DEATH,
    ]


@given(st.text(max_size=3000))
def test_reads_anything(text: str) -> None:
    assert all(text[mark.start : mark.end] == mark.word for mark in sensitive_marks(text))


def readings(parsed: Iterable[tuple[Any, Any]]) -> list[str]:
    """Texts that an expression finds, with every alternative in one of them at least."""
    found = [""]
    for operation, operand in parsed:
        match str(operation):
            case "LITERAL":
                ways = [chr(operand)]
            case "IN":
                ways = [chr(one) if str(kind) == "LITERAL" else " " for kind, one in operand]
            case "BRANCH":
                ways = [reading for branch in operand[1] for reading in readings(branch)]
            case "SUBPATTERN":
                ways = readings(operand[3])
            case "MAX_REPEAT":
                ways = [*([] if operand[0] else [""]), *readings(operand[2])]
            case _:
                ways = [""]
        found = [before + way for before in found for way in ways]
    return found


@pytest.mark.parametrize("matter", list(Matter))
def test_the_quick_look_that_comes_first_misses_no_word(matter: Matter) -> None:
    # Python's own parser of expressions, which has no public name.
    parse = import_module("re._parser").parse
    words = readings(parse(sensitive._SENSITIVE[matter], re.VERBOSE))
    assert len(words) > 40
    missed = [word for word in words if not any(needed in word for needed in sensitive._NEEDED[matter])]
    assert missed == []
