"""Who signed an article's page."""

import html
import re
from collections.abc import Iterator

import lxml.html

from newsreel.gather.extraction.structured import Structured, names_of

_LONGEST = 100
_BYLINE = re.compile(r"byline|author|dateline|writtenby|p-author", re.IGNORECASE)
_UNLIKELY = re.compile(
    r"-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|legends|menu|"
    r"related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|"
    r"pagination|pager|popup|yom-remote",
    re.IGNORECASE,
)
_AUTHOR_PROPERTY = re.compile(r"(?:dc|dcterm|article):(?:author|creator)$")
# `article:author` is a property; where a page gives it as a name it is seldom about this page.
_AUTHOR_NAMES = frozenset(("dc:creator", "dcterm:creator", "author", "parsely-author"))
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.", re.IGNORECASE)
_BY = re.compile(
    r"^(?:(?:written|posted|words|story|text|reported)?\s*by|par|von|por)\b[\s:]*", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last )?updated|published|posted|modified)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"[\s,|•·–—-]*(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}}|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}).*$",
    re.IGNORECASE | re.DOTALL,
)
_WIDE_GAP = re.compile(r"\s*\n\s*|\s{3,}")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def byline(tree: lxml.html.HtmlElement, said: Structured) -> str:
    """As the page writes it, in one line: “By Ida Marsh”. Empty where nobody signs."""
    found = (text for text in _signatures(tree, said) if without_dress(text))
    return _folded(next(found, ""))


def without_dress(written: str) -> str:
    """The name in a byline, without “By”, a date or a label around it; empty where there is none."""
    text = html.unescape(written).strip()
    text = " ".join(_WIDE_GAP.split(_BY.sub("", text).strip())[0].split())
    text = _DATE.sub("", text).strip(" ,|•·–—-")
    return "" if _NO_NAME.match(text) or not any(letter.isalpha() for letter in text) else text


def _signatures(tree: lxml.html.HtmlElement, said: Structured) -> Iterator[str]:
    """What may be the byline: from JSON-LD, then meta elements, then what stands on the page."""
    yield ", ".join(dict.fromkeys(name for part in _of_json_ld(said) if (name := _folded(part))))
    named = _named(tree)
    for name in ("dc:creator", "dcterm:creator", "author", "parsely-author", "article:author"):
        yield named.get(name, "")
    yield said.first("sailthru:author")
    yield from _signed(tree)


def _named(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """The meta elements that name an author. Of several alike the last counts: the page’s own."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content") or ""
        if not content.strip() or _ADDRESS.match(content):
            continue
        for part in (element.get("property") or "").lower().split():
            if told := _AUTHOR_PROPERTY.search(part):
                found[told.group()] = content
        name = (element.get("name") or "").strip().lower().replace(".", ":")
        if name in _AUTHOR_NAMES:
            found[name] = content
    return found


def _folded(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _of_json_ld(said: Structured) -> list[str]:
    names = names_of(said.article.get("author"), said.people)
    return [name for name in names if not _ADDRESS.match(name)]


def _signed(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """Texts of the elements that look like a byline, in the page's order."""
    skipped: set[lxml.html.HtmlElement] = set()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.getparent() in skipped or _is_out_of_place(element):
            skipped.add(element)
            continue
        if not _looks_like_byline(element):
            continue
        text = element.text_content().strip()
        if 0 < len(text) < _LONGEST:
            inner = element.find(".//*[@itemprop='name']")
            yield inner.text_content() if inner is not None and inner.text_content().strip() else text


def _looks_like_byline(element: lxml.html.HtmlElement) -> bool:
    if element.tag in {"html", "body", "head", "meta", "link", "script", "style"}:
        return False
    if element.get("rel") == "author" or "author" in (element.get("itemprop") or ""):
        return True
    return bool(_BYLINE.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _is_out_of_place(element: lxml.html.HtmlElement) -> bool:
    if element.tag in {"script", "style", "noscript", "template", "head"}:
        return True
    if _HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None:
        return True
    if element.tag in {"html", "body", "a"} or _looks_like_byline(element):
        return False
    return bool(_UNLIKELY.search(f"{element.get('class') or ''} {element.get('id') or ''}"))
