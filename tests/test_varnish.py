"""The shipped configuration of Varnish, started for real before a small site that tells it what changed."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from running_site import NEW_HEADLINE, RunningSite, answers, eventually, fetch, free_port, small_site

from newsreel.delivery.addresses import ANSWERED_QUERIES, APPLICATION_PATHS

CONFIGURATION = Path(__file__).parents[1] / "deploy" / "varnish" / "newsreel.vcl"
STORY = "/cinema/story-1/"


def test_varnish_hands_on_what_the_program_has_to_answer() -> None:
    queries = re.search(r"\?\(\.\*&\)\?\(([a-z_|]+)\)", CONFIGURATION.read_text())
    paths = re.search(r"\^/\(([a-z_|]+)\)/", CONFIGURATION.read_text())
    assert queries is not None
    assert paths is not None
    assert set(queries[1].split("|")) == ANSWERED_QUERIES
    assert {f"/{path}/" for path in paths[1].split("|")} == set(APPLICATION_PATHS)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    if shutil.which("varnishd") is None:
        pytest.skip("Varnish is not installed")
    settings = f'purge = ["varnish://127.0.0.1:{free_port()}"]\ntrusted_proxies = 1\n'
    with small_site(tmp_path_factory.mktemp("varnish") / "site", settings=settings) as served:
        yield served


@pytest.fixture(scope="module")
def varnish(tmp_path_factory: pytest.TempPathFactory, site: RunningSite) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("varnishd")
    found = re.search(r"varnish://(127\.0\.0\.1:\d+)", (site.folder / "newsreel.toml").read_text())
    assert found is not None
    shipped = folder / "newsreel.vcl"
    shipped.write_text(CONFIGURATION.read_text().replace('"8000"', f'"{site.port}"'))
    command = ["varnishd", "-F", "-j", "none", "-a", found[1], "-f", str(shipped), "-n", str(folder / "n")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([*command, "-s", "malloc,64m"], stdout=log, stderr=subprocess.STDOUT)
    url = f"http://{found[1]}"
    assert eventually(lambda: answers(f"{url}/robots.txt")), (folder / "log").read_text()
    yield url
    process.terminate()
    process.wait(timeout=60)


def test_the_program_says_what_a_page_shows_and_how_long_it_may_be_kept(site: RunningSite) -> None:
    headers = fetch(site.url + STORY).headers
    assert headers["CDN-Cache-Control"].startswith("public, max-age=86400")
    assert headers["Cache-Control"].startswith("public, max-age=0")
    assert re.fullmatch(r"[\w:/.-]+( [\w:/.-]+)*", headers["Surrogate-Key"])


def test_readers_do_not_see_what_only_varnish_needs(varnish: str) -> None:
    headers = fetch(varnish + STORY).headers
    assert {"Surrogate-Key", "CDN-Cache-Control", "Via", "X-Varnish"}.isdisjoint(headers)


def test_pages_are_kept_whatever_campaign_or_cookie_comes_along(site: RunningSite, varnish: str) -> None:
    plain = fetch(varnish + STORY)
    site.stop()
    try:
        for address in (STORY, f"{STORY}?utm_source=mail", f"{STORY}?fbclid=1"):
            page = fetch(varnish + address, Cookie="sessionid=1")
            assert (page.status, page.body) == (200, plain.body)
        away = fetch(f"{varnish}/search/?q=story")
        assert (away.status, away.headers["Retry-After"]) == (503, "10")
        assert "This page can’t be made just now" in away.body.decode()
    finally:
        site.start()
    assert eventually(lambda: answers(f"{varnish}/search/?q=story"))


def test_the_program_answers_what_only_it_can(varnish: str) -> None:
    assert fetch(f"{varnish}/?s=story").status == 301
    assert fetch(f"{varnish}/admin/").status == 302
    assert fetch(f"{varnish}/nonsense/").status == 404


def test_a_new_headline_reaches_all_pages_and_leaves_others_kept(site: RunningSite, varnish: str) -> None:
    pages = (STORY, "/", "/cinema/", "/feed/")
    for path in (*pages, "/robots.txt"):
        assert fetch(varnish + path).status == 200
    site.script(NEW_HEADLINE.format(headline="A headline nobody has seen"))
    for path in pages:
        assert eventually(lambda path=path: b"nobody has seen" in fetch(varnish + path).body)  # type: ignore[misc]  # no lambda is typed


def test_strangers_can_not_ban(varnish: str) -> None:
    shipped = CONFIGURATION.read_text()
    assert "client.ip !~ newsreel" in shipped
    assert fetch(varnish + "/", method="BAN", Newsreel_Things="(").status == 400
