"""Telling caches what changed, against a local server that notes what it is told."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from newsreel.delivery.channels import ChannelError, Order, name_of, opened
from newsreel.delivery.channels.cdn import Cdn, backend_settings
from newsreel.delivery.channels.varnish import AT_ONCE, Varnish


class FakeCache(HTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.told: list[tuple[str, str, str]] = []

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: FakeCache

    def _note(self) -> None:
        self.server.told.append((self.command, self.path, self.headers.get("Newsreel-Things", "")))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_BAN = do_PURGE = _note  # noqa: N815 -- http.server names them by the method

    def log_message(self, format: str, *values: object) -> None:
        pass


@pytest.fixture
def cache() -> Iterator[FakeCache]:
    with FakeCache() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_varnish_is_told_names_that_are_no_patterns(cache: FakeCache) -> None:
    Varnish(f"varnish://{cache.place}").send(Order(["article:1", "a.b(c"], ["http://example.org/"]))
    assert cache.told == [("BAN", "/", r"article:1|a\.b\(c")]


def test_varnish_is_told_many_names_in_several_requests(cache: FakeCache) -> None:
    Varnish(f"varnish://{cache.place}").send(
        Order([f"article:{number}" for number in range(AT_ONCE + 1)], [])
    )
    assert [len(things.split("|")) for _, _, things in cache.told] == [AT_ONCE, 1]


def test_a_varnish_that_refuses_or_is_away_is_told_of(cache: FakeCache) -> None:
    channel = Varnish(f"varnish://{cache.place}")
    cache.status = 405
    with pytest.raises(
        ChannelError, match=r"^Varnish answered 405; is deploy/varnish/newsreel\.vcl in use\?$"
    ):
        channel.send(Order(["home"], []))
    with pytest.raises(ChannelError, match="Varnish can't be reached"):
        Varnish("varnish://127.0.0.1:1").send(Order(["home"], []))


def test_a_cdn_is_told_addresses(cache: FakeCache) -> None:
    Cdn(f"http://{cache.place}").send(Order(["home"], ["http://example.org/", "http://example.org/a/"]))
    assert cache.told == [("PURGE", "/", ""), ("PURGE", "/a/", "")]


def test_a_cdn_is_not_asked_about_nothing(cache: FakeCache) -> None:
    Cdn(f"http://{cache.place}").send(Order(["home"], []))
    assert cache.told == []


def test_what_wagtail_only_logs_is_a_failure(cache: FakeCache) -> None:
    cache.status = 503
    with pytest.raises(ChannelError, match="503"):
        Cdn(f"http://{cache.place}").send(Order([], ["http://example.org/"]))
    with pytest.raises(ChannelError, match="refused"):
        Cdn("http://127.0.0.1:1").send(Order([], ["http://example.org/"]))


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("cloudflare://token@zone", "cloudflare://zone"),
        ("varnish://127.0.0.1:6081", "varnish://127.0.0.1:6081"),
        ("http://user:password@cache:80/", "http://cache:80"),
    ],
)
def test_names_hold_no_secrets(address: str, name: str) -> None:
    assert name_of(address) == name


def test_each_address_has_its_channel() -> None:
    assert isinstance(opened("varnish://127.0.0.1:6081"), Varnish)
    assert isinstance(opened("cloudfront://E123"), Cdn)
    assert backend_settings("cloudflare://to%2Fken@zone") == {
        "BACKEND": "wagtail.contrib.frontend_cache.backends.CloudflareBackend",
        "BEARER_TOKEN": "to/ken",
        "ZONEID": "zone",
    }
    assert backend_settings("cloudfront://E123")["DISTRIBUTION_ID"] == "E123"
