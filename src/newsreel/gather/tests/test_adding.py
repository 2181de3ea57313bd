"""Pasted addresses, and what they lead to."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from newsreel.gather import actions
from newsreel.gather.adding import MOST_TRIED, NothingFoundError, Proposal, proposals, rhythm_told
from newsreel.gather.adding_told import told
from newsreel.gather.models import Rule, Source
from newsreel.lib.http import Answer, FetchError
from newsreel.settings import current

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOST = "https://a.example"
ITEM = (
    "<item><title>Story {0}</title><guid>{0}</guid><link>https://a.example/{0}</link><category>Film</category>"
    "<pubDate>Mon, 23 Nov 2026 0{0}:00:00 GMT</pubDate></item>"
)
FEED = f"""<rss version="2.0"><channel><title>The Feed</title><link>{HOST}/</link>
{"".join(ITEM.format(hour) for hour in range(1, 8))}</channel></rss>"""
PAGE = """<!doctype html><html lang="en"><head><title>The Harbour | Film and stage</title>
<meta property="og:site_name" content="The Harbour"><link rel="apple-touch-icon" href="/logo.png">
<link rel="alternate" type="application/rss+xml" href="/feed"></head><body>x</body></html>"""


class Web:
    """Documents by their paths; a number is the status of a refusal."""

    def __init__(self, documents: Mapping[str, str | int]) -> None:
        self.documents = documents
        self.asked: list[str] = []

    def fetch(self, address: str, **_: Any) -> Answer:
        path = address.removeprefix(HOST)
        self.asked.append(path)
        found = self.documents.get(path, 404)
        if isinstance(found, int):
            raise FetchError(f"The server answered {found}.", status=found)
        return Answer(address, 200, {}, found.encode())


def found(pasted: str, documents: Mapping[str, str | int], kind: str = "") -> list[Proposal]:
    return proposals(pasted, now=NOW, site=current(), kind=kind, fetch=Web(documents).fetch)


def refusal(pasted: str, documents: Mapping[str, str | int]) -> str:
    with pytest.raises(NothingFoundError) as refused:
        found(pasted, documents)
    return str(refused.value)


def test_a_site_leads_to_its_feed() -> None:
    (one,) = found("a.example", {"": PAGE, "/feed": FEED})
    assert (one.kind, one.address, one.name) == ("feed", f"{HOST}/feed", "The Harbour")
    assert (one.home_address, one.logo_address, one.language) == (f"{HOST}/", f"{HOST}/logo.png", "en")
    assert (one.item_count, one.rhythm, one.words, one.known_as) == (7, 3600.0, ("Film",), "")
    assert [item.title for item in one.newest] == [f"Story {number}" for number in (7, 6, 5, 4, 3)]


def test_a_feed_is_taken_as_it_is_with_the_logo_of_its_site() -> None:
    (one,) = found(f"{HOST}/feed", {"/": PAGE, "/feed": FEED})
    assert (one.address, one.name, one.logo_address) == (f"{HOST}/feed", "The Feed", f"{HOST}/logo.png")
    (alone,) = found(f"{HOST}/feed", {"/": 500, "/feed": FEED})
    assert alone.logo_address == ""


def test_a_site_that_names_nothing_is_guessed_at_within_bounds() -> None:
    web = Web({"": "<html></html>", "/rss.xml": FEED})
    (one,) = proposals(HOST, now=NOW, site=current(), fetch=web.fetch)
    assert one.address == f"{HOST}/rss.xml"
    nothing = Web({"": "<html></html>"})
    with pytest.raises(NothingFoundError) as refused:
        proposals(HOST, now=NOW, site=current(), fetch=nothing.fetch)
    assert str(refused.value) == (
        "At https://a.example there is neither a feed nor a news sitemap nor a WordPress. If its news stands "
        "on a page, add it as a page watched by rules."
    )
    assert len(nothing.asked) <= MOST_TRIED + 2


def test_time_is_bounded() -> None:
    moments = iter(range(0, 10_000, 15))
    with pytest.raises(NothingFoundError):
        proposals(
            HOST,
            now=NOW,
            site=current(),
            fetch=(web := Web({"": "<html></html>"})).fetch,
            clock=lambda: float(next(moments)),
        )
    assert len(web.asked) < 8


def test_a_page_that_robots_forbids_is_not_asked_for_and_a_feed_is() -> None:
    robots = "User-agent: *\nDisallow: /"
    said = refusal(f"{HOST}/news", {"/robots.txt": robots, "/news": PAGE})
    assert said.startswith(
        "https://a.example/robots.txt does not let Newsreel read https://a.example/news. If this is"
    )
    documents: dict[str, str | int] = {"/robots.txt": robots, "/feed": FEED, "/news": FEED, "/page.xml": PAGE}
    assert found(f"{HOST}/feed", documents)[0].logo_address == ""
    assert found(f"{HOST}/news", documents, kind="feed")[0].name == "The Feed"
    assert "does not let Newsreel" in refusal(f"{HOST}/page.xml", documents)


@pytest.mark.parametrize(
    ("pasted", "sentence"),
    [
        (" ", "Paste the address of a site or of a feed."),
        ("ftp://a.example/", "'ftp://a.example/' is not an http or https address."),
        ("http://u:p@a.example/", "a.example: addresses with a user name in them are not called."),
        ("https://a.example:25/", "a.example: port 25 is not one of the web's."),
        ("a" * 2000, "The address is longer than 1,000 characters."),
        (f"{HOST}/gone", "https://a.example/gone can’t be read: The server answered 410."),
        (
            f"{HOST}/list",
            "https://a.example/list can’t be read: It is not JSON, as WordPress's REST interface gives it.",
        ),
    ],
)
def test_every_failure_is_a_sentence(pasted: str, sentence: str) -> None:
    documents: dict[str, str | int] = {"/gone": 410, "/list": "[1"}
    assert refusal(pasted, documents) == sentence


def test_what_is_read_already_is_told_and_not_added_twice() -> None:
    Source.objects.create(name="Harbour", address=f"{HOST}/feed")
    (one,) = found(HOST, {"": PAGE, "/feed": FEED})
    assert one.known_as == "Harbour"
    with pytest.raises(ValueError, match=r"https://a\.example/feed is read already, as “Harbour”\."):
        actions.add_source(proposal=one)


def test_a_proposal_becomes_a_source_whose_items_go_to_a_section() -> None:
    (one,) = found(HOST, {"": PAGE, "/feed": FEED})
    source = actions.add_source(proposal=one, name="Harbour News", section_id=7)
    assert (source.name, source.kind, source.host) == ("Harbour News", "feed", "a.example")
    assert source.logo_address == f"{HOST}/logo.png"
    rule = Rule.objects.get()
    assert (rule.source, rule.effect, rule.section_id, rule.pattern) == (source, "route", 7, "")


def test_proposals_as_text_and_for_machines() -> None:
    (one,) = found(HOST, {"": PAGE, "/feed": FEED})
    assert told([one]) == (
        "1. The Harbour: RSS, Atom or JSON feed\n"
        "   https://a.example/feed\n"
        "   7 items. Something new about every hour.\n"
        "   Of: Film\n" + "\n".join(f"   – 2026-11-23 0{hour}:00  Story {hour}" for hour in (7, 6, 5, 4, 3))
    )
    assert one.as_dict()["newest"][0] == {
        "title": "Story 7",
        "link": "https://a.example/7",
        "published": "2026-11-23T07:00:00+00:00",
    }


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, "How often it has something new can’t be told yet."),
        (30.0, "Something new about every minute."),
        (600.0, "Something new about every 10 minutes."),
        (90_000.0, "Something new about every day."),
    ],
)
def test_rhythm_in_words(seconds: float | None, said: str) -> None:
    assert rhythm_told(seconds) == said
