from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.permission.statements import (
    Statement,
    Use,
    What,
    forbidden_by,
    matches,
    path_of,
    restored,
    sentence,
)

MINING = Statement(
    What.TEXT_MINING,
    False,
    "tdmrep.json",
    "https://a.example/.well-known/tdmrep.json",
    "tdm-reservation: 1",
    read_at="2026-11-23T10:00:00+00:00",
)
PAGE = "https://a.example/news/1?x=2"


def test_a_statement_is_a_sentence() -> None:
    assert sentence(MINING) == (
        "Its pages must not be mined for text and data, says tdmrep.json "
        "(“tdm-reservation: 1”, read on 23 November 2026)."
    )
    assert sentence(replace(MINING, what=What.SEARCH, allowed=True, path="/a", read_at="")) == (
        "Pages at /a may be indexed for search, says tdmrep.json (“tdm-reservation: 1”)."
    )


@pytest.mark.parametrize(
    ("what", "use", "is_forbidden"),
    [
        (What.TEXT_MINING, Use.READ, False),
        (What.TEXT_MINING, Use.FULL_TEXT, True),
        (What.TEXT_MINING, Use.MACHINE_WRITING, True),
        (What.AI_USE, Use.FULL_TEXT, False),
        (What.AI_USE, Use.MACHINE_WRITING, True),
        (What.AUTOMATED, Use.FULL_TEXT, True),
        (What.AI_TRAINING, Use.MACHINE_WRITING, False),
        (What.SEARCH, Use.FULL_TEXT, False),
    ],
)
def test_what_forbids_what(what: What, use: Use, is_forbidden: bool) -> None:
    assert bool(forbidden_by([replace(MINING, what=what)], use, PAGE)) is is_forbidden


def test_the_longest_path_counts_and_of_two_the_stricter() -> None:
    allowed_here = replace(MINING, allowed=True, path="/news/")
    assert forbidden_by([MINING, allowed_here], Use.FULL_TEXT, PAGE) == ""
    assert forbidden_by([MINING, allowed_here], Use.FULL_TEXT, "https://a.example/") == sentence(MINING)
    stricter = replace(allowed_here, allowed=False)
    assert forbidden_by([allowed_here, stricter], Use.FULL_TEXT, PAGE) == sentence(stricter)


def test_what_is_said_of_the_case_outweighs_what_is_said_in_general() -> None:
    general = replace(MINING, what=What.AUTOMATED)
    narrow = replace(MINING, allowed=True)
    assert forbidden_by([general, narrow], Use.FULL_TEXT, PAGE) == ""
    assert forbidden_by([replace(general, allowed=True), MINING], Use.FULL_TEXT, PAGE) == sentence(MINING)


def test_one_standard_that_forbids_is_enough() -> None:
    elsewhere = replace(MINING, allowed=True, where="robots.txt")
    assert forbidden_by([elsewhere, MINING], Use.FULL_TEXT, PAGE) == sentence(MINING)


def test_statements_are_kept_and_restored() -> None:
    assert restored([MINING.as_dict(), {"what": "x"}, 3]) == [MINING]
    assert restored("nothing") == []


@pytest.mark.parametrize(
    ("pattern", "path", "is_meant"),
    [
        ("/", "/news/1", True),
        ("/news", "/newsroom", True),
        ("/news/", "/new", False),
        ("/news$", "/news", True),
        ("/news$", "/news/1", False),
        ("/*.php", "/a/b.php?x", True),
        ("/*.php$", "/a/b.php?x", False),
        ("/*.php$", "/a/b.php", True),
        ("/a*a$", "/a", False),
        ("*", "/anything", True),
        ("/a*b*c", "/a-c-b", False),
        ("/a*b*c", "/a-b-c-d", True),
    ],
)
def test_patterns(pattern: str, path: str, is_meant: bool) -> None:
    assert matches(pattern, path) is is_meant


@given(st.text(alphabet="/a*$", max_size=30), st.text(alphabet="/a", max_size=30))
def test_no_pattern_breaks_it(pattern: str, path: str) -> None:
    assert matches(pattern, path) in (True, False)


def test_no_address_is_the_home_page() -> None:
    assert [path_of(address) for address in ("", "http://[::1", "https://a.example")] == ["/", "/", "/"]
