"""The articles that exports of WordPress become, before axe-core and the Nu HTML checker.

One export is our own; others' are judged where they are at hand. They name files that are not fetched here.
Each has a stand-in of its kind, so that every template is drawn as if the files were there.
"""

import hashlib
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Route
from running_site import RunningSite, fetch
from tests.browser.judges import messages, violations

import newsreel
from newsreel.lib.tests.shared_data import shared_data

pytestmark = pytest.mark.browser

OURS = Path(newsreel.__file__).parent / "transfer" / "wordpress" / "tests" / "fixtures" / "blocks.xml"
OTHERS = ("64-block-test-data.xml", "themeunittestdata.wordpress.xml")
PAGES_OF_OTHERS = 120
_ATTACHMENT = re.compile(r"<wp:attachment_url>(?:<!\[CDATA\[)?([^<\]]+)")
_CONTENTS = {
    "wav": b"RIFF\x24\x08\x00\x00WAVEfmt ",
    "mp3": b"ID3\x04",
    "mp4": b"\0\0\0\x18ftypisom",
    "mov": b"\0\0\0\x14ftypqt  ",
    "pdf": b"%PDF-1.4",
}
_SCREENS = ((1440, "light"), (390, "dark"), (390, "light"), (1440, "dark"))
"""Page after page in turn, so that each kind of page is seen in each."""
_ADDRESSES = """
from newsreel.newsroom.models import StandardPage
for model in (Article, StandardPage):
    for page in model.objects.live().exclude(address=None).order_by("path"):
        if not page.view_restrictions.exists():
            pages.append(page.address)
with open({target!r}, "w") as file:
    json.dump(pages, file)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    folder = tmp_path_factory.mktemp("imported")
    made = RunningSite(folder / "site")
    made.newsreel("manage", "migrate", "--verbosity", "0")
    made.script("factories.make_home()")
    for path in (OURS, *_at_hand()):
        uploads = _uploads(path, folder / path.stem)
        made.newsreel("import", "wordpress", str(path), "--media", str(uploads))
    try:
        made.start()
        yield made
    finally:
        made.stop()


def _at_hand() -> list[Path]:
    try:
        return [shared_data(f"wordpress/theme-test-data/{name}") for name in OTHERS]
    except pytest.skip.Exception:
        return []


def _uploads(export: Path, folder: Path) -> Path:
    for address in set(_ATTACHMENT.findall(export.read_text(encoding="utf-8"))):
        path = unquote(urlsplit(address).path)
        target = folder / (path.partition("/wp-content/uploads/")[2] or path.lstrip("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_stand_in(target.suffix.lower().removeprefix("."), address))
    return folder


def _stand_in(ending: str, address: str) -> bytes:
    """A file of this kind that is like no other."""
    digest = hashlib.sha256(address.encode()).digest()
    if ending in _CONTENTS:
        return _CONTENTS[ending] + digest
    size = ((900, 600), (600, 900), (700, 700))[digest[3] % 3]
    content = io.BytesIO()
    picture = Image.new("RGB", size, (digest[0], digest[1], digest[2]))
    picture.save(content, {"png": "PNG", "gif": "GIF"}.get(ending, "JPEG"))
    return content.getvalue()


@pytest.fixture(scope="module")
def addresses(site: RunningSite) -> Sequence[str]:
    target = site.folder.parent / "addresses.json"
    site.script("import json\npages = []" + _ADDRESSES.format(target=str(target)))
    found: list[str] = json.loads(target.read_text())
    return found


def test_the_exports_of_others_are_among_them(addresses: Sequence[str]) -> None:
    for name in OTHERS:
        shared_data(f"wordpress/theme-test-data/{name}")
    assert len(addresses) > PAGES_OF_OTHERS


def test_the_html_checker_finds_nothing(nu: str, site: RunningSite, addresses: Sequence[str]) -> None:
    found = [
        f"{address}, {message}"
        for address in addresses
        for message in messages(nu, fetch(site.url + quote(address)).body)
    ]
    assert found == []


def test_axe_finds_nothing(chromium: Browser, axe: Path, site: RunningSite, addresses: Sequence[str]) -> None:
    found = []
    for turn, (width, scheme) in enumerate(_SCREENS):
        context = chromium.new_context(
            base_url=site.url,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            bypass_csp=True,
            reduced_motion="reduce",
        )
        context.route(re.compile("/pictures/"), _one_picture)
        window = context.new_page()
        for address in addresses[turn :: len(_SCREENS)]:
            window.goto(address)
            found += violations(window, axe, f"{width}, {scheme}")
            wider = window.evaluate("document.documentElement.scrollWidth - innerWidth")
            found += [f"{address} is {wider} pixels wider than the screen of {width}"] if wider > 0 else []
        context.close()
    assert found == []


def _one_picture(route: Route) -> None:
    """Cutting each picture to each size is another test's business, and slow."""
    route.fulfill(content_type="image/png", body=_stand_in("png", "any"))
