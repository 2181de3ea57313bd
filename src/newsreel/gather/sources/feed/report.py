"""What ``newsreel parse-feed`` prints: a feed as other feed readers see it, so that the two can be compared.

Values are as feedparser gives them, markup cleaned by its rules and written as it came. What is kept for the
desk is cleaned by stricter ones: :mod:`newsreel.gather.sources.feed.parse`.
"""

import logging
from datetime import datetime
from pathlib import Path
from typing import TypedDict, final

from feedparser.sanitizer import _sanitize_html
from feedparser.urls import resolve_relative_uris

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.dates import moment
from newsreel.gather.sources.feed.document import FeedEntry, Text
from newsreel.gather.sources.feed.read import read_document
from newsreel.lib.html import clean_syndicated

_log = logging.getLogger(__name__)

_LONGEST_AS_WRITTEN = 100_000
_MOST_COMMENTS = 1000
"""Beyond these, markup is cleaned as for the desk: feedparser's cleaner takes time by their square."""
_LONGEST = 500_000


class ReportedEnclosure(TypedDict):
    url: str
    type: str
    length: str


class ReportedEntry(TypedDict):
    id: str
    title: str
    link: str
    published: str | None
    updated: str | None
    summary: str
    content: str
    authors: list[str]
    enclosures: list[ReportedEnclosure]


@final
class ReportedFeed(TypedDict):
    title: str
    link: str
    entries: list[ReportedEntry]


@final
class UnreadFile(TypedDict):
    """The line of a file that can't be read as a feed."""

    file: str
    error: str


def told(found: ReportedFeed) -> str:
    """A report for people: the feed, and a line for each entry."""
    count = len(found["entries"])
    lines = [f"{found['title'] or 'A feed without a title'} <{found['link']}>: {count} entries"]
    for entry in found["entries"]:
        written = entry["published"] or entry["updated"] or "no date"
        lines.append(f"  {written:<20}  {entry['title'] or entry['link']}")
    return "\n".join(lines)


def report_file(file: Path, *, address: str = "") -> ReportedFeed | UnreadFile:
    """The report on one file, or the sentence that says why there is none. Never raises."""
    try:
        return report(file.read_bytes(), address=address)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return {"file": str(file), "error": f"{file} can't be read: {reason}."}
    except UnreadableSourceError as error:
        return {"file": str(file), "error": f"{file}: {error}"}


def report(body: bytes, *, address: str = "") -> ReportedFeed:
    """Raises :class:`UnreadableSourceError`."""
    document = read_document(body, address=address)
    return {
        "title": _value(document.title, address),
        "link": document.link,
        "entries": [_entry(entry, address) for entry in document.entries],
    }


def _entry(entry: FeedEntry, address: str) -> ReportedEntry:
    names = (author.name or author.email for author in entry.authors)
    return {
        "id": entry.identifier,
        "title": _value(entry.title, address),
        "link": entry.link,
        "published": _date(entry.published),
        "updated": _date(entry.updated),
        "summary": _value(entry.summary, address) if entry.summary else "",
        "content": _value(entry.contents[0], address) if entry.contents else "",
        "authors": [name for name in names if name],
        "enclosures": [
            {"url": link.address, "type": link.media_type, "length": link.length} for link in entry.enclosures
        ],
    }


def _value(text: Text, address: str) -> str:
    value = text.value
    if text.kind == "text" or not ("<" in value or "&" in value):
        return value
    base = text.base or address
    if len(value) <= _LONGEST_AS_WRITTEN and value.count("<!--") <= _MOST_COMMENTS:
        media_type = "text/html" if text.kind == "html" else "application/xhtml+xml"
        try:
            return _sanitize_html(
                resolve_relative_uris(value, base, "utf-8", media_type), "utf-8", media_type
            )
        except Exception as error:  # a parser of tag soup, given the worst of it, fails in many ways
            _log.info("feedparser could not clean a value (%s)", type(error).__name__)
    return clean_syndicated(value[:_LONGEST], base=base)


def _date(written: str) -> str | None:
    found: datetime | None = moment(written)
    return found.strftime("%Y-%m-%dT%H:%M:%SZ") if found else None
