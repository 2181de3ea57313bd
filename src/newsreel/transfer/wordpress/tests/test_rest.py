"""A live site's REST interface, played by a server of our own."""

import json
from base64 import b64decode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from newsreel.community.comments.models import Comment
from newsreel.newsroom.models import Article, Section, StandardPage
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress.body import text_of
from newsreel.transfer.wordpress.importer import Options
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.rest import LiveSite, Login
from newsreel.transfer.wordpress.run import run

MOMENTS = {
    "date": "2020-01-01T11:00:00",
    "date_gmt": "2020-01-01T10:00:00",
    "modified_gmt": "2020-01-02T10:00:00",
}


def shown(text: str) -> dict[str, str]:
    return {"rendered": text, "raw": text}


def post(number: int, **values: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "post",
        "slug": f"post-{number}",
        "status": "publish",
        "link": f"https://old.example/2020/post-{number}/",
        "title": shown(f"Post &amp; {number}"),
        "content": shown("<p>Words.</p>"),
        "excerpt": shown("Short."),
        "author": 7,
        "comment_status": "open",
        "categories": [3],
        "tags": [9],
        **MOMENTS,
        **values,
    }


ROOT = {"name": "Old &amp; Reel", "home": "https://old.example", "namespaces": ["wp/v2"]}
TYPES: dict[str, dict[str, str]] = {
    "post": {"rest_base": "posts"},
    "attachment": {"rest_base": "media"},
    "wp_block": {"rest_base": "blocks"},
    "review": {"rest_base": "reviews", "rest_namespace": "wp/v2"},
    "order": {"rest_base": "orders"},
    "score": {"rest_base": "scores", "rest_namespace": "plugin/v1"},
}
LISTS: dict[str, list[dict[str, Any]]] = {
    "users": [{"id": 7, "slug": "iris", "name": "Iris Vale"}],
    "categories": [
        {"id": 2, "slug": "film", "name": "Film", "parent": 0},
        {"id": 3, "slug": "short", "name": "Short", "parent": 2},
    ],
    "tags": [{"id": 9, "slug": "sea", "name": "Sea"}],
    "media": [],
    "posts": [*(post(number) for number in range(1, 103)), post(200, status="draft")],
    "pages": [post(300, type="page", slug="about", link="https://old.example/about/", parent=0)],
    "reviews": [
        post(400, type="review", slug="dune", link="https://old.example/review/dune/", categories=[])
    ],
    "comments": [
        {
            "id": 1,
            "post": 1,
            "parent": 0,
            "author_name": "Ada",
            "content": shown("Well."),
            "status": "approved",
        },
        {"id": 2, "post": 1, "parent": 1, "author_name": "Tom", "content": shown("Yes."), "status": "hold"},
    ],
}


