"""The same item from several feeds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.clustering.duplicates import (
    MOST_HOLDERS,
    Duplicate,
    Duplicates,
    Sameness,
    canonical_address,
    likeness,
    text_sketch,
    title_digest,
    trace_of,
)

WIRE = " ".join(
    f"Sentence {n} tells what Marsh did in scene {n * 7 % 23} of the film {n * 5 % 17}." for n in range(40)
)
OTHER = " ".join(
    f"Paragraph {n} of the verdict names Okafor, count {n * 3 % 19}, exhibit {n * 11 % 31}."
    for n in range(40)
)


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("http://www.example.org/film/", "https://example.org/film"),
        ("https://example.org/film?utm_source=x&utm_medium=y#top", "https://example.org/film"),
        ("https://m.example.org/film/amp", "https://example.org/film"),
        ("https://example.org/?p=7&fbclid=abc&a=1", "https://example.org?a=1&p=7"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://EXAMPLE.org/Film", "https://example.org/Film"),
        ("https://example.org/index.html", "https://example.org"),
        ("ftp://example.org/", ""),
        ("http://[broken", ""),
        ("https://example.org:99999/", ""),
        ("", ""),
    ],
)
def test_addresses_without_what_makes_no_difference(address: str, canonical: str) -> None:
    assert canonical_address(address) == canonical


def test_titles_that_differ_in_dress_only() -> None:
    assert title_digest("Beyoncé wins: the prize of prizes") == title_digest(
        "BEYONCE WINS — the prize of prizes!"
    )
    assert title_digest("Beyoncé wins the prize of prizes") != title_digest(
        "Beyoncé loses the prize of prizes"
    )
    assert title_digest("Morning briefing") == ""


def test_copies_are_alike_and_others_are_not() -> None:
    assert likeness(WIRE, WIRE) == 1.0
    assert likeness(WIRE, WIRE + " " + " ".join(OTHER.split()[:60])) > 0.8
    assert likeness(WIRE, " ".join(WIRE.split()[: len(WIRE.split()) // 2])) > 0.8
    assert likeness(WIRE, OTHER) < 0.1
    assert likeness(WIRE, "") == 0.0


def test_finds_by_address_then_title_then_text() -> None:
    seen = Duplicates()
    seen.add(
        "a", trace_of(address="https://example.org/film", title="Ida Marsh wins the grand prize", text=WIRE)
    )
    again = seen.find(
        trace_of(address="http://www.example.org/film/?utm_source=rss", title="Quite another headline for it")
    )
    assert again == Duplicate("a", Sameness.ADDRESS, 1.0)
    by_title = seen.find(trace_of(address="https://other.example/1", title="Ida Marsh wins the grand prize!"))
    assert by_title == Duplicate("a", Sameness.TITLE, 1.0)
    by_text = seen.find(
        trace_of(address="https://other.example/2", title="A copy", text="NORTHPORT — " + WIRE)
    )
    assert by_text is not None
    assert (by_text.id, by_text.sameness) == ("a", Sameness.TEXT)
    assert by_text.likeness > 0.9
    assert seen.find(trace_of(address="https://other.example/3", title="A verdict", text=OTHER)) is None


def test_short_texts_are_not_compared() -> None:
    assert text_sketch("Read more at our site.") == ()


def test_what_is_forgotten_is_not_found() -> None:
    seen = Duplicates()
    seen.add(
        "a", trace_of(address="https://example.org/film", title="Ida Marsh wins the grand prize", text=WIRE)
    )
    seen.forget("a")
    seen.forget("a")
    assert (
        seen.find(
            trace_of(address="https://example.org/film", title="Ida Marsh wins the grand prize", text=WIRE)
        )
        is None
    )
    assert len(seen) == 0


def test_the_oldest_are_forgotten_first() -> None:
    seen = Duplicates(most_items=2)
    for name in "abc":
        seen.add(
            name, trace_of(address=f"https://example.org/{name}", title=f"Headline number {name} of them all")
        )
    assert len(seen) == 2
    assert seen.find(trace_of(address="https://example.org/a", title="")) is None
    assert seen.find(trace_of(address="https://example.org/c", title="")) == Duplicate(
        "c", Sameness.ADDRESS, 1.0
    )


@given(st.text(max_size=500), st.text(max_size=500), st.text(max_size=2000))
def test_reads_anything(address: str, title: str, text: str) -> None:
    seen = Duplicates()
    seen.add("a", trace_of(address=address, title=title, text=text))
    seen.find(trace_of(address=address, title=title, text=text))
    seen.forget("a")
    assert (len(seen), seen._by_key, seen._by_hash) == (0, {}, {})


def test_a_run_of_words_that_everybody_has_leads_to_few() -> None:
    seen = Duplicates()
    for number in range(2 * MOST_HOLDERS):
        seen.add(str(number), trace_of(address="", title="", text=f"{WIRE} {number}"))
    assert max(len(seen._holders(value)) for value in seen._by_hash) == MOST_HOLDERS
    for number in range(2 * MOST_HOLDERS):
        seen.forget(str(number))
    assert seen._by_hash == {}
