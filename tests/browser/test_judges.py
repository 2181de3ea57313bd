"""axe-core and the Nu HTML checker on every kind of page; skipped where they have not been fetched."""

import json
import shutil
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.browser.conftest import Served
from tests.browser.judges import messages, violations

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

PAGES = {
    "home": "/",
    "section": "/cinema/",
    "latest": "/latest/",
    "second page": "/latest/page/2/",
    "year": "/2026/",
    "search": "/search/?q=film",
    "search without words": "/search/",
    "nothing found": "/search/?q=qqqxyzzy",
    "corrections": "/corrections/",
    "sign-up": "/newsletter/subscribe/",
    "signed up": "/newsletter/thanks/",
    "spent link": "/newsletter/confirm/no-such-token/",
    "form sent": "/cases/thanks/-/",
    "not found": "/nothing-here/",
}
"""Those which have the same path in every site; the others are asked of the site itself."""

KINDS = {
    *(
        f"form:{form}"
        for form in (
            *("feature", "gallery", "interview", "list", "live", "news", "opinion", "review", "video"),
        )
    ),
    *(f"block:{block}" for block in ("embed", "gallery", "live_update", "quote", "related_link", "table")),
    *("sub-section", "tag", "author", "month", "day", "corrected", "sponsored", "right-to-left", "Japanese"),
    *("standing: contact-us", "standing: dmca", "standing: privacy-policy", "withdrawn", "password"),
    *(f"newsletter: {page}" for page in ("confirm", "not confirmed", "preferences", "unsubscribe")),
}
"""Kinds of page the sample edition must have, or nobody would notice that they are judged no more."""


@pytest.fixture(scope="session")
def addresses(served: Served) -> dict[str, str]:
    """The path of one page of each kind, each path once."""
    script = (Path(__file__).parent / "list_addresses.py").read_text(encoding="utf-8")
    newsreel = shutil.which("newsreel") or str(Path(__file__).parents[2] / ".venv" / "bin" / "newsreel")
    answer = subprocess.run(
        [newsreel, "--site", str(served.folder), "manage", "shell", "--no-imports", "-c", script],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = json.loads(answer.stdout.partition("ADDRESSES")[2])
    assert set(found) >= KINDS
    names: dict[str, list[str]] = {}
    for name, path in {**PAGES, **found}.items():
        names.setdefault(path, []).append(name)
    return {", ".join(called): path for path, called in names.items()}


def reader(chromium: Browser, served: Served, screen: dict[str, int], scheme: str) -> BrowserContext:
    """A window that lets axe in, which the site's own Content-Security-Policy forbids, as it should."""
    context = chromium.new_context(
        base_url=served.url,
        viewport={"width": screen["width"], "height": screen["height"]},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
        reduced_motion="reduce",
    )
    context.set_default_navigation_timeout(120_000)
    return context


@pytest.mark.parametrize(
    ("screen", "scheme"),
    [
        pytest.param(DESK, "light", id="desk, light"),
        pytest.param(DESK, "dark", id="desk, dark"),
        pytest.param(PHONE, "light", id="phone, light"),
        pytest.param(PHONE, "dark", id="phone, dark"),
        pytest.param(PHONE, "dark by choice", id="phone, dark by the reader's choice"),
    ],
)
def test_axe_finds_nothing(
    chromium: Browser,
    served: Served,
    addresses: dict[str, str],
    axe: Path,
    screen: dict[str, int],
    scheme: str,
) -> None:
    context = reader(chromium, served, screen, scheme)
    window = context.new_page()
    if scheme == "dark by choice":
        window.goto("/")
        window.locator("[data-switches-theme]").click()
    found = []
    for name, path in addresses.items():
        window.goto(path)
        found += violations(window, axe, name)
    context.close()
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens(chromium: Browser, served: Served, axe: Path, scheme: str) -> None:
    context = reader(chromium, served, DESK, scheme)
    window = context.new_page()
    found = []
    for opener in ("drawer", "search-overlay"):
        window.goto("/cinema/")
        window.locator(f"[data-opens={opener}]").first.click()
        window.locator(f"#{opener}[open]").wait_for()
        found += violations(window, axe, opener)
    context.close()
    assert found == []


FORMS = [
    pytest.param("/contact-us/", "form[action='/cases/']", id="contact"),
    pytest.param("/dmca/", "form[action='/cases/']", id="takedown"),
    pytest.param("/newsletter/subscribe/", "main form", id="sign-up"),
]


@pytest.mark.parametrize(("path", "form"), FORMS)
def test_a_form_sent_back_is_judged_too(
    chromium: Browser, served: Served, axe: Path, nu: str, path: str, form: str
) -> None:
    context = reader(chromium, served, DESK, "light")
    window = context.new_page()
    window.goto(path)
    with window.expect_navigation() as navigation:
        # submit() asks no browser whether the fields are filled.
        window.locator(form).evaluate("form => form.submit()")
    assert navigation.value is not None
    assert navigation.value.status == 422
    assert violations(window, axe, path) == []
    assert messages(nu, navigation.value.body()) == []
    context.close()


def markup_at(url: str) -> bytes:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.read()


def test_the_html_checker_finds_nothing(nu: str, served: Served, addresses: dict[str, str]) -> None:
    found = [
        f"{name} ({path}), {message}"
        for name, path in addresses.items()
        for message in messages(nu, markup_at(served.url + quote(path, safe="/?&=%")))
    ]
    assert found == []
