"""The shipped configurations for servers in front, started for real before a small site."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from running_site import NEW_HEADLINE, RunningSite, answers, eventually, fetch, free_port, small_site

from newsreel.delivery.addresses import ANSWERED_QUERIES
from newsreel.delivery.plain_files import kind
from newsreel.newsroom.tests import factories

CONFIGURATION = Path(__file__).parents[1] / "deploy" / "nginx" / "newsreel.conf"
BROTLI = Path("/usr/share/nginx/modules/ngx_http_brotli_static_module.so")
STORY = "/cinema/story-1/"
AS_FILES = ("/", STORY, "/cinema/", "/feed/", "/feed/atom/", "/feed/json/", "/sitemap.xml", "/robots.txt")
OF_ONE_ANSWER = {"age", "date", "server", "connection", "etag", "accept-ranges", "content-length"}
"""Headers in which nginx and the program may differ."""


def test_nginx_hands_on_the_queries_that_change_what_is_shown() -> None:
    named = re.search(r"\(\^\|&\)\(([a-z_|]+)\)", CONFIGURATION.read_text())
    assert named is not None
    assert set(named[1].split("|")) == ANSWERED_QUERIES


@pytest.mark.django_db
@pytest.mark.parametrize("path", AS_FILES)
def test_nginx_knows_the_headers_of_each_kind_of_page(path: str) -> None:
    cinema = factories.make_section(title="Cinema")
    factories.make_article(section=cinema, title="Story 1")
    answer = Client().get(path)
    headers = {name.lower(): value for name, value in answer.headers.items()}
    kept = {name: value for name, value in headers.items() if name not in ("content-length", "vary")}
    assert f"/{kind(kept)}${{uri}}" in CONFIGURATION.read_text(), (
        f"the headers of {kind(kept)} changed: {kept}"
    )


class Nginx:
    def __init__(self, folder: Path, site: RunningSite) -> None:
        self.url = f"http://127.0.0.1:{free_port()}"
        self._folder = folder
        folder.mkdir()
        shipped = (
            CONFIGURATION.read_text()
            .replace("listen 80;", f"listen 127.0.0.1:{self.url.rpartition(':')[2]};")
            .replace("127.0.0.1:8000", f"127.0.0.1:{site.port}")
            .replace("example.org", "127.0.0.1")
            .replace("/srv/site", str(site.folder))
        )
        if BROTLI.exists():
            shipped = shipped.replace("#brotli_static", "brotli_static")
        (folder / "newsreel.conf").write_text(shipped)
        (folder / "nginx.conf").write_text(_around(folder))

    def __enter__(self) -> "Nginx":
        self._process = subprocess.Popen(
            ["nginx", "-c", str(self._folder / "nginx.conf"), "-g", "daemon off;"]
        )
        assert eventually(lambda: answers(f"{self.url}/robots.txt")), (self._folder / "error.log").read_text()
        return self

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.wait(timeout=60)


def _around(folder: Path) -> str:
    """What Debian's nginx.conf has around the files of conf.d."""
    temporary = "\n".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = f"user {folder.owner()};" if folder.owner() == "root" else ""
    module = f"load_module {BROTLI};" if BROTLI.exists() else ""
    return f"""
    {module}
    {user}
    worker_processes 1;
    pid {folder}/nginx.pid;
    error_log {folder}/error.log;
    events {{ worker_connections 512; }}
    http {{
        access_log off;
        include /etc/nginx/mime.types;
        {temporary}
        include {folder}/newsreel.conf;
    }}
    """


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    folder = tmp_path_factory.mktemp("front") / "site"
    with small_site(folder, settings="plain_files = true\ntrusted_proxies = 1\n") as served:
        yield served


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory, site: RunningSite) -> Iterator[Nginx]:
    if shutil.which("nginx") is None:
        pytest.skip("nginx is not installed")
    with Nginx(tmp_path_factory.mktemp("nginx") / "nginx", site) as server:
        yield server


def is_from_file(url: str) -> bool:
    """Only nginx's own files can be asked for in parts."""
    return fetch(url).headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("path", AS_FILES)
