import os
import threading
from pathlib import Path

import pytest
from django.test import Client

from newsreel.delivery import node
from newsreel.delivery.middleware import DRAWING
from newsreel.delivery.record import Record
from newsreel.delivery.shelf import Shelf
from newsreel.delivery.tests.records import record
from newsreel.front import shown
from newsreel.newsroom.tests.factories import FIRST_MOMENT, make_article, make_home

pytestmark = pytest.mark.django_db


def test_a_page_is_kept_with_what_it_shows(shelf: Shelf, server: Client) -> None:
    article = make_article(title="Harbour lights go out")
    answer = server.get("/cinema/harbour-lights-go-out/")
    assert (answer.status_code, answer["newsreel-kind"]) == (200, "fresh")
    found = shelf.find("/cinema/harbour-lights-go-out/")
    assert found is not None
    assert found.record == Record.from_bytes(answer.content)
    assert {shown.SITE, shown.article(article.pk), shown.neighbours(article.pk)} <= found.record.shows
    assert b"Harbour lights go out" in found.record.body
    assert found.record.headers["content-type"] == "text/html; charset=utf-8"
    assert not {"set-cookie", "vary", "content-length"} & found.record.headers.keys()


def test_fragments_are_marks_in_what_is_kept(shelf: Shelf, server: Client) -> None:
    make_home()
    body = Record.from_bytes(server.get("/latest/").content).body
    names = node.joiner().names(body)
    assert names
    for name in names:
        answer = server.get(f"/-/fragments/{name}/")
        assert answer["newsreel-kind"] == "fresh", name
        assert node.joiner().names(Record.from_bytes(answer.content).body) == [], (
            "fragments hold no fragments"
        )


def test_a_page_that_is_being_drawn_is_waited_for(shelf: Shelf, server: Client) -> None:
    answers = []
    reader = threading.Thread(target=lambda: answers.append(server.get("/story/")))
    with DRAWING.take("/story/"):
        reader.start()
        while DRAWING.takers("/story/") < 2:
            pass
        shelf.keep(record("/story/"))
    reader.join()

    assert answers[0]["newsreel-kind"] == "fresh"
    assert Record.from_bytes(answers[0].content) == record("/story/")


def test_a_reader_on_the_network_is_not_the_server(shelf: Shelf) -> None:
    make_home()
    reader = Client(REMOTE_ADDR="198.51.100.7", HTTP_NEWSREEL_PAGE="1", HTTP_NEWSREEL_CLIENT="10.0.0.1")
    answer = reader.get("/")
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert "newsreel-kind" not in answer
    assert shelf.find("/") is None


def test_what_is_not_found_is_not_kept(shelf: Shelf, server: Client) -> None:
    make_home()
    answer = server.get("/nothing/")
    assert (answer.status_code, answer["newsreel-kind"]) == (404, "other")
    assert shelf.find("/nothing/") is None


def test_a_withdrawn_article_is_kept_as_gone(shelf: Shelf, server: Client) -> None:
    from newsreel.newsroom.models import Withdrawal

    article = make_article(title="Never mind")
    Withdrawal.objects.create(
        article=article, kind="withdrawn", sentence="We got this wrong.", made_at=FIRST_MOMENT
    )
    type(article).objects.filter(pk=article.pk).update(live=False)
    answer = server.get("/cinema/never-mind/")
    assert answer["newsreel-kind"] == "fresh"
    assert Record.from_bytes(answer.content).status == 410


@pytest.mark.parametrize("path", ["/admin/login/", "/search/?q=film", "/newsletter/subscribe/"])
def test_what_is_made_for_one_visitor_is_not_kept(shelf: Shelf, server: Client, path: str) -> None:
    make_home()
    assert server.get(path)["newsreel-kind"] in ("private", "other")
    assert list(shelf.ledger.paths()) == []


def test_a_change_while_a_page_is_drawn_is_told(
    shelf: Shelf, server: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_home()
    monkeypatch.setattr(shelf.ledger, "applied", lambda: 0)
    shelf.change(1, [shown.SITE])
    answer = server.get("/")
    assert answer["newsreel-kind"] == "outdated"
    found = shelf.find("/")
    assert found is not None
    assert found.is_stale


def test_a_full_disk_keeps_nobody_from_the_page(
    shelf: Shelf, server: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_home()

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", full)
    answer = server.get("/")
    assert answer["newsreel-kind"] == "fresh"
    assert Record.from_bytes(answer.content).status == 200


def test_the_reader_behind_the_server_is_known_by_what_it_says(shelf: Shelf) -> None:
    from newsreel.delivery.middleware import PageMiddleware

    seen: list[str] = []

    def view(request: object) -> object:
        from django.http import HttpResponse

        seen.append(request.META["REMOTE_ADDR"])  # type: ignore[attr-defined]  # a request
        return HttpResponse()

    from django.test import RequestFactory

    middleware = PageMiddleware(view)  # type: ignore[arg-type]  # as above
    middleware(RequestFactory().get("/", REMOTE_ADDR="", HTTP_NEWSREEL_CLIENT="198.51.100.7"))
    assert seen == ["198.51.100.7"]


def test_a_page_that_fails_is_told_from_one_that_is_not_there(
    shelf: Shelf, server: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    from newsreel.front.edition import Edition

    make_home()

    def locked(self: Edition) -> object:
        raise OperationalError("database is locked")

    monkeypatch.setattr(Edition, "articles", property(locked))
    answer = server.get("/latest/")
    assert (answer.status_code, answer["newsreel-kind"]) == (503, "failed")
