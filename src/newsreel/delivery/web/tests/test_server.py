"""The server against a store in a folder and an application that a test can take down."""

import asyncio
from pathlib import Path

import pytest

from newsreel.delivery.joining import path_of
from newsreel.delivery.record import Record
from newsreel.delivery.tests.records import record
from newsreel.delivery.web.application import KIND_HEADER, OTHER, PRIVATE, Reply
from newsreel.delivery.web.tests.fakes import Request, Site, not_found


class Newsroom:
    """Draws `/story/` from its headline, and counts the changes."""

    def __init__(self, folder: Path, *, trusted_proxies: int = 0) -> None:
        self.headline = "First"
        self.changes = 0
        self.site = Site(folder, self.draw, trusted_proxies=trusted_proxies)
        self.application = self.site.application

    def draw(self, path: str) -> Record | Reply:
        if path != "/story/":
            return not_found(path)
        return record(path, f"<h1>{self.headline}</h1>".encode(), shows=["article-1"], as_of=self.changes)

    def change(self, headline: str, *, gone: bool = False) -> None:
        self.headline = headline
        self.changes += 1
        self.site.shelf.change(self.changes, ["article-1"], ["/story/"] if gone else [])


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def test_a_page_is_drawn_once_and_then_served(newsroom: Newsroom) -> None:
    answers = [newsroom.site.get("/story/") for _ in range(3)]
    assert [(answer.status, answer.body) for answer in answers] == [(200, b"<h1>First</h1>")] * 3
    assert newsroom.application.drawn == ["/story/"]