class FakeWordPress(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[dict[str, str]] = []
        self.logins: set[str] = set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def answer(self, asked: dict[str, str], login: str) -> tuple[int, Any, int]:
        name = asked["rest_route"].removeprefix("/wp/v2/").strip("/")
        if not name:
            return 200, ROOT, 0
        if login and login != "iris:secret":
            return 401, {"code": "incorrect_password"}, 0
        if name == "orders":
            return 403, {"code": "rest_forbidden"}, 0
        if name == "types":
            return (200, TYPES, 0) if TYPES else (404, {"code": "rest_no_route"}, 0)
        states = asked.get("status", "publish")
        found = [
            each for each in LISTS[name] if name == "comments" or each.get("status", "publish") in states
        ]
        if name == "comments":
            numbers = asked["post"].split(",")
            found = [{**each, **MOMENTS} for each in found if str(each["post"]) in numbers]
            found = [each for each in found if login or each["status"] == "approved"]
        size, page = int(asked["per_page"]), int(asked["page"])
        return 200, found[size * (page - 1) : size * page], -(-len(found) // size)


class _Handler(BaseHTTPRequestHandler):
    server: FakeWordPress

    def do_GET(self) -> None:
        asked = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
        header = self.headers.get("Authorization", "")
        login = b64decode(header.removeprefix("Basic ")).decode() if header else ""
        self.server.asked.append(asked)
        self.server.logins.add(login)
        status, value, pages = self.server.answer(asked, login)
        content = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-WP-TotalPages", str(pages))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *values: object) -> None:
        return None


@pytest.fixture
def wordpress() -> Iterator[FakeWordPress]:
    server = FakeWordPress()
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def live(server: FakeWordPress, login: Login | None = None) -> LiveSite:
    return LiveSite(server.address, user_agent="Newsreel", login=login, private_addresses=True)


@pytest.mark.django_db
def test_what_everybody_may_read(wordpress: FakeWordPress) -> None:
    make_home()
    report = run(live(wordpress), media=NoMedia())
    assert (report.counts["post"].made, report.counts["page"].made, report.counts["comment"].made) == (
        102,
        1,
        1,
    )
    assert report.site == "https://old.example"
    assert wordpress.logins == {""}
    article = Article.objects.get(slug="post-7")
    assert (article.title, article.address, article.standfirst) == ("Post & 7", "/2020/post-7/", "Short.")
    assert text_of(article.body.raw_data) == "Words."
    assert [byline.author.name for byline in article.bylines.all()] == ["Iris Vale"]
    assert article.get_parent().slug == "short"
    assert Section.objects.get(slug="short").get_parent().slug == "film"
    assert StandardPage.objects.get().address == "/about/"


@pytest.mark.django_db
def test_with_an_application_password_drafts_come_too(wordpress: FakeWordPress) -> None:
    make_home()
    report = run(live(wordpress, Login("iris", "secret")), media=NoMedia())
    assert (report.counts["post"].made, report.counts["comment"].made) == (103, 2)
    assert not Article.objects.get(slug="post-200").live
    waiting = Comment.objects.get(name="Tom")
    assert waiting.parent is not None
    assert (waiting.state, waiting.parent.name) == ("pending", "Ada")
    again = run(live(wordpress, Login("iris", "secret")), media=NoMedia())
    assert (again.total.made, again.total.changed) == (0, 0)


@pytest.mark.django_db
def test_types_of_plug_ins_come_too(wordpress: FakeWordPress) -> None:
    make_home()
    report = run(live(wordpress), media=NoMedia())
    assert report.counts["review"].skipped == 1
    assert report.notes[2].startswith("The list “orders”, of a plug-in, was not given whole: ")
    assert report.notes[3].startswith("Not taken over are plug-ins' types of items: 1 “review”.")
    again = run(live(wordpress), media=NoMedia(), options=Options(types={"review": "post"}))
    assert (again.counts["post"].made, again.counts["post"].unchanged) == (1, 102)
    assert Article.objects.get(slug="dune").address == "/review/dune/"


@pytest.mark.django_db
def test_a_site_that_names_no_types(wordpress: FakeWordPress, monkeypatch: pytest.MonkeyPatch) -> None:
    make_home()
    monkeypatch.setitem(globals(), "TYPES", {})
    report = run(live(wordpress), media=NoMedia())
    assert report.counts["post"].made == 102
    assert report.notes[2:] == ["It does not tell which types of items plug-ins have brought it."]


@pytest.mark.django_db
def test_a_wrong_password_is_told_and_nothing_stored(wordpress: FakeWordPress) -> None:
    make_home()
    with pytest.raises(ExportError, match="application password"):
        run(live(wordpress, Login("iris", "guess")), media=NoMedia())
    assert not Article.objects.exists()


def test_a_password_is_never_sent_in_the_open() -> None:
    with pytest.raises(ExportError, match="https addresses only"):
        LiveSite("http://old.example", user_agent="Newsreel", login=Login("iris", "secret"))


@pytest.mark.django_db
def test_an_address_that_is_no_wordpress(wordpress: FakeWordPress, monkeypatch: pytest.MonkeyPatch) -> None:
    make_home()
    monkeypatch.setattr(FakeWordPress, "answer", lambda self, asked, login: (200, ["hello"], 0))
    with pytest.raises(ExportError, match="does not answer as a WordPress site"):
        run(live(wordpress), media=NoMedia())
