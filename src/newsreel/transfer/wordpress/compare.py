"""Compares an imported site, field by field, with what a real WordPress shows of the same export.

The gold is a JSON list with one object for each post and page: type, slug, status, date_gmt, title, sticky,
password, comment_status, excerpt_raw, terms, comments and text, as its REST interface and its templates gave
them. `python -m newsreel.transfer.wordpress.compare GOLD.json ORIGIN` prints the differences as a table.
"""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.html
from django.template.loader import render_to_string

from newsreel.community.comments.models import Comment
from newsreel.lib.html import plain_text
from newsreel.newsroom.models import Article, StandardPage
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.attachments import kind_of
from newsreel.transfer.wordpress.typography import typeset

FIELDS = (
    *("slug", "status", "date", "title", "pinned", "password", "comments_open", "standfirst"),
    *("categories", "tags", "parent", "comments", "text"),
)

# What our templates say besides the words of the article.
_FURNITURE = ("embed-choice", "field-note", "label", "gallery-number", "missing", "unseen", "gallery-view")
_UNSEEN = re.compile(r"[\s\u00a0\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Difference:
    slug: str
    field: str
    theirs: str
    ours: str


Values = Mapping[str, Any]


def differences(gold: Iterable[Mapping[str, Any]], origin: str) -> tuple[int, list[Difference]]:
    """How many posts and pages were compared, and every field that differs."""
    pages = _imported(origin)
    count = 0
    found: list[Difference] = []
    for post in gold:
        count += 1
        theirs = _theirs(post)
        page = pages.get((post["type"], theirs["slug"] or theirs["title"]))
        if page is None:
            found.append(Difference(theirs["slug"] or theirs["title"], "page", "is there", "is missing"))
            continue
        ours = _ours(page)
        found += [
            Difference(theirs["slug"] or theirs["title"], field, str(theirs[field]), str(ours[field]))
            for field in FIELDS
            if theirs[field] != ours[field]
        ]
    return count, found


def folded(text: str) -> str:
    """The text without white space: WordPress' templates and ours break lines at different places."""
    return _UNSEEN.sub("", text)


def words_shown(page: Article | StandardPage) -> str:
    """The words of a body as our templates draw it, without our furniture.

    An embed stands for its address: that is what WordPress shows where it can't reach the other site.
    """
    markup = render_to_string("blocks/body.html", {"value": page.body})
    if not markup.strip():
        return ""
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    for figure in root.find_class("embed"):
        address = next((link.get("href") for link in figure.iter("a")), "") or ""
        # A sound or film of the old site has no words there, only a player.
        words = "" if kind_of(address) in ("audio", "video") else address
        title = " ".join(each.text_content() for each in figure.find_class("embed-title"))
        tail = figure.tail
        figure.clear()
        figure.text, figure.tail = f"{words} {title}", tail
    for quote in root.find_class("quote"):
        for caption in quote.findall("figcaption"):
            if caption.text_content().strip() == "Source":
                caption.drop_tree()
    for name in _FURNITURE:
        for element in root.find_class(name):
            element.drop_tree()
    return str(root.text_content())


def _imported(origin: str) -> dict[tuple[str, str], Article | StandardPage]:
    pages: dict[tuple[str, str], Article | StandardPage] = {}
    for item in ImportedItem.objects.filter(origin=origin, kind__in=("post", "page")):
        model = Article if item.kind == "post" else StandardPage
        page = model.objects.filter(pk=item.object_id or 0).first()
        if page is not None:
            pages[item.kind, item.kept.get("slug") or page.title] = page
    return pages


def _theirs(post: Mapping[str, Any]) -> Values:
    terms = post["terms"] if isinstance(post["terms"], dict) else {}
    is_post = post["type"] == "post"
    return {
        "slug": unquote(post["slug"]),
        "status": {"publish": "live", "future": "scheduled"}.get(post["status"], "draft"),
        "date": post["date_gmt"] if post["status"] != "draft" else "",
        "title": _title(post["title"]),
        "pinned": bool(post["sticky"]),
        "password": bool(post["password"]),
        "comments_open": post["comment_status"] == "open" and is_post,
        "standfirst": _title(post["excerpt_raw"]),
        "categories": sorted(map(unquote, terms.get("category", ()))),
        "tags": sorted(map(unquote, terms.get("post_tag", ()))),
        "parent": unquote(post["parent"] or ""),
        "comments": post["comments"] if is_post else 0,
        "text": folded(post["text"]),
    }


def _ours(page: Article | StandardPage) -> Values:
    return {
        "slug": page.slug if page.live or page.go_live_at else "",
        "status": "live" if page.live else "scheduled" if page.go_live_at else "draft",
        "date": _moment(page.first_published_at or page.go_live_at),
        "title": page.title,
        "password": page.view_restrictions.filter(restriction_type="password").exists(),
        "text": folded(words_shown(page)),
        **(_of_article(page) if isinstance(page, Article) else _of_page(page)),
    }


def _of_article(article: Article) -> Values:
    sections = [article.get_parent().slug, *article.further_sections.values_list("slug", flat=True)]
    return {
        "pinned": article.is_pinned,
        "comments_open": article.comments_open,
        "standfirst": article.standfirst,
        "categories": sorted(sections),
        "tags": sorted(article.tags.values_list("slug", flat=True)),
        "parent": "",
        "comments": Comment.objects.filter(article=article).exclude(state=Comment.State.SPAM).count(),
    }


def _of_page(page: StandardPage) -> Values:
    parent = page.get_parent().specific
    return {
        "pinned": False,
        "comments_open": False,
        "standfirst": page.introduction,
        "categories": [],
        "tags": [],
        "parent": parent.slug if isinstance(parent, StandardPage) else "",
        "comments": 0,
    }


def _title(markup: str) -> str:
    return typeset(" ".join(plain_text(markup).split()))


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}" if moment else ""


def as_table(found: Sequence[Difference]) -> str:
    """The differences as a Markdown table."""
    rows = [f"| {each.slug} | {each.field} | {_short(each.theirs)} | {_short(each.ours)} |" for each in found]
    return "\n".join(["| item | field | WordPress | here |", "|---|---|---|---|", *rows])


def _short(text: str) -> str:
    text = text.replace("|", "\\|")
    return f"{text[:60]}…" if len(text) > 60 else text


def _main(arguments: Sequence[str]) -> None:
    import django

    django.setup()
    count, found = differences(json.loads(Path(arguments[0]).read_text(encoding="utf-8")), arguments[1])
    sys.stdout.write(f"{count} compared\n{as_table(found)}\n")


if __name__ == "__main__":
    _main(sys.argv[1:])
