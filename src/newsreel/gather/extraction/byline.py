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
    """The names, several joined by commas, without “By” and date. Empty where nobody signs."""
    named = ", ".join(dict.fromkeys(name for part in _of_json_ld(said) if (name := _cleaned(part))))
    if named:
        return named
    for name in (
        "dc:creator",
        "dcterm:creator",
        "author",
        "parsely-author",
        "article:author",
        "sailthru:author",
    ):
        value = said.first(name)
        if value and not _ADDRESS.match(value) and (cleaned := _cleaned(value)):
            return cleaned
    return next((cleaned for text in _signed(tree) if (cleaned := _cleaned(text))), "")


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


def _cleaned(text: str) -> str:
    text = html.unescape(text).strip()
    text = " ".join(_WIDE_GAP.split(_BY.sub("", text).strip())[0].split())
    text = _DATE.sub("", text).strip(" ,|•·–—-")
    return "" if _NO_NAME.match(text) or not any(letter.isalpha() for letter in text) else text
