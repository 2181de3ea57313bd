"""axe-core on every kind of page; skipped where it has not been fetched."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

JUDGES = Path(__file__).parents[2] / ".cache" / "judges" / "node_modules"
AXE = JUDGES / "axe-core" / "axe.min.js"

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
