"""What other systems hold, told in WordPress' terms, for the one importer that stores it. Pure."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import blake2b
from html import escape, unescape

from newsreel.transfer.wordpress.records import CommentRecord, ItemRecord, TermReference

_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
PictureAt = Callable[[str], str]
"""From a picture's address in markup to that of its file; empty where it isn't of the old site."""


def number_of(name: str) -> int:
    """A number that stands for a name: the same each time, and hardly ever another's (one in 2^47)."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big") | 1


def as_content(markup: str) -> str:
    """HTML as it is: neither broken into paragraphs, nor searched for shortcodes."""
    inside = markup.replace("<!-- wp:", "<!-- ").replace("<!-- /wp:", "<!-- ").replace("[", "&#91;")
    return f"<!-- wp:html -->\n{inside}\n<!-- /wp:html -->" if markup.strip() else ""


def with_pictures(markup: str, picture_at: PictureAt) -> tuple[str, dict[str, str]]:
    """Names in the markup which attachments its pictures are; their addresses with their alt texts."""
    found: dict[str, str] = {}

    def named(tag: re.Match[str]) -> str:
        attributes = {
            name.lower(): unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(tag[0])
        }
        address = picture_at(attributes.get("src", ""))
        if not address:
            return tag[0]
        alt = attributes.get("alt", "")
        found.setdefault(address, alt)
        return f'<img class="wp-image-{number_of(address)}" src="{escape(address)}" alt="{escape(alt)}">'

    return _IMAGE.sub(named, markup), found


def attachment(address: str, *, alt: str = "", caption: str = "", owner: int = 0) -> ItemRecord:
    title = address.rpartition("/")[2]
    return item(
        number_of(address), "attachment", title, slug="", status="inherit", link="", excerpt=caption,
        attachment_address=address, meta=(("_wp_attachment_image_alt", alt),) if alt else (), parent=owner,
    )  # fmt: skip


def item(
    number: int,
    kind: str,
    title: str,
    *,
    slug: str,
    status: str,
    link: str,
    author: str = "",
    content: str = "",
    excerpt: str = "",
    published: datetime | None = None,
    changed: datetime | None = None,
    is_sticky: bool = False,
    attachment_address: str = "",
    terms: Iterable[TermReference] = (),
    meta: Iterable[tuple[str, str]] = (),
    parent: int = 0,
    comments: tuple[CommentRecord, ...] = (),
) -> ItemRecord:
    return ItemRecord(
        number=number,
        kind=kind,
        title=title,
        slug=slug,
        status=status,
        link=link,
        author=author,
        content=content,
        excerpt=excerpt,
        date=published.replace(tzinfo=None) if published else None,
        date_utc=published,
        modified_utc=changed,
        comments_open=True,
        parent=parent,
        menu_order=0,
        password="",
        is_sticky=is_sticky,
        attachment_address=attachment_address,
        terms=tuple(terms),
        meta=tuple(meta),
        comments=comments,
    )
