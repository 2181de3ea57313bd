from datetime import UTC, datetime, timedelta

import pytest

from newsreel.gather.models import Host, Source
from newsreel.gather.permission import Use, forbidden, page_permission
from newsreel.gather.permission.hosts import origin_of
from newsreel.lib.http import Answer, FetchError

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PAGE = "https://a.example/film/1"


class Web:
    """Documents by their addresses; a number is the status of a refusal, 0 no answer at all."""

    def __init__(self, **documents: str | int) -> None:
        self.documents = {"https://a.example" + path: found for path, found in documents.items()}
        self.asked: list[str] = []

    def fetch(self, address: str, **_: object) -> Answer:
        self.asked.append(address)
        found = self.documents.get(address, 404)
        if isinstance(found, int):
            raise FetchError("No.", status=found)
        return Answer(address, 200, {}, found.encode())


def test_what_robots_allows_is_allowed() -> None:
    web = Web(**{"/robots.txt": "User-agent: newsreel\nDisallow: /private/"})
    assert page_permission(PAGE, now=NOW, fetch=web.fetch).allowed
    refused = page_permission("https://a.example/private/1", now=NOW, fetch=web.fetch)
    assert (refused.allowed, refused.why) == (
        False,
        "https://a.example/robots.txt does not let Newsreel read https://a.example/private/1.",
    )
    assert web.asked == ["https://a.example/robots.txt", "https://a.example/.well-known/tdmrep.json"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (429, False), (503, False)])
def test_a_host_without_robots(status: int, allowed: bool) -> None:
    web = Web(**{"/robots.txt": status})
    permission = page_permission(PAGE, now=NOW, fetch=web.fetch)
    assert permission.allowed is allowed
    assert allowed or permission.why == (
        f"https://a.example/robots.txt answered {status}, so its pages are left alone until it says whether "
        "we may."
    )


def test_a_host_that_cannot_be_reached_is_left_alone_for_an_hour() -> None:
    web = Web(**{"/robots.txt": 0})
    refused = page_permission(PAGE, now=NOW, fetch=web.fetch)
    assert (refused.allowed, "could not be reached" in refused.why) == (False, True)
    web.documents["https://a.example/robots.txt"] = ""
    assert not page_permission(PAGE, now=NOW + timedelta(minutes=59), fetch=web.fetch).allowed
    assert page_permission(PAGE, now=NOW + timedelta(minutes=60), fetch=web.fetch).allowed


def test_what_a_host_says_is_kept_for_a_day() -> None:
    web = Web(**{"/robots.txt": ""})
    for hours in (0, 23, 24):
        page_permission(PAGE, now=NOW + timedelta(hours=hours), fetch=web.fetch)
    assert web.asked.count("https://a.example/robots.txt") == 2
    assert Host.objects.get().robots_read_at == NOW + timedelta(hours=24)


def test_what_a_host_forbids_is_refused_for_that_use_only() -> None:
    terms = '<license><prohibits type="usage">ai-all</prohibits></license>'
    rsl = f'<rsl><content url="/film/">{terms}</content></rsl>'
    web = Web(**{"/robots.txt": "License: /rsl.xml", "/rsl.xml": rsl})
    assert page_permission(PAGE, now=NOW, purpose=Use.FULL_TEXT, fetch=web.fetch).allowed
    refused = page_permission(PAGE, now=NOW, purpose=Use.MACHINE_WRITING, fetch=web.fetch)
    assert refused.why == (
        "Pages at /film/ must not be used by AI, says its RSL licence "
        "(“prohibits ai-all”, read on 23 November 2026)."
    )


def test_mining_is_reserved_in_a_file() -> None:
    web = Web(**{"/.well-known/tdmrep.json": '[{"location": "/", "tdm-reservation": 1}]'})
    refused = page_permission(PAGE, now=NOW, purpose=Use.FULL_TEXT, fetch=web.fetch)
    assert (refused.allowed, refused.why.startswith("Its pages must not be mined")) == (False, True)
    assert page_permission(PAGE, now=NOW, fetch=web.fetch).allowed


def test_a_source_remembers_what_is_forbidden() -> None:
    source = Source(name="A", address="https://a.example/feed")
    assert forbidden(source, Use.FULL_TEXT) == ""
    source.opt_outs = [
        {
            "what": "tdm",
            "allowed": False,
            "where": "robots.txt",
            "address": "",
            "text": "tdm=n",
            "path": "/film/",
        }
    ]
    assert forbidden(source, Use.FULL_TEXT, PAGE) == (
        "Pages at /film/ must not be mined for text and data, says robots.txt (“tdm=n”)."
    )
    assert forbidden(source, Use.FULL_TEXT, "https://a.example/music/1") == ""


def test_what_is_no_address_is_not_asked() -> None:
    refused = page_permission("file:///etc/passwd", now=NOW, fetch=Web().fetch)
    assert (refused.allowed, refused.why) == (False, "'file:///etc/passwd' is no address of the web.")


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://A.example/x", "https://a.example"),
        ("http://[::1]:8000/x", "http://[::1]:8000"),
        ("https://a.example:99999/", ""),
        ("mailto:a@example.org", ""),
        ("https://" + "a" * 400, ""),
    ],
)
def test_origins(address: str, origin: str) -> None:
    assert origin_of(address) == origin
