"""When an article's page was published."""

import logging
import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

import htmldate
import lxml.html

from newsreel.gather.extraction.structured import Structured

_META = (
    *(
        "article:published_time",
        "og:article:published_time",
        "parsely-pub-date",
        "datepublished",
        "sailthru:date",
    ),
    *(
        "dc:date:issued",
        "dcterms:created",
        "dc:created",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
    ),
    *("dc:date", "date"),
)
_LONGEST = 60
_FRACTION = re.compile(r"(\.\d{6})\d+")
_DATE_ALONE = re.compile(r"^\d{4}-\d{2}-\d{2}$")

# It tells of every page that names no date.
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def published(tree: lxml.html.HtmlElement, said: Structured, address: str) -> str:
    """The date in ISO 8601, in UTC where it has a zone; empty where the page doesn't tell."""
    candidates = [said.article.get("datePublished"), *(said.meta.get(name) for name in _META)]
    candidates += [
        element.get("datetime") or element.get("content")
        for element in tree.iterfind(".//*[@itemprop='datePublished']")
    ]
    candidates += [element.get("datetime") for element in tree.iterfind(".//time[@pubdate]")]
    for candidate in candidates:
        if isinstance(candidate, str) and (found := as_iso(candidate)):
            return found
    return _by_htmldate(tree, address)


def as_iso(text: str) -> str:
    """A date as pages write it, in ISO 8601; empty if it isn't one."""
    text = _FRACTION.sub(r"\1", " ".join(text.split()))[:_LONGEST]
    if _DATE_ALONE.match(text):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            return ""
    moment = _moment(text)
    if moment is None:
        return ""
    if moment.tzinfo is not None:
        try:
            moment = moment.astimezone(UTC)
        except OverflowError:
            return ""
    return moment.replace(microsecond=0).isoformat()


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _by_htmldate(tree: lxml.html.HtmlElement, address: str) -> str:
    try:
        return htmldate.find_date(tree, url=address or None, original_date=True, extensive_search=False) or ""
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return ""
