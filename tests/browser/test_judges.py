"""axe-core and the Nu HTML checker on every kind of page; skipped where they have not been fetched."""

import json
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

JUDGES = Path(__file__).parents[2] / ".cache" / "judges" / "node_modules"
AXE = JUDGES / "axe-core" / "axe.min.js"
NU = JUDGES / "vnu-jar" / "build" / "dist" / "vnu.jar"

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

PAGES = {
    "home": "/",
    "section": "/cinema/",
    "second page": "/latest/page/2/",
    "latest": "/latest/",
    "tag": "tag",
    "author": "author",
    "date archive": "/2026/",
    "article": "form:news",
    "review": "form:review",
    "gallery": "form:gallery",
    "live story": "form:live",
    "interview": "form:interview",
    "list": "form:list",
    "video": "form:video",
    "opinion": "form:opinion",
    "search": "/search/?q=film",
    "nothing found": "/search/?q=qqqxyzzy",
    "corrections": "/corrections/",
    "about": "/about-us/",
    "contact": "/contact-us/",
    "takedown": "/dmca/",
    "privacy": "/privacy-policy/",
    "sign-up": "/newsletter/subscribe/",
    "not found": "/nothing-here/",
}


@pytest.fixture(scope="session")
def addresses(served: Served) -> dict[str, str]:
    """The path of one page of each kind, asked of the site's own database."""
    script = (Path(__file__).parent / "list_addresses.py").read_text(encoding="utf-8")
    newsreel = shutil.which("newsreel") or str(Path(__file__).parents[2] / ".venv" / "bin" / "newsreel")
    answer = subprocess.run(
        [newsreel, "--site", str(served.folder), "manage", "shell", "--no-imports", "-c", script],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = json.loads(answer.stdout.partition("ADDRESSES")[2])
    named = {name: found.get(path, path) for name, path in PAGES.items()}
    further = ("sponsored", "withdrawn", "corrected", "right-to-left", "Japanese")
    return {**named, **{name: found[name] for name in further}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, served: Served, addresses: dict[str, str], scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed; tests/install-judges.sh fetches it where there is npm")
    # axe is put into the page, which the site's own Content-Security-Policy forbids, as it should.
    context = chromium.new_context(
        base_url=served.url,
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
        reduced_motion="reduce",
    )
    context.set_default_navigation_timeout(120_000)
    window = context.new_page()
    violations = []
    for name, path in addresses.items():
        window.goto(path)
        window.add_script_tag(path=AXE)
        result = window.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", AXE_TAGS)
        violations += [
            f"{name} ({path}): {violation['id']}: {node['target']}: {node['failureSummary']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]
    context.close()
    assert violations == []


@pytest.fixture(scope="session")
def nu() -> Iterator[str]:
    """The Nu HTML checker as a service on this machine."""
    if not NU.exists() or shutil.which("java") is None:
        pytest.skip(
            "the Nu HTML checker or Java is not installed; tests/install-judges.sh fetches the checker"
        )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["java", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-Xss1m", "-cp", str(NU)]
    process = subprocess.Popen(
        [*command, "nu.validator.servlet.Main", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}/?out=json"
    deadline = time.monotonic() + 120
    pause = threading.Event()
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        pause.wait(0.2)
    yield url
    process.terminate()
    process.wait(timeout=30)


def test_the_html_checker_finds_nothing(nu: str, served: Served, addresses: dict[str, str]) -> None:
    found = []
    for name, path in addresses.items():
        try:
            markup = urllib.request.urlopen(served.url + path, timeout=30).read()
        except urllib.error.HTTPError as answer:
            markup = answer.read()
        request = urllib.request.Request(
            nu, data=markup, headers={"Content-Type": "text/html; charset=utf-8"}
        )
        messages = json.loads(urllib.request.urlopen(request, timeout=60).read())["messages"]
        found += [
            f"{name} ({path}), line {message.get('lastLine')}: {message['message']}"
            for message in messages
            if message["type"] == "error"
        ]
    assert found == []