@pytest.mark.parametrize("coding", ["identity", "gzip", "br"])
def test_pages_come_from_files_just_as_the_program_answers_them(
    site: RunningSite, nginx: Nginx, path: str, coding: str
) -> None:
    assert eventually(lambda: is_from_file(nginx.url + path)), f"no file for {fetch(site.url + path).headers}"
    if coding == "br" and not BROTLI.exists():
        pytest.skip("nginx has no module for Brotli here")
    ours, theirs = (fetch(url + path, Accept_Encoding=coding) for url in (site.url, nginx.url))
    assert (theirs.status, theirs.body) == (ours.status, ours.body)
    assert {name.lower(): value.lower() for name, value in theirs.headers.items()} | dict.fromkeys(
        OF_ONE_ANSWER
    ) == {name.lower(): value.lower() for name, value in ours.headers.items()} | dict.fromkeys(OF_ONE_ANSWER)


def test_what_was_answered_before_is_not_sent_again(nginx: Nginx) -> None:
    assert eventually(lambda: is_from_file(nginx.url + STORY))
    first = fetch(nginx.url + STORY, Accept_Encoding="gzip")
    again = fetch(nginx.url + STORY, Accept_Encoding="gzip", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_campaigns_and_cookies_change_nothing(nginx: Nginx) -> None:
    assert eventually(lambda: is_from_file(nginx.url + STORY))
    plain = fetch(nginx.url + STORY)
    for address in (f"{STORY}?utm_source=mail", f"{STORY}?fbclid=1&x=2", f"{STORY}?"):
        page = fetch(nginx.url + address, Cookie="sessionid=1; csrftoken=2")
        assert (page.status, page.body, page.headers["ETag"]) == (200, plain.body, plain.headers["ETag"])


def test_what_the_program_has_to_answer_reaches_it(site: RunningSite, nginx: Nginx) -> None:
    for path, status in (
        ("/?s=story", 301),
        ("/admin/", 302),
        ("/search/?q=story", 200),
        ("/nonsense/", 404),
        ("/html-00000000/index.html", 404),
    ):
        assert (fetch(nginx.url + path).status, path) == (fetch(site.url + path).status, path)
        assert (fetch(nginx.url + path).status, path) == (status, path)
    assert fetch(nginx.url + STORY, method="POST").status == fetch(site.url + STORY, method="POST").status


def test_static_files_are_sent_for_good(nginx: Nginx) -> None:
    sheet = re.search(rb'href="(/static/[^"]+\.css)"', fetch(nginx.url + "/").body)
    assert sheet is not None
    answer = fetch(nginx.url + sheet[1].decode(), Accept_Encoding="gzip")
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_new_headline_takes_the_former_pages_away_at_once(site: RunningSite, nginx: Nginx) -> None:
    pages = (STORY, "/", "/cinema/", "/feed/")
    for path in pages:
        assert eventually(lambda path=path: is_from_file(nginx.url + path))  # type: ignore[misc]  # no lambda is typed
    site.script(NEW_HEADLINE.format(headline="A headline nobody has seen"))
    committed = time.monotonic()
    for path in pages:
        assert eventually(lambda path=path: b"nobody has seen" in fetch(nginx.url + path).body)  # type: ignore[misc]  # as above
    print(f"shown on {len(pages)} pages after {time.monotonic() - committed:.2f} s")  # noqa: T201 -- a figure
    for path in pages:
        assert eventually(lambda path=path: is_from_file(nginx.url + path))  # type: ignore[misc]  # as above
        assert b"nobody has seen" in fetch(nginx.url + path).body


def test_files_are_served_while_the_program_is_away(site: RunningSite, nginx: Nginx) -> None:
    for path in AS_FILES:
        assert eventually(lambda path=path: is_from_file(nginx.url + path))  # type: ignore[misc]  # as above
    site.stop()
    try:
        for path in AS_FILES:
            assert (fetch(nginx.url + path).status, path) == (200, path)
        away = fetch(nginx.url + "/search/?q=story")
        assert (away.status, away.headers["Retry-After"]) == (503, "10")
        assert away.headers["Content-Type"] == "text/html; charset=utf-8"
        assert "This page can’t be made just now" in away.body.decode()
    finally:
        site.start()
