"""What owners write, in each of the standards; and whatever else stands there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.permission.license import LARGEST, license_statements
from newsreel.gather.permission.page import header_statements, page_statements
from newsreel.gather.permission.preferences import preferences
from newsreel.gather.permission.reservation import file_statements
from newsreel.gather.permission.robots import licenses, may_ask, robots_statements
from newsreel.gather.permission.statements import Statement

ROBOTS = "https://a.example/robots.txt"
AT = "2026-11-23T10:00:00+00:00"
Told = list[tuple[str, bool, str]]


def told(statements: list[Statement]) -> Told:
    return [(str(one.what), one.allowed, one.path) for one in statements]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("train-ai=n", [("train-ai", False)]),
        ("train-ai=n, search=y", [("train-ai", False), ("search", True)]),
        ("bots=n;exceptions=\"x\" , ai-use = Y", [("bots", False), ("ai-use", True)]),
        ("search=yes,ai-input=no,ai-train=no", [("search", True), ("ai-use", False), ("train-ai", False)]),
        ("flying=n, train-ai, search=maybe, =n, ,", []),
    ],
)  # fmt: skip
def test_preferences(value: str, found: list[tuple[str, bool]]) -> None:
    assert [(str(what), allowed) for what, allowed in preferences(value)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("User-agent: *\nContent-Usage: train-ai=n\n", [("train-ai", False, "/")]),
        ("User-agent: *\nContent-Usage: /film/ tdm=n # ours\n", [("tdm", False, "/film/")]),
        ("Content-Signal: search=yes, ai-train=no\n", [("search", True, "/"), ("train-ai", False, "/")]),
        ("User-agent: Other\nContent-Usage: tdm=n\n", []),
        ("User-agent: Other\nUser-agent: newsreel/1.0\nContent-Usage: tdm=n\n", [("tdm", False, "/")]),
        (
            "User-agent: *\nContent-Usage: tdm=n\n\nUser-agent: NewsReel\nContent-Usage: tdm=y",
            [("tdm", True, "/")],
        ),
        ("User-agent: *\nContent-Usage: tdm=n\n\nUser-agent: Newsreel\nAllow: /", []),
        ("User-agent: a\nDisallow: /\nUser-agent: *\nContent-Usage: tdm=n", [("tdm", False, "/")]),
    ],
)
def test_robots_statements(text: str, found: Told) -> None:
    assert told(robots_statements(text, address=ROBOTS, read_at=AT)) == found


def test_a_statement_says_where_and_when() -> None:
    (one,) = robots_statements("Content-Usage: /a tdm=n", address=ROBOTS, read_at=AT)
    assert one == Statement("tdm", False, "robots.txt", ROBOTS, "Content-Usage: /a tdm=n", "/a", AT)


def test_rules_for_asking() -> None:
    text = "User-agent: *\nDisallow: /private/\n\nUser-agent: newsreel\nDisallow: /no/\nAllow: /no/but/"
    asked = ["/private/1", "/no/1", "/no/but/1", "/"]
    assert [may_ask(text, "https://a.example" + path) for path in asked] == [True, False, True, True]


def test_licenses_in_robots() -> None:
    text = "License: /rsl.xml\nLicense: https://b.example/l.xml\nlicense: javascript:1\nLicense: /rsl.xml\n"
    assert licenses(text, address=ROBOTS) == ["https://a.example/rsl.xml", "https://b.example/l.xml"]


def rsl(terms: str, url: str = "/") -> bytes:
    return (
        f'<?xml version="1.0"?><rsl xmlns="https://rslstandard.org/rsl"><content url="{url}">'
        f"<license>{terms}</license></content></rsl>"
    ).encode()


@pytest.mark.parametrize(
    ("terms", "forbidden"),
    [
        ('<prohibits type="usage">ai-train</prohibits>', ["train-ai"]),
        ('<prohibits type="usage">ai-all</prohibits>', ["ai-use", "train-ai"]),
        ('<prohibits type="usage">all</prohibits>', ["ai-use", "search", "tdm", "train-ai"]),
        ('<permits type="usage">search</permits>', ["ai-use", "tdm", "train-ai"]),
        ('<permits type="usage">all</permits><prohibits type="usage">ai-input</prohibits>', ["ai-use"]),
        ('<permits type="usage">all</permits><payment type="free"/>', []),
        (
            '<permits type="usage">all</permits><payment type="subscription"/>',
            ["ai-use", "search", "tdm", "train-ai"],
        ),
        ('<permits type="geo">EU</permits>', []),
    ],
)
def test_licenses(terms: str, forbidden: list[str]) -> None:
    found = license_statements(rsl(terms), address="https://a.example/rsl.xml", read_at=AT)
    assert sorted(str(one.what) for one in found if not one.allowed) == forbidden


def test_of_two_licenses_one_may_take_the_free_one() -> None:
    body = rsl(
        '<permits type="usage">all</permits><payment type="purchase"/></license>'
        '<license><permits type="usage">ai-all</permits><payment type="attribution"/>',
        "https://a.example/film/*",
    )
    found = license_statements(body, address="https://a.example/rsl.xml", read_at=AT)
    assert told(found) == [
        ("tdm", True, "/film/*"),
        ("train-ai", True, "/film/*"),
        ("ai-use", True, "/film/*"),
        ("search", False, "/film/*"),
    ]
    assert found[0].text == "permits ai-all"
    assert found[3].text == "for payment: purchase"


@pytest.mark.parametrize("body", [b"", b"<html/>", b"<rsl><content>", b"x" * (LARGEST + 1)])
def test_what_is_no_license_says_nothing(body: bytes) -> None:
    assert license_statements(body, address="https://a.example/rsl.xml", read_at=AT) == []


def test_reservations_in_a_file() -> None:
    body = b"""[{"location": "/film/*", "tdm-reservation": 1, "tdm-policy": "/policy.json"},
        {"location": "/", "tdm-reservation": "0"}, {"location": "/x"}, 7, {"location": 1}]"""
    found = file_statements(body, address="https://a.example/.well-known/tdmrep.json", read_at=AT)
    assert told(found) == [("tdm", False, "/film/*"), ("tdm", True, "/")]
    assert found[0].text == "tdm-reservation: 1, policy: https://a.example/policy.json"
    assert file_statements(b"{}", address="", read_at=AT) == []
    assert file_statements(b"[" * 100_000, address="", read_at=AT) == []


def test_a_page_speaks_for_itself() -> None:
    headers = {"content-usage": "ai-use=n", "tdm-reservation": "0"}
    body = b"""<html><head><meta name="TDM-Reservation" content="1">
        <link rel="license" type="application/rsl+xml" href="/rsl.xml"><link rel="license" href="/cc">
        </head></html>"""
    statements, named = page_statements(headers, body, address="https://a.example/1", read_at=AT)
    assert told(statements) == [("ai-use", False, "/"), ("tdm", True, "/"), ("tdm", False, "/")]
    assert [one.where for one in statements] == ["the page’s header"] * 2 + ["the page itself"]
    assert named == ["https://a.example/rsl.xml"]
    assert header_statements({}, address="", read_at=AT) == []


@given(st.text(max_size=300) | st.sampled_from(["User-agent:", "Content-Usage:\x00=n", "Content-Usage: /"]))
def test_no_text_breaks_robots(text: str) -> None:
    assert isinstance(robots_statements(text, address=ROBOTS, read_at=AT), list)
    assert isinstance(licenses(text, address=ROBOTS), list)
    assert isinstance(may_ask(text, "https://a.example/1"), bool)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_others(body: bytes) -> None:
    assert isinstance(file_statements(body, address="https://a.example/x", read_at=AT), list)
    assert isinstance(license_statements(body, address="https://a.example/x", read_at=AT), list)
    assert isinstance(page_statements({}, body, address="https://a.example/x", read_at=AT), tuple)
