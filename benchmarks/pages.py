"""Transferred bytes and requests of a reader's pages, in a real browser with an empty cache.

    .venv/bin/python benchmarks/pages.py http://127.0.0.1:8000 [--peer http://127.0.0.1:8080]

Prints, for each page, the bytes that came over the wire by kind, compressed as sent; `text` is HTML, CSS,
script and fonts, which the promise of 100 KB is about. With `--peer`, the same pages of another site
(the addresses are given with it) stand beside, with the ratio.
"""

import argparse
import shutil
from collections import Counter
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Response, sync_playwright

TEXT = ("document", "stylesheet", "script", "font")


@dataclass
class Weight:
    by_kind: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    foreign: set[str] = field(default_factory=set)

    @property
    def text(self) -> int:
        return sum(self.by_kind[kind] for kind in TEXT)


def weigh(browser: Browser, url: str, origin: str, width: int) -> Weight:
    weight = Weight()
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()

    def note(response: Response) -> None:
        weight.requests += 1
        if not response.url.startswith((origin, "data:")):
            weight.foreign.add(response.url)
        sizes = response.request.sizes()
        weight.by_kind[response.request.resource_type] += (
            sizes["responseBodySize"] + sizes["responseHeadersSize"]
        )

    finished: list[Response] = []
    page.on("response", lambda response: finished.append(response))
    page.goto(url, wait_until="networkidle")
    for response in finished:
        response.finished()
        note(response)
    context.close()
    return weight


def pages_of(browser: Browser, origin: str) -> dict[str, str]:
    """The addresses of one page of each kind, found as a reader would find them."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(origin + "/")
    article = page.locator("main article a, main h2 a, main h3 a").first.get_attribute("href") or "/"
    section = page.locator("nav[aria-label='Sections'] a:not([href='/'])").first.get_attribute("href") or "/"
    context.close()
    return {"home": "/", "section": section, "article": article, "search": "/search/?q=film"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("origin")
    parser.add_argument("--peer", help="origin of another site, weighed beside this one")
    parser.add_argument("--width", type=int, default=390)
    options = parser.parse_args()
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        print("page       requests    html     css      js   fonts     text  pictures  foreign")
        for name, path in pages_of(browser, options.origin).items():
            own = weigh(browser, options.origin + path, options.origin, options.width)
            kinds = [own.by_kind[kind] for kind in TEXT]
            html, css, script, fonts = (f"{size / 1024:.1f}" for size in kinds)
            print(
                f"{name:<10}{own.requests:>9}{html:>8}{css:>8}{script:>8}{fonts:>8}"
                f"{own.text / 1024:>8.1f}K{own.by_kind['image'] / 1024:>9.1f}K  {len(own.foreign)}"
            )
            if options.peer:
                peer = weigh(browser, options.peer + path, options.peer, options.width)
                ratio = own.text / peer.text
                print(f"{'  peer':<10}{peer.requests:>9}{peer.text / 1024:>41.1f}K   ratio {ratio:.2f}")
        browser.close()


if __name__ == "__main__":
    main()
