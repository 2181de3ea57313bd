"""The headline of an article's page."""

import html
import re

import lxml.html

from newsreel.gather.extraction.structured import Structured

_SEPARATOR = re.compile(r"\s[|\-–—\\/>»]\s")
_HIERARCHY = re.compile(r"\s[\\/>»]\s")
_TOO_SHORT, _TOO_LONG = 15, 150
_FEWEST_WORDS = 3
_LONGEST = 1000


def title(tree: lxml.html.HtmlElement, said: Structured) -> str:
    """As the page says it for machines; else the document's title without the site's name."""
    page_title = _folded(next((element.text_content() for element in tree.iter("title")), ""))
    named = (
        _of_json_ld(said, _without_site(tree, page_title))
        or said.first("dc:title", "dcterm:title", "og:title", "weibo:article:title", "weibo:webpage:title")
        or said.first("title", "twitter:title", "parsely-title")
    )
    return _folded(named or _without_site(tree, page_title))[:_LONGEST]


def _of_json_ld(said: Structured, page_title: str) -> str:
    """The `name`, if there is one; the headline instead where only that is what the page's own title says."""
    headline, name = said.article.get("headline"), said.article.get("name")
    headline = headline if isinstance(headline, str) else ""
    name = name if isinstance(name, str) else ""
    if headline and name and _likeness(headline, page_title) > 0.75 >= _likeness(name, page_title):
        return headline
    return name or headline


def _without_site(tree: lxml.html.HtmlElement, page_title: str) -> str:
    heads = [_folded(element.text_content()) for element in tree.iter("h1", "h2")]
    current = page_title
    has_hierarchy = False
    separators = list(_SEPARATOR.finditer(page_title))
    if separators:
        has_hierarchy = bool(_HIERARCHY.search(page_title))
        current = page_title[: separators[-1].start()]
        if len(current.split()) < _FEWEST_WORDS:
            current = page_title[separators[0].end() :]
    elif ": " in page_title:
        if page_title not in heads:
            current = page_title.rpartition(":")[2]
            if len(current.split()) < _FEWEST_WORDS:
                current = page_title.partition(":")[2]
            elif len(page_title.partition(":")[0].split()) > 5:
                current = page_title
    elif not _TOO_SHORT <= len(page_title) <= _TOO_LONG:
        first_heads = [_folded(element.text_content()) for element in tree.iter("h1")]
        if len(first_heads) == 1:
            current = first_heads[0]
    current = current.strip()
    words = len(current.split())
    whole = len(_SEPARATOR.sub(" ", page_title).split())
    if words <= 4 and (not has_hierarchy or words != whole - 1):
        current = page_title
    return current or next((head for head in heads if head), "")


def _likeness(one: str, other: str) -> float:
    """What share of the second's words, by letters, is in the first."""
    words = set(re.findall(r"\w+", one.lower()))
    all_words = re.findall(r"\w+", other.lower())
    letters = sum(map(len, all_words))
    return 1 - sum(len(word) for word in all_words if word not in words) / letters if letters else 0.0


def _folded(text: str) -> str:
    return " ".join(html.unescape(text).split())