def test_another_process_serves_it_from_the_store(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.site.get("/story/")
    other = Site(tmp_path)
    assert other.get("/story/").body == b"<h1>First</h1>"
    assert other.application.drawn == []


def test_a_hundred_readers_at_once_have_it_drawn_once(newsroom: Newsroom) -> None:
    async def crowd() -> list[bytes]:
        answers = await asyncio.gather(*(newsroom.site.serve(Request("/story/")) for _ in range(100)))
        return [answer.body for answer in answers]

    assert asyncio.run(crowd()) == [b"<h1>First</h1>"] * 100
    assert newsroom.application.drawn == ["/story/"]


def test_a_change_is_seen_by_the_next_reader(newsroom: Newsroom) -> None:
    newsroom.site.get("/story/")
    newsroom.change("Second")
    assert newsroom.site.get("/story/").body == b"<h1>Second</h1>"


def test_a_page_overtaken_while_it_is_drawn_is_drawn_again(newsroom: Newsroom) -> None:
    headlines = iter(["Second", "Third"])
    plain = newsroom.draw

    def overtaken(path: str) -> Record | Reply:
        drawn = plain(path)
        if (headline := next(headlines, None)) is not None:
            newsroom.change(headline)
        return drawn

    newsroom.application.draw = overtaken
    assert newsroom.site.get("/story/").body == b"<h1>Second</h1>"
    assert newsroom.site.get("/story/").body == b"<h1>Third</h1>"


def test_a_page_overtaken_twice_is_for_those_who_waited_alone(newsroom: Newsroom) -> None:
    plain = newsroom.draw

    def overtaken(path: str) -> Record | Reply:
        drawn = plain(path)
        newsroom.change("Later", gone=True)
        return drawn

    newsroom.application.draw = overtaken
    answer = newsroom.site.get("/story/")
    assert (answer.status, answer.headers["cache-status"]) == (200, "newsreel; hit; detail=stale")
    newsroom.application.is_down = True
    assert newsroom.site.get("/story/").status == 503


def test_without_the_application_kept_pages_go_on(newsroom: Newsroom) -> None:
    newsroom.site.get("/story/")
    newsroom.application.is_down = True
    assert newsroom.site.get("/story/").status == 200
    newsroom.change("Second")
    stale = newsroom.site.get("/story/")
    assert (stale.status, stale.body) == (200, b"<h1>First</h1>")
    assert stale.headers["cache-status"] == "newsreel; hit; detail=stale"
    newsroom.application.is_down = False
    fresh = newsroom.site.get("/story/")
    assert fresh.body == b"<h1>Second</h1>"
    assert "cache-status" not in fresh.headers


def test_a_crashing_application_is_as_good_as_none(newsroom: Newsroom) -> None:
    newsroom.site.get("/story/")
    newsroom.change("Second")
    newsroom.application.draw = lambda path: Reply(500, [(KIND_HEADER, OTHER)], b"Traceback")
    assert newsroom.site.get("/story/").body == b"<h1>First</h1>"


def test_a_slow_application_costs_a_reader_less_than_a_second(newsroom: Newsroom) -> None:
    newsroom.site.get("/story/")
    newsroom.change("Second")
    newsroom.application.gate.clear()

    async def read() -> bytes:
        answer = await newsroom.site.serve(Request("/story/"))
        newsroom.application.gate.set()
        return answer.body

    assert asyncio.run(read()) == b"<h1>First</h1>"
    assert newsroom.site.get("/story/").body == b"<h1>Second</h1>"


def test_a_slow_application_costs_no_more_where_nothing_is_in_memory(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.site.get("/story/")
    newsroom.change("Second")
    other = Site(tmp_path, newsroom.draw)
    other.application.gate.clear()

    async def read() -> bytes:
        answer = await other.serve(Request("/story/"))
        other.application.gate.set()
        return answer.body

    assert asyncio.run(read()) == b"<h1>First</h1>"


def test_a_page_that_can_be_read_from_memory_alone_is_served(newsroom: Newsroom) -> None:
    newsroom.site.get("/story/")
    newsroom.change("Second")
    newsroom.site.shelf.folder.delete("/story/")
    newsroom.application.is_down = True
    assert newsroom.site.get("/story/").body == b"<h1>First</h1>"


def test_what_was_withdrawn_is_not_served_even_in_hard_times(newsroom: Newsroom) -> None:
    newsroom.site.get("/story/")
    newsroom.application.is_down = True
    newsroom.change("", gone=True)
    answer = newsroom.site.get("/story/")
    assert answer.status == 503
    assert b"First" not in answer.body


def test_a_page_that_never_was_kept_gets_a_sentence(newsroom: Newsroom) -> None:
    newsroom.application.is_down = True
    answer = newsroom.site.get("/story/")
    assert (answer.status, answer.headers["retry-after"]) == (503, "10")
    assert "can’t be made just now" in answer.body.decode()
    assert answer.headers["cache-control"] == "no-store"


def test_not_found_is_asked_once_and_forgotten_at_a_change(newsroom: Newsroom) -> None:
    assert [newsroom.site.get("/nothing/").status for _ in range(3)] == [404, 404, 404]
    assert newsroom.application.drawn == ["/nothing/"]
    newsroom.change("Second")
    newsroom.site.get("/nothing/")
    assert newsroom.application.drawn == ["/nothing/", "/nothing/"]
    assert list(newsroom.site.shelf.ledger.paths()) == []


def test_campaigns_and_nonsense_are_the_same_page(newsroom: Newsroom) -> None:
    for query in ("", "utm_source=x", "fbclid=1&gclid=2", "x=" + "y" * 500, "%00"):
        assert newsroom.site.get(f"/story/?{query}").status == 200
    assert newsroom.application.drawn == ["/story/"]
    assert list(newsroom.site.shelf.ledger.paths()) == ["/story/"]


def test_a_query_that_is_answered_goes_to_the_application(newsroom: Newsroom) -> None:
    newsroom.site.get("/story/?utm_source=x&reply=3")
    assert [passed[:2] for passed in newsroom.application.passed] == [("GET", "/story/?utm_source=x&reply=3")]


def test_nothing_of_the_first_readers_request_is_in_the_page(newsroom: Newsroom) -> None:
    newsroom.site.get(
        "/story/?utm_source=evil",
        x_forwarded_host="evil.example",
        x_original_url="/admin/",
        x_rewrite_url="/admin/",
        x_forwarded_scheme="http",
        cookie="sessionid=editor",
        accept_language="de",
        user_agent="<script>",
    )
    assert newsroom.application.drawn == ["/story/"]
    assert newsroom.application.passed == []


def test_a_get_with_a_body_is_the_same_page(newsroom: Newsroom) -> None:
    fat = Request("/story/", headers={"host": "example.org", "content-length": "9"}, body=b"s=poison&")
    assert newsroom.site.ask(fat).body == b"<h1>First</h1>"
    assert newsroom.application.passed == []


@pytest.mark.parametrize("host", ["evil.example", "", "example.org.evil.example", "example.org@evil.example"])
def test_another_host_is_refused(newsroom: Newsroom, host: str) -> None:
    newsroom.site.get("/story/")
    refused = newsroom.site.ask(Request("/story/", headers={"host": host}))
    assert (refused.status, refused.body) == (400, b"This site does not answer to that name.")


@pytest.mark.parametrize("host", ["example.org", "EXAMPLE.org", "example.org:443"])
def test_the_same_host_in_other_letters_is_the_same(newsroom: Newsroom, host: str) -> None:
    assert newsroom.site.ask(Request("/story/", headers={"host": host})).status == 200


@pytest.mark.parametrize(("path", "status"), [("/" + "x" * 3000, 414), ("/a\0b/", 400), ("/\r\nX: y", 400)])
def test_hostile_addresses_never_reach_the_application(newsroom: Newsroom, path: str, status: int) -> None:
    assert newsroom.site.ask(Request(path)).status == status
    assert newsroom.application.drawn == []


def test_the_form_is_negotiated(newsroom: Newsroom) -> None:
    newsroom.headline = "Long " * 200
    codings = {
        accepted: newsroom.site.get("/story/", accept_encoding=accepted).headers.get("content-encoding")
        for accepted in ("", "gzip", "gzip;q=0, br", "zstd", "br;q=0.1, gzip")
    }
    assert codings == {
        "": None,
        "gzip": "gzip",
        "gzip;q=0, br": "br",
        "zstd": "zstd",
        "br;q=0.1, gzip": "gzip",
    }


def test_what_a_browser_has_is_not_sent_again(newsroom: Newsroom) -> None:
    first = newsroom.site.get("/story/")
    again = newsroom.site.get("/story/", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert newsroom.site.get("/story/", if_modified_since=first.headers["last-modified"]).status == 304
    newsroom.change("Second")
    assert newsroom.site.get("/story/", if_none_match=first.headers["etag"]).status == 200


def test_head_says_what_get_would(newsroom: Newsroom) -> None:
    whole = newsroom.site.get("/story/")
    head = newsroom.site.ask(Request("/story/", method="HEAD"))
    assert (head.status, head.body) == (200, b"")
    assert head.headers.pop("content-length") == str(len(whole.body))
    assert head.headers.keys() == whole.headers.keys()


def with_fragment(newsroom: Newsroom) -> list[str]:
    """The story gets a fragment; what stands in it is the last of the list returned."""
    hot = ["Hot"]

    def draw(path: str) -> Record | Reply:
        if path == path_of("hot"):
            return record(path, hot[-1].encode(), shows=["hot"], as_of=newsroom.changes)
        body = f"<h1>{newsroom.headline}</h1>{newsroom.site.joiner.mark('hot')}"
        return record(path, body.encode(), shows=["article-1"], as_of=newsroom.changes)

    newsroom.application.draw = draw
    return hot


def test_a_fragment_is_joined_in(newsroom: Newsroom) -> None:
    with_fragment(newsroom)
    assert newsroom.site.get("/story/").body == b"<h1>First</h1>Hot"


def test_a_fragment_changes_without_its_pages_being_drawn(newsroom: Newsroom) -> None:
    hot = with_fragment(newsroom)
    first = newsroom.site.get("/story/")
    hot.append("Hotter")
    newsroom.changes += 1
    newsroom.site.shelf.change(newsroom.changes, ["hot"])
    second = newsroom.site.get("/story/")
    assert second.body == b"<h1>First</h1>Hotter"
    assert second.headers["etag"] != first.headers["etag"]
    assert newsroom.application.drawn == ["/story/", path_of("hot"), path_of("hot")]


def test_a_fragment_that_can_not_be_drawn_leaves_a_gap_for_the_moment(newsroom: Newsroom) -> None:
    with_fragment(newsroom)
    drawn = newsroom.application.draw("/story/")
    assert isinstance(drawn, Record)
    newsroom.site.shelf.keep(drawn)
    newsroom.application.is_down = True
    gap = newsroom.site.get("/story/")
    assert (gap.status, gap.body) == (200, b"<h1>First</h1>")
    newsroom.application.is_down = False
    assert newsroom.site.get("/story/").body == b"<h1>First</h1>Hot"


def test_fragments_have_no_address_outside(newsroom: Newsroom) -> None:
    with_fragment(newsroom)
    newsroom.site.get("/story/")
    assert newsroom.site.get(path_of("hot")).status == 404


def test_a_page_of_each_reader_alone_goes_through_with_its_cookies(newsroom: Newsroom) -> None:
    newsroom.application.draw = lambda path: Reply(200, [(KIND_HEADER, PRIVATE)], b"password?")
    for _ in range(2):
        newsroom.site.get("/story/", cookie="sessionid=1")
    assert [passed[2]["cookie"] for passed in newsroom.application.passed] == ["sessionid=1"] * 2
    assert newsroom.application.drawn == ["/story/"]


def test_forms_are_handed_on(newsroom: Newsroom) -> None:
    newsroom.application.answer = (302, [("location", "/thanks/")], [])
    sent = newsroom.site.ask(
        Request(
            "/comments/",
            method="POST",
            headers={
                "host": "example.org",
                "content-length": "3",
                "connection": "close",
                "x-forwarded-for": "203.0.113.9",
                "x-original-url": "/admin/",
                "newsreel-page": "1",
                "cookie": "a=b",
            },
            body=b"x=y",
        )
    )
    assert (sent.status, sent.headers["location"]) == (302, "/thanks/")
    method, target, headers, body = newsroom.application.passed[0]
    assert (method, target, body) == ("POST", "/comments/", b"x=y")
    assert headers == {
        "host": "example.org",
        "cookie": "a=b",
        "newsreel-client": "198.51.100.7",
        "x-forwarded-proto": "https",
    }


def test_a_proxy_that_is_trusted_is_believed(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path, trusted_proxies=1)
    newsroom.site.get("/search/", x_forwarded_for="1.1.1.1, 203.0.113.9")
    assert newsroom.application.passed[0][2]["newsreel-client"] == "203.0.113.9"


def test_a_form_is_refused_with_a_sentence_while_the_application_is_down(newsroom: Newsroom) -> None:
    newsroom.application.is_down = True
    answer = newsroom.site.ask(Request("/comments/", method="POST"))
    assert answer.status == 503
    assert "nothing of what you sent was kept" in answer.body.decode()


@pytest.mark.parametrize("length", ["1000001", "-1", "abc", "9" * 30])
def test_a_body_that_is_too_large_is_refused(newsroom: Newsroom, length: str) -> None:
    headers = {"host": "example.org", "content-length": length}
    assert newsroom.site.ask(Request("/admin/", method="POST", headers=headers)).status == 413
    assert newsroom.application.passed == []


def test_large_answers_are_sent_in_pieces(newsroom: Newsroom) -> None:
    newsroom.application.answer = (200, [("content-length", "4000000")], [b"x" * 2_000_000] * 2)
    assert len(newsroom.site.get("/admin/export/").body) == 4_000_000


def test_files_have_ranges(newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "media" / "clip.mp4").write_bytes(b"0123456789")
    whole = newsroom.site.get("/media/clip.mp4")
    assert (whole.status, whole.headers["accept-ranges"]) == (200, "bytes")
    part = newsroom.site.get("/media/clip.mp4", range="bytes=2-4")
    assert (part.status, part.part, part.headers["content-range"]) == (206, (2, 5), "bytes 2-4/10")
    behind = newsroom.site.get("/media/clip.mp4", range="bytes=50-")
    assert (behind.status, behind.headers["content-range"]) == (416, "bytes */10")
    changed = newsroom.site.get("/media/clip.mp4", range="bytes=2-4", if_range='"other"')
    assert changed.status == 200
    assert newsroom.site.get("/media/clip.mp4", if_none_match=whole.headers["etag"]).status == 304
    assert newsroom.site.get("/media/missing.mp4").status == 404


def test_a_full_disk_does_not_keep_a_reader_from_the_page(newsroom: Newsroom) -> None:
    drawn = record("/story/", b"<h1>First</h1>", shows=["article-1"])
    newsroom.application.page = lambda target: Reply(200, [(KIND_HEADER, "fresh")], drawn.to_bytes())  # type: ignore[method-assign]  # it could not keep it
    assert newsroom.site.get("/story/").body == b"<h1>First</h1>"
    newsroom.application.is_down = True
    assert newsroom.site.get("/story/").body == b"<h1>First</h1>"


def test_reads_are_counted_without_the_application(newsroom: Newsroom) -> None:
    for address in ("198.51.100.7:1", "198.51.100.8:1"):
        headers = {"host": "example.org", "user-agent": "Mozilla/5.0 (Macintosh) Safari/605.1.15"}
        sent = newsroom.site.ask(
            Request("/-/read/", method="POST", query_string="12", headers=headers, client=address)
        )
        assert (sent.status, sent.body) == (204, b"")
    assert newsroom.site.pages.reads.taken() == [(12, 2)]
    assert newsroom.application.passed == []


def test_looking_at_the_address_of_reads_counts_nothing(newsroom: Newsroom) -> None:
    assert newsroom.site.get("/-/read/?12", user_agent="Mozilla/5.0 (Macintosh) Safari").status == 404
    assert newsroom.site.pages.reads.taken() == []


def test_a_page_that_is_not_there_has_its_fragments_too(newsroom: Newsroom) -> None:
    with_fragment(newsroom)
    draw = newsroom.application.draw
    body = f"<h1>Not here</h1>{newsroom.site.joiner.mark('hot')}".encode()
    reply = Reply(404, [("content-type", "text/html"), (KIND_HEADER, OTHER)], body)
    newsroom.application.draw = lambda path: reply if path == "/nothing/" else draw(path)
    for _ in range(2):
        answer = newsroom.site.get("/nothing/")
        assert (answer.status, answer.body) == (404, b"<h1>Not here</h1>Hot")
        assert KIND_HEADER not in answer.headers
    assert newsroom.application.drawn == ["/nothing/", path_of("hot")]


@pytest.mark.parametrize(
    ("client", "forwarded", "status"),
    [("127.0.0.1:5", "", 200), ("198.51.100.7:5", "", 404), ("127.0.0.1:5", "198.51.100.7", 404)],
)
def test_metrics_are_for_this_machine_alone(
    newsroom: Newsroom, client: str, forwarded: str, status: int
) -> None:
    headers = {"host": "example.org", **({"x-forwarded-for": forwarded} if forwarded else {})}
    answer = newsroom.site.ask(Request("/-/metrics/", headers=headers, client=client))
    assert answer.status == status
    assert (b"newsreel_hits_total 0" in answer.body) is (status == 200)


@pytest.mark.parametrize(
    ("path", "location"),
    [("//story/", "/story/"), ("/story//", "/story/"), ("//evil.example/", "/evil.example/"), ("///", "/")],
)
def test_empty_parts_lead_to_the_one_address(newsroom: Newsroom, path: str, location: str) -> None:
    answer = newsroom.site.ask(Request(path))
    assert (answer.status, answer.headers["location"]) == (301, location)
    assert newsroom.application.drawn == []
