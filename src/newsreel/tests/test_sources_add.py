"""`newsreel sources add`, against a site on this machine."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsreel import cli
from newsreel.commands import sources
from newsreel.gather.permission import hosts
from newsreel.settings import current

PAGE = """<!doctype html><html><head><title>The Harbour</title>
<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>"""
FEED = """<rss version="2.0"><channel><title>Harbour feed</title><item><title>A premiere</title><guid>1</guid>
<pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "web"
    folder.mkdir()
    (folder / "index.html").write_text(PAGE)
    (folder / "feed.xml").write_text(FEED)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def add(*arguments: str) -> Result:
    return CliRunner().invoke(cli.newsreel, ["sources", "add", *arguments])


@pytest.mark.django_db
def test_a_site_is_looked_into_shown_and_added(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "opened_site", current)
    inside = add(server)
    assert (inside.exit_code, inside.stderr) == (
        2,
        f"newsreel: 127.0.0.1: port {server[17:]} is not one of the web's.\n",
    )
    site = current().model_copy(update={"gather_private_addresses": True})
    monkeypatch.setattr(sources, "opened_site", lambda: site)
    monkeypatch.setattr(hosts, "current", lambda: site)
    shown = add(server)
    assert shown.stdout == (
        f"1. The Harbour: RSS, Atom or JSON feed\n   {server}/feed.xml\n"
        "   1 items. How often it has something new can’t be told yet.\n"
        "   – 2026-11-23 08:00  A premiere\n"
        "Nothing was added. Add --yes to take the first.\n"
    )
    added = json.loads(add(server, "--yes", "--json", "--name", "Harbour").stdout)
    assert (added["added"], len(added["candidates"])) == (f"{server}/feed.xml", 1)
    again = add(server, "--yes", "--json")
    assert (again.exit_code, again.stdout) == (2, "")
    assert again.stderr == f"newsreel: {server}/feed.xml is read already, as “Harbour”.\n"
