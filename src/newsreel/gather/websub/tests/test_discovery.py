import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.items import Reading
from newsreel.gather.websub.discovery import advertised, linked
from newsreel.lib.http import Answer

BASE = "https://wire.example.org/feed/"


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ('<https://hub.example.org/>; rel="hub"', "https://hub.example.org/"),
        ("<https://hub.example.org/>;rel=hub", "https://hub.example.org/"),
        ("</hub>; rel=HUB", "https://wire.example.org/hub"),
        ('<https://a.example.org/>; rel="self hub"', "https://a.example.org/"),
        (
            '<https://a.example.org/>; title="x"; rel="next", <https://b.example.org/>; rel=hub',
            "https://b.example.org/",
        ),
        ("<https://a.example.org/>; rel=hub, <https://b.example.org/>; rel=hub", "https://a.example.org/"),
        ("<https://a.example.org/?a=1,2>; rel=hub", "https://a.example.org/?a=1,2"),
        ('<https://a.example.org/>; rel=hub; anchor="https://other.example.org/"', ""),
        ("<https://a.example.org/>; rel=hubs", ""),
        ("<https://a.example.org/>", ""),
        ("<javascript:alert(1)>; rel=hub", ""),
        ("<https://a.example.org/; rel=hub", ""),
        ("", ""),
        ("<" * 9000, ""),
    ],
)
def test_links_in_a_header(header: str, found: str) -> None:
    assert linked(header, "hub", base=BASE) == found


@given(st.text(max_size=200))
def test_whatever_the_header_says_there_is_an_address_or_none(header: str) -> None:
    assert linked(header, "hub", base=BASE).startswith(("http://", "https://", ""))


@pytest.mark.parametrize(
    ("header", "in_feed", "found"),
    [
        ("", ("", ""), ("", "")),
        ("", ("https://f.example.org/", "https://wire.example.org/"), ("https://f.example.org/", "https://wire.example.org/")),
        ("", ("https://f.example.org/", ""), ("https://f.example.org/", BASE)),
        ("", ("", "https://wire.example.org/"), ("", "")),
        (
            "<https://h.example.org/>; rel=hub, <https://wire.example.org/rss>; rel=self",
            ("https://f.example.org/", "https://wire.example.org/"),
            ("https://h.example.org/", "https://wire.example.org/rss"),
        ),
    ],
)  # fmt: skip
def test_the_header_goes_before_the_feed(
    header: str, in_feed: tuple[str, str], found: tuple[str, str]
) -> None:
    reading = Reading("Wire", "", (), hub_address=in_feed[0], self_address=in_feed[1])
    assert advertised(Answer(BASE, 200, {"link": header}, b""), reading) == found


def test_addresses_that_do_not_fit_are_none() -> None:
    reading = Reading("Wire", "", (), hub_address="https://h.example.org/" + "x" * 1000)
    assert advertised(Answer(BASE, 200, {}, b""), reading) == ("", "")
