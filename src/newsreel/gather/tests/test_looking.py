"""One look at each kind of source, with servers on this machine and answers made here."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsreel.gather.looking import MOST_PARTS, Look, look_at
from newsreel.gather.models import Source
from newsreel.gather.sources.mailbox.tests.imap_server import mail_server
from newsreel.lib.http import Answer, FetchError
from newsreel.settings import Settings, current

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
HOST = "https://a.example"
SITEMAP = (
    '<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{page}</loc><news:news>'
    "<news:title>Story</news:title></news:news></url></urlset>"
)


class Web:
    """Documents by their paths; a number is the status of a refusal."""

    def __init__(self, documents: Mapping[str, str | int]) -> None:
        self.documents = documents
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []

    def fetch(self, address: str, *, headers: Mapping[str, str] | None = None, **_: Any) -> Answer:
        path = address.removeprefix(HOST)
        self.asked.append(path)
        self.headers.append(headers or {})
        found = self.documents.get(path, 404)
        if isinstance(found, int):
            raise FetchError(f"The server answered {found}.", status=found)
        return Answer(address, 200, {"etag": '"1"', "last-modified": "yesterday"}, found.encode())


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    changes = {
        "gather_private_addresses": True,
        "mailbox_passwords": {"desk@127.0.0.1": "secret"},
        "drop_folder": tmp_path,
    }
    return current().model_copy(update=changes)


def looked_at(source: Source, site: Settings, web: Web | None = None) -> Look:
    return look_at(source, now=NOW, site=site, fetch=(web or Web({})).fetch)


def titles(look: Look) -> list[str]:
    assert look.error is None, look.error
    assert look.reading is not None
    return [item.title for item in look.reading.items]


def index(*paths: str) -> str:
    parts = "".join(f"<sitemap><loc>{HOST}{path}</loc></sitemap>" for path in paths)
    return f"<sitemapindex>{parts}</sitemapindex>"


def test_the_parts_of_an_index_are_read_those_of_news_first(site: Settings) -> None:
    paths = [f"/posts-{number}.xml" for number in range(9)]
    web = Web(
        {"/sitemap.xml": index(*paths, "/news.xml"), "/news.xml": SITEMAP.format(page=f"{HOST}/1")}
        | dict.fromkeys(paths, 404)
    )
    source = Source(kind="news_sitemap", address=f"{HOST}/sitemap.xml")
    look = looked_at(source, site, web)
    assert titles(look) == ["Story"]
    assert web.asked == ["/sitemap.xml", "/news.xml", *paths[: MOST_PARTS - 1]]
    assert look.note == "Could not be read: " + " ".join(
        f"{HOST}{path}: The server answered 404." for path in paths[: MOST_PARTS - 1]
    )
    assert look.answer is not None
    assert look.answer.headers == {"etag": "", "last-modified": ""}


def test_an_index_of_which_nothing_can_be_read_fails(site: Settings) -> None:
    web = Web({"/sitemap.xml": index("/news.xml")})
    look = looked_at(Source(kind="news_sitemap", address=f"{HOST}/sitemap.xml"), site, web)
    assert str(look.error) == (
        "None of the sitemaps it names can be read. https://a.example/news.xml: The server answered 404."
    )


def page_of_feed(number: int, *hours_ago: int) -> str:
    items = "".join(
        f"<item><title>Hour {hours}</title><guid>{hours}</guid>"
        f"<pubDate>{NOW - timedelta(hours=hours):%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for hours in hours_ago
    )
    return (
        f'<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>x</title>'
        f'<a:link rel="next" href="{HOST}/{number + 1}"/>{items}</channel></rss>'
    )


def test_pages_that_passed_by_while_we_were_away_are_read(site: Settings) -> None:
    pages = {"/1": page_of_feed(1, 1, 2), "/2": page_of_feed(2, 3, 4), "/3": page_of_feed(3, 5, 6)}
    web = Web(pages)
    source = Source(address=f"{HOST}/1", succeeded_at=NOW - timedelta(hours=4, minutes=30))
    assert titles(looked_at(source, site, web)) == [f"Hour {hours}" for hours in (5, 6, 3, 4, 1, 2)]
    assert web.asked == ["/1", "/2", "/3"]


@pytest.mark.parametrize("hours", [1.5, None])
def test_pages_are_not_read_when_nothing_passed_by_or_at_the_first_look(
    site: Settings, hours: float | None
) -> None:
    web = Web({"/1": page_of_feed(1, 1, 2)})
    source = Source(address=f"{HOST}/1", succeeded_at=NOW - timedelta(hours=hours) if hours else None)
    assert titles(looked_at(source, site, web)) == ["Hour 1", "Hour 2"]
    assert web.asked == ["/1"]


def test_pages_without_end_have_one(site: Settings) -> None:
    web = Web({f"/{number}": page_of_feed(number, number) for number in range(1, 99)})
    source = Source(address=f"{HOST}/1", succeeded_at=NOW - timedelta(days=90))
    assert len(titles(looked_at(source, site, web))) == 5
    circle = Web({"/1": page_of_feed(0, 1)})
    assert titles(looked_at(source, site, circle)) == ["Hour 1"]
    assert circle.asked == ["/1"]


def test_items_that_share_a_name_are_told_apart_and_of(site: Settings) -> None:
    item = "<item><title>{0}</title><guid>x</guid><link>https://a.example/{0}</link></item>"
    web = Web({"/1": f"<rss><channel><title>x</title>{item.format(1)}{item.format(2)}</channel></rss>"})
    look = looked_at(Source(address=f"{HOST}/1"), site, web)
    assert titles(look) == ["1", "2"]
    assert look.note == "2 of its items share their names (guid) with others. They go by their addresses."


PAGE = '<html><body><h2><a href="/1">First story</a></h2></body></html>'


def watched(**fields: Any) -> Source:
    return Source(kind="watched_page", address=f"{HOST}/news", page_rules={"item": "h2"}, **fields)


def test_a_watched_page_is_read_if_its_host_allows_which_is_asked_once_a_day(site: Settings) -> None:
    web = Web({"/news": PAGE, "/robots.txt": "User-agent: *\nDisallow: /private"})
    first = looked_at(watched(), site, web)
    assert titles(first) == ["First story"]
    assert first.place is not None
    assert first.place["robots"][0] == 200
    again = looked_at(watched(place=first.place), site, web)
    assert (titles(again), again.place) == (["First story"], None)
    assert web.asked == ["/robots.txt", "/.well-known/tdmrep.json", "/news", "/news"]


def test_a_page_that_robots_may_not_read_is_not_asked_for(site: Settings) -> None:
    web = Web({"/news": PAGE, "/robots.txt": "User-agent: newsreel\nDisallow: /"})
    look = looked_at(watched(), site, web)
    assert (
        str(look.error) == "https://a.example/robots.txt does not let Newsreel read https://a.example/news."
    )
    assert "/news" not in web.asked
    assert look.place is not None


def ninjs(number: int, **fields: str) -> bytes:
    return json.dumps({"uri": f"urn:{number}", "headline": f"Copy {number}", **fields}).encode()


def test_a_folder_of_wire_copy_is_read_once(site: Settings, tmp_path: Path) -> None:
    (tmp_path / "agency").mkdir()
    (tmp_path / "agency" / "1.json").write_bytes(ninjs(1))
    (tmp_path / "agency" / "2.json").write_bytes(b"{")
    source = Source(kind="wire", address="folder:agency")
    look = looked_at(source, site)
    assert titles(look) == ["Copy 1"]
    assert look.note == "Could not be read: 2.json: It is not JSON, so it is no ninjs."
    source.place = look.place
    (tmp_path / "agency" / "3.json").write_bytes(ninjs(3))
    assert titles(looked_at(source, site)) == ["Copy 3"]


def test_copy_under_embargo_comes_when_that_ends(site: Settings, tmp_path: Path) -> None:
    (tmp_path / "1.json").write_bytes(ninjs(1, embargoed="2026-03-18T13:00:00Z"))
    (tmp_path / "agency").mkdir()
    (tmp_path / "1.json").rename(tmp_path / "agency" / "1.json")
    source = Source(kind="wire", address="folder:agency")
    look = looked_at(source, site)
    assert titles(look) == []
    source.place = look.place
    later = look_at(source, now=NOW + timedelta(hours=2), site=site, fetch=Web({}).fetch)
    assert titles(later) == ["Copy 1"]


def test_letters_are_read_from_a_folder(site: Settings, tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "1.eml").write_bytes(b"Subject: A premiere\r\n\r\nText")
    assert titles(looked_at(Source(kind="mailbox", address="folder:press"), site)) == ["A premiere"]


def test_a_folder_elsewhere_is_refused(site: Settings, tmp_path: Path) -> None:
    look = looked_at(Source(kind="wire", address="folder:../etc"), site)
    assert str(look.error) == (
        f"“../etc” is no folder within {tmp_path}. Name one in there, without links that lead out."
    )


def test_a_mailbox_is_read_on_from_where_it_was_left(site: Settings) -> None:
    messages = {3: b"Subject: Three\r\n\r\nx", 5: b"Subject: Five\r\n\r\ny", 7: b"no message"}
    with mail_server(messages) as server:
        source = Source(kind="mailbox", address=f"imap://desk@127.0.0.1:{server.port}/Press")
        look = looked_at(source, site)
        assert titles(look) == ["Three", "Five"]
        assert look.place == {"validity": 1, "last": 7}
        assert look.note == (
            "Could not be read: message 7: It is not a mail message: it names neither a sender nor a subject."
        )
        source.place = look.place
        assert titles(looked_at(source, site)) == []


def test_a_mailbox_without_a_password_says_where_it_belongs(site: Settings) -> None:
    look = looked_at(Source(kind="mailbox", address="imaps://press@mail.example.org/"), site)
    assert str(look.error) == (
        "There is no password for press@mail.example.org. Write it into the setting mailbox_passwords."
    )


def test_a_password_is_not_told_by_the_settings(site: Settings) -> None:
    assert "secret" not in repr(site).replace("secret_key", "")


@pytest.mark.parametrize("place", [[], {"validity": "x"}, {"robots": [1]}, {"seen": []}])
def test_a_place_that_makes_no_sense_is_a_beginning(site: Settings, place: Any) -> None:
    with mail_server({3: b"Subject: Three\r\n\r\nx"}) as server:
        source = Source(kind="mailbox", address=f"imap://desk@127.0.0.1:{server.port}/Press", place=place)
        assert titles(looked_at(source, site)) == ["Three"]
    web = Web({"/news": PAGE, "/robots.txt": ""})
    assert titles(looked_at(watched(place=place), site, web)) == ["First story"]
