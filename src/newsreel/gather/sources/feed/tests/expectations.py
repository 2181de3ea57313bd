"""Evaluates feedparser's own test cases over our report of the same file.

Each case is a feed that opens with a comment: `Expect:` and an expression over feedparser's result. Where all
that it looks at is in the report too, the report is dressed as that result and the expression evaluated.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.feed.report import ReportedEntry, ReportedFeed, report

_OPENING = re.compile(r"Expect:\s*(.*?)\s*-->", re.DOTALL)
_HEADER = re.compile(r"^Header:\s*Content-Location:\s*(\S+)", re.MULTILINE)
_SERVER = "http://127.0.0.1:8097/"
"""Where feedparser's tests serve the cases from, which some of their expectations name."""

_ENTRY_FIELDS = {
    *(("title",), ("title_detail", "value"), ("link",), ("id",), ("guid",)),
    *(("published_parsed",), ("updated_parsed",)),
    *(("summary",), ("description",), ("summary_detail", "value"), ("content", 0, "value")),
    *(("author",), ("author_detail", "name"), ("authors", "n", "name")),
    *(("enclosures", "n"), ("enclosures", "n", "href"), ("enclosures", "n", "url")),
    *(("enclosures", "n", "type"), ("enclosures", "n", "length")),
}
_FEED_FIELDS = {("title",), ("title_detail", "value"), ("link",)}


@dataclass(frozen=True)
class Case:
    name: str
    file: Path
    expectation: str
    address: str

    def holds(self) -> bool:
        try:
            found = report(self.file.read_bytes(), address=self.address)
        except UnreadableSourceError:
            return False
        names = {
            "bozo": False,
            "feed": _feed(found),
            "entries": [_entry(entry) for entry in found["entries"]],
        }
        try:
            # Expressions from the test collection, whose nodes `_paths` has looked through.
            return bool(eval(self.expectation, {"__builtins__": {"len": len}}, names))  # noqa: S307
        except (KeyError, IndexError, TypeError):
            return False


def cases(folder: Path) -> Iterator[Case]:
    """The cases below `folder` that concern what the report holds, in order of their names."""
    for file in sorted(folder.rglob("*.xml")):
        text = _text(file.read_bytes())
        opening = _OPENING.search(text)
        if opening is None or not _concerns_the_report(opening[1]):
            continue
        located = _HEADER.search(text)
        yield Case(
            name=str(file.relative_to(folder)),
            file=file,
            expectation=opening[1],
            address=_address(located[1] if located else "", opening[1]),
        )


def _address(location: str, expectation: str) -> str:
    """Where the case says it lies; else, where it expects so, on feedparser's test server; else nowhere."""
    if location or _SERVER in expectation:
        return location if "://" in location else _SERVER + location.lstrip("/")
    return ""


def _text(body: bytes) -> str:
    for encoding in ("utf-8", "utf-16", "utf-32"):
        try:
            text = body.decode(encoding)
        except UnicodeError:
            continue
        if "Expect:" in text:
            return text
    return body.decode("latin-1")


def _concerns_the_report(expectation: str) -> bool:
    try:
        paths = list(_paths(ast.parse(expectation, mode="eval").body))
    except SyntaxError:
        return False
    told = [path for path in paths if path != ("bozo",)]
    return bool(told) and all(
        (path[0] == "entries" and path[1:2] == ("n",) and path[2:] in _ENTRY_FIELDS)
        or (path[0] == "feed" and path[1:] in _FEED_FIELDS)
        for path in told
    )


def _paths(node: ast.AST) -> Iterator[tuple[Any, ...]]:
    """What an expression looks at: `entries[0]["title"]` is `("entries", "n", "title")`."""
    keys: list[Any] = []
    inner: ast.AST = node
    while isinstance(inner, ast.Subscript):
        key = inner.slice.value if isinstance(inner.slice, ast.Constant) else None
        keys.append(key)
        inner = inner.value
    if isinstance(inner, ast.Name):
        keys.reverse()
        is_content = "content" in keys
        yield (
            inner.id,
            *(
                "n" if isinstance(key, int) and not (is_content and position > 0) else key
                for position, key in enumerate(keys)
            ),
        )
        return
    if isinstance(node, (ast.Attribute, ast.Call)):
        yield ("unknown",)
        return
    for child in ast.iter_child_nodes(node):
        yield from _paths(child)


def _feed(found: ReportedFeed) -> dict[str, Any]:
    return {"title": found["title"], "title_detail": {"value": found["title"]}, "link": found["link"]}


def _entry(entry: ReportedEntry) -> dict[str, Any]:
    authors = entry["authors"]
    return {
        "title": entry["title"],
        "title_detail": {"value": entry["title"]},
        "link": entry["link"],
        "id": entry["id"],
        "guid": entry["id"],
        "published_parsed": _moment(entry["published"]),
        "updated_parsed": _moment(entry["updated"]),
        "summary": entry["summary"],
        "description": entry["summary"],
        "summary_detail": {"value": entry["summary"]},
        "content": [{"value": entry["content"]}],
        "author": authors[-1] if authors else "",
        "author_detail": {"name": authors[-1] if authors else ""},
        "authors": [{"name": name} for name in authors],
        "enclosures": [
            _Enclosure(href=piece["url"], type=piece["type"], length=piece["length"])
            for piece in entry["enclosures"]
        ],
    }


class _Enclosure(dict[str, str]):
    """feedparser knows the address by either name."""

    def __getitem__(self, key: str) -> str:
        return super().__getitem__("href" if key == "url" else key)


def _moment(written: str | None) -> tuple[int, ...] | None:
    return (*datetime.fromisoformat(written).utctimetuple()[:8], 0) if written else None
