from datetime import UTC, datetime

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import assume, given
from hypothesis import strategies as st

from newsreel.newsroom.addresses import (
    LONGEST,
    RESERVED,
    beneath,
    following,
    from_pattern,
    numbered,
    problem_with,
)

PUBLISHED = datetime(2026, 3, 8, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "address",
    [
        "/cinema/a-title/",
        "/2026/03/a-title/",
        "/新作映画/",
        "/über-uns/",
        "/a/b/c/d/",
        "/what's-new/",
        "/a.html/",
        "/feeds/",
        "/pages/12/",
        "/cinema/search/",
    ],
)
def test_good_addresses(address: str) -> None:
    assert problem_with(address) == ""


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("cinema/", "An address starts and ends with a slash, like /cinema/a-title/."),
        ("/cinema", "An address starts and ends with a slash, like /cinema/a-title/."),
        ("", "An address starts and ends with a slash, like /cinema/a-title/."),
        ("/", "This is the home page's address. Write one like /cinema/a-title/."),
        (
            "/a title/",
            "An address holds letters, digits and hyphens, like /cinema/a-title/; no blanks, ? or #.",
        ),
        (
            "//evil.example/",
            "An address has no empty parts and no dots alone. Write one like /cinema/a-title/.",
        ),
        ("/a/../b/", "An address has no empty parts and no dots alone. Write one like /cinema/a-title/."),
        ("/admin/", "Addresses beneath /admin/ are the program's own. Begin with another word."),
        ("/Search/x/", "Addresses beneath /Search/ are the program's own. Begin with another word."),
        (
            "/cinema/feed/",
            "Addresses that end in /feed/ or /page/2/ are those of lists and feeds. End with another word.",
        ),
        (
            "/cinema/page/2/",
            "Addresses that end in /feed/ or /page/2/ are those of lists and feeds. End with another word.",
        ),
        ("/" + "x" * 254 + "/", "The address is 256 characters long; 255 is the most. Shorten it."),
    ],
)
def test_bad_addresses_and_why(address: str, sentence: str) -> None:
    assert problem_with(address) == sentence


@pytest.mark.parametrize("part", ["a?b", "a#b", "a%20b", "a\\b", "<b>", 'a"b', "a\0b", "a\u2028b", "a\tb"])
def test_what_no_address_holds(part: str) -> None:
    assert problem_with(f"/{part}/").startswith("An address holds letters")


def _first_parts(patterns: list[URLPattern | URLResolver]) -> set[str]:
    """The literal words that the program's own addresses begin with."""
    found: set[str] = set()
    for pattern in patterns:
        route = str(pattern.pattern).lstrip("^").replace("\\.", ".")
        first = route.split("/")[0]
        if not route and isinstance(pattern, URLResolver):
            found |= _first_parts(pattern.url_patterns)
        elif first and not set(first) & set("<(["):
            found.add(first.rstrip("$"))
    return found


def test_the_program_reserves_all_its_own_words() -> None:
    assert _first_parts(get_resolver().url_patterns) <= RESERVED


def test_patterns() -> None:
    def made(pattern: str) -> str:
        return from_pattern(
            pattern, slug="a-title", section="/cinema/reviews/", published=PUBLISHED, identifier=7
        )

    assert made("/{section}/{slug}/") == "/cinema/reviews/a-title/"
    assert made("/{year}/{month}/{day}/{slug}/") == "/2026/03/08/a-title/"
    assert made("/{id}/") == "/7/"


SLUGS = st.from_regex(r"[a-z0-9一-龥]{1,12}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)


@given(section=SLUGS, slug=SLUGS, number=st.integers(2, 10**6))
def test_what_is_made_of_slugs_is_an_address(section: str, slug: str, number: int) -> None:
    assume(section not in RESERVED and slug != "feed" and section != "page")
    above = beneath("/", section)
    made = from_pattern(
        "/{section}/{slug}/", slug=slug, section=above, published=PUBLISHED, identifier=number
    )
    assert made == beneath(above, slug)
    assert problem_with(made) == ""
    assert problem_with(numbered(made, number)) == ""
    assert numbered(made, number) != made


@given(above=SLUGS, former=SLUGS, slug=SLUGS)
def test_an_address_follows_its_slug_there_and_back(above: str, former: str, slug: str) -> None:
    address = beneath(f"/{above}/", former)
    moved = following(address, former_slug=former, slug=slug)
    assert moved == beneath(f"/{above}/", slug)
    assert following(moved, former_slug=slug, slug=former) == address


@given(address=st.text(max_size=LONGEST + 10))
def test_any_text_is_an_address_or_has_a_reason(address: str) -> None:
    sentence = problem_with(address)
    assert sentence == "" or sentence.endswith(".")
    if not sentence:
        assert address.startswith("/")
        assert address.endswith("/")
        assert "//" not in address


def test_an_address_of_its_own_stays() -> None:
    assert following("/?p=12/", former_slug="a-title", slug="b") == "/?p=12/"
    assert following("/not-a-title/", former_slug="a-title", slug="b") == "/not-a-title/"
