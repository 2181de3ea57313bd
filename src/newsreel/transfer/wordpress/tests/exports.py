"""Small exports for tests, written by hand or from a few fields."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"
MAGAZINE = FIXTURES / "magazine.xml"

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Tiny</title><link>https://tiny.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://tiny.example</wp:base_blog_url>
"""
_FOOT = "</channel></rss>\n"


def item(
    number: int,
    *,
    title: str = "A post",
    content: str = "Words.",
    kind: str = "post",
    slug: str = "",
    link: str = "",
    status: str = "publish",
    date: str = "2020-01-01 10:00:00",
    parent: int = 0,
    categories: Iterable[str] = (),
    meta: Iterable[tuple[str, str]] = (),
    further: str = "",
) -> str:
    """One `<item>`. `further` is markup to stand at its end."""
    slug = slug or f"post-{number}"
    terms = "".join(f'<category domain="category" nicename="{each}">{each}</category>' for each in categories)
    pairs = "".join(
        f"<wp:postmeta><wp:meta_key>{escape(key)}</wp:meta_key><wp:meta_value>{escape(value)}</wp:meta_value>"
        "</wp:postmeta>"
        for key, value in meta
    )
    return (
        f"<item><title>{escape(title)}</title>"
        f"<link>{escape(link or f'https://tiny.example/{slug}/')}</link><dc:creator>iris</dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded></excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>{date}</wp:post_date>"
        f"<wp:post_date_gmt>{date}</wp:post_date_gmt><wp:post_name>{escape(slug)}</wp:post_name>"
        f"<wp:status>{status}</wp:status><wp:post_parent>{parent}</wp:post_parent>"
        f"<wp:post_type>{kind}</wp:post_type>{terms}{pairs}{further}</item>\n"
    )


def comment(number: int, *, parent: int = 0, content: str = "Well said.", author: str = "Ada") -> str:
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>{escape(author)}"
        f"</wp:comment_author><wp:comment_date_gmt>2020-01-02 10:00:00</wp:comment_date_gmt>"
        f"<wp:comment_content><![CDATA[{content}]]></wp:comment_content>"
        f"<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>{parent}</wp:comment_parent></wp:comment>"
    )


def export(*parts: str) -> str:
    return _HEAD + "".join(parts) + _FOOT


def written(folder: Path, text: str | bytes, name: str = "export.xml") -> Path:
    """The text as a file in `folder`, in UTF-8."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path
