from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newsreel.gather.models import Source
from newsreel.gather.opting_out import MOST_AT_ONCE, read_old_opt_outs
from newsreel.gather.permission import Use, forbidden
from newsreel.lib.http import Answer, FetchError

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FEEDS, HOME = "https://feeds.example/a", "https://a.example/"
PAGE = (
    '<html><head><link rel="license" type="application/rsl+xml" href="/rsl.xml">'
    '<meta name="tdm-reservation" content="0"></head></html>'
)
RSL = '<rsl><content url="/"><license><prohibits type="usage">ai-input</prohibits></license></content></rsl>'


class Web:
    def __init__(self, documents: Mapping[str, str]) -> None:
        self.documents = dict(documents)
        self.asked: list[str] = []

    def fetch(self, address: str, **_: Any) -> Answer:
        self.asked.append(address)
        if address not in self.documents:
            raise FetchError("The server answered 404.", status=404)
        return Answer(address, 200, {}, self.documents[address].encode())


def test_what_hosts_and_the_front_page_say_is_kept_with_the_source() -> None:
    web = Web(
        {
            "https://feeds.example/robots.txt": "Content-Signal: ai-train=no",
            "https://a.example/robots.txt": "Content-Usage: /film/ tdm=n",
            HOME: PAGE,
            "https://a.example/rsl.xml": RSL,
        }
    )
    Source.objects.create(name="A", address=FEEDS, home_address=HOME)
    assert read_old_opt_outs(NOW, fetch=web.fetch) == 1
    source = Source.objects.get()
    assert source.opt_outs_read_at == NOW
    assert [(one["what"], one["allowed"], one["where"], one["path"]) for one in source.opt_outs] == [
        ("tdm", False, "robots.txt", "/film/"),
        ("train-ai", False, "robots.txt", "/"),
        ("tdm", True, "the page itself", "/"),
        ("ai-use", False, "its RSL licence", "/"),
    ]
    assert {one["read_at"] for one in source.opt_outs} == {"2026-11-23T12:00:00+00:00"}
    assert forbidden(source, Use.FULL_TEXT, "https://a.example/film/1").startswith("Pages at /film/ must not")
    assert forbidden(source, Use.FULL_TEXT) == ""
    assert "“prohibits ai-input”" in forbidden(source, Use.MACHINE_WRITING)


def test_it_is_read_once_a_day_and_what_is_taken_back_is_gone() -> None:
    web = Web({"https://feeds.example/robots.txt": "Content-Usage: tdm=n"})
    Source.objects.create(name="A", address=FEEDS)
    counts = []
    for hours in (0, 23, 24):
        counts.append(read_old_opt_outs(NOW + timedelta(hours=hours), fetch=web.fetch))
        web.documents.clear()
    assert counts == [1, 0, 1]
    assert Source.objects.get().opt_outs == []


def test_a_front_page_that_may_not_be_read_is_not() -> None:
    web = Web({"https://a.example/robots.txt": "User-agent: *\nDisallow: /", HOME: PAGE})
    Source.objects.create(name="A", address=FEEDS, home_address=HOME)
    read_old_opt_outs(NOW, fetch=web.fetch)
    assert HOME not in web.asked


def test_some_at_a_time_and_no_folders_nor_mailboxes() -> None:
    for number in range(MOST_AT_ONCE + 1):
        Source.objects.create(name="A", address=f"{FEEDS}{number}")
    Source.objects.create(name="B", kind="wire", address="folder:b")
    Source.objects.create(name="C", kind="mailbox", address="imaps://c@c.example/")
    Source.objects.create(name="D", address="https://d.example/", is_active=False)
    web = Web({})
    assert [read_old_opt_outs(NOW, fetch=web.fetch) for _ in range(3)] == [MOST_AT_ONCE, 1, 0]
    assert len(web.asked) == 2
