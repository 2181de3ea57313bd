"""A static copy of a site, served by Python's plain file server and read by its links as a reader would.

    python benchmarks/static_copy.py --site FOLDER       # makes the copy first, with its time and memory
    python benchmarks/static_copy.py --copy FOLDER --origin http://127.0.0.1:8000

From the home page, robots.txt and the sitemaps on, every address within the copy is asked for:
pages, pictures in all their sizes, styles, scripts, fonts, feeds. Told are those that don't answer,
links of pages (not canonical ones, feeds or sitemaps, where they belong) that name the site's own
origin, and addresses that only a running site answers. Ends with 1 where an address is dead.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import lxml.html

NEWSREEL = [sys.executable, "-m", "newsreel"]
STARTS = ("/", "/robots.txt", "/sitemap.xml", "/sitemap-news.xml", "/feed/index.xml", "/404.html")
LIVING = ("/admin/", "/search/", "/-/", "/documents/")
"""What the manual says is silent in a copy."""
_LOCATION = re.compile(r"<loc>([^<]+)</loc>")
_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)""")


class Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        return None


class Crawl:
    def __init__(self, port: int, origin: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port)
        self._origin = origin
        self._waiting: list[tuple[str, str]] = [(path, "") for path in STARTS]
        self._known = set(STARTS)
        self.kinds: Counter[str] = Counter()
        self.dead: dict[str, str] = {}
        self.own_origin: Counter[str] = Counter()
        self.living: Counter[str] = Counter()

    def run(self) -> None:
        while self._waiting:
            path, _from = self._waiting.pop()
            self._connection.request("GET", quote(path, safe="/%:@!$&'()*+,;=~"))
            response = self._connection.getresponse()
            body = response.read()
            kind = response.getheader("Content-Type", "").partition(";")[0]
            if response.status in (301, 302):
                self._note(response.getheader("Location", ""), path)
            elif response.status != 200:
                self.dead[path] = _from
            else:
                self.kinds[kind] += 1
                self._read(path, kind, body)

    def _read(self, path: str, kind: str, body: bytes) -> None:
        if kind == "text/html":
            self._page(path, body)
        elif kind.endswith("/xml"):
            for link in _LOCATION.findall(body.decode()):
                self._note(link, path)
        elif kind == "text/css":
            for link in _IN_STYLE.findall(body.decode()):
                self._note(link, path)
        elif path == "/robots.txt":
            for link in re.findall(r"(?m)^Sitemap: (\S+)", body.decode()):
                self._note(link, path)

    def _page(self, path: str, body: bytes) -> None:
        for element in lxml.html.document_fromstring(body).iter(
            "a", "img", "link", "script", "source", "form"
        ):
            links = [element.get(name, "") for name in ("href", "src", "action")]
            links += [each.split()[0] for each in element.get("srcset", "").split(",") if each.split()]
            is_about_itself = element.tag == "link" and element.get("rel") in ("canonical", "alternate")
            for link in filter(None, links):
                if link.startswith(self._origin) and not is_about_itself:
                    self.own_origin[link[:120]] += 1
                self._note(link, path)

    def _note(self, link: str, where: str) -> None:
        parts = urlsplit(urljoin(f"{self._origin}{where}", link))
        if f"{parts.scheme}://{parts.netloc}" != self._origin:
            return
        if parts.path.startswith(LIVING):
            self.living[unquote(parts.path)] += 1
        elif parts.path not in self._known:
            self._known.add(parts.path)
            self._waiting.append((parts.path or "/", where))


def copied(site: Path, to: Path) -> None:
    started = time.monotonic()
    command = [*NEWSREEL, "--site", str(site), "export", "--static", str(to), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads(done.stdout)
    print(
        f"{told['files']:,} files in {time.monotonic() - started:.0f} s, {usage.ru_utime:.0f} s of processor "
        f"time, {usage.ru_maxrss / 1024:.0f} MB; {len(told['missing'])} addresses gave no page"
    )


def crawl(copy: Path, origin: str) -> int:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(copy)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = Crawl(server.server_port, origin)
    found.run()
    server.shutdown()
    print(f"{found.kinds.total():,} addresses answer: {dict(found.kinds.most_common())}")
    for path, where in list(found.dead.items())[:30]:
        print(f"  dead: {path}, linked from {where}")
    for link, count in found.own_origin.most_common(10):
        print(f"  names the origin ({count}×): {link}")
    print(f"{len(found.dead)} dead; {found.own_origin.total()} links name the origin")
    print(f"only a running site answers: {dict(found.living.most_common(10))}")
    return int(bool(found.dead))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--copy", type=Path)
    parser.add_argument("--origin", default="http://127.0.0.1:8000", help="The site's address.")
    arguments = parser.parse_args()
    if (arguments.site is None) == (arguments.copy is None):
        parser.error("Name either --site or --copy.")
    with tempfile.TemporaryDirectory(prefix="newsreel-static-") as name:
        copy = arguments.copy or Path(name) / "copy"
        if arguments.site:
            copied(arguments.site, copy)
        sys.exit(crawl(copy, arguments.origin.rstrip("/")))


if __name__ == "__main__":
    main()
