"""A WordPress export (WXR) of any size, the same for the same numbers: what an old magazine would give."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

SITE = "https://www.oldreel.example"
_START = datetime(2012, 1, 2, 8, 0)
_SYLLABLES = (
    *(
        "ba",
        "ren",
        "to",
        "mil",
        "sar",
        "do",
        "vek",
        "la",
        "quin",
        "por",
        "the",
        "an",
        "is",
        "lum",
        "gre",
        "o",
    ),
    *(
        "fi",
        "nal",
        "ter",
        "ci",
        "ne",
        "ma",
        "pre",
        "mi",
        "er",
        "dra",
        "scri",
        "pt",
        "cas",
        "ting",
        "sho",
        "w",
    ),
)
_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Old Reel</title><link>{site}</link><description>All that flickers</description>
<language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>{site}</wp:base_site_url><wp:base_blog_url>{site}</wp:base_blog_url>
"""


@dataclass(frozen=True, slots=True)
class Size:
    posts: int
    comments: int
    characters: int = 2000
    """Of each body, markup included, about."""
    sections: int = 30
    tags: int = 5000
    authors: int = 50


def write_export(path: Path, size: Size) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_parts(size))


def _parts(size: Size) -> Iterator[str]:
    chance = random.Random(18)  # noqa: S311 -- not a secret
    words = sorted({_word(chance) for _ in range(12_000)})
    tags = min(size.tags, max(1, size.posts * 3))
    yield _HEAD.format(site=SITE)
    for number in range(1, size.authors + 1):
        yield (
            f"<wp:author><wp:author_id>{number}</wp:author_id><wp:author_login><![CDATA[author-{number}]]>"
            f"</wp:author_login><wp:author_email><![CDATA[a{number}@oldreel.example]]></wp:author_email>"
            f"<wp:author_display_name><![CDATA[Author Number {number}]]></wp:author_display_name>"
            "</wp:author>\n"
        )
    for number in range(1, size.sections + 1):
        parent = f"section-{(number - 1) // 5 * 5 + 1}" if (number - 1) % 5 else ""
        yield (
            f"<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>section-{number}"
            f"</wp:category_nicename><wp:category_parent>{parent}</wp:category_parent>"
            f"<wp:cat_name><![CDATA[Section {number}]]></wp:cat_name></wp:category>\n"
        )
    for number in range(1, tags + 1):
        yield (
            f"<wp:tag><wp:term_id>{1000 + number}</wp:term_id><wp:tag_slug>tag-{number}</wp:tag_slug>"
            f"<wp:tag_name><![CDATA[Tag {number}]]></wp:tag_name></wp:tag>\n"
        )
    comment = 0
    for number in range(1, size.posts + 1):
        last = size.comments * number // size.posts
        yield _post(chance, words, number, size, tags, range(comment + 1, last + 1))
        comment = last
    yield "</channel></rss>\n"


def _post(
    chance: random.Random, words: list[str], number: int, size: Size, tags: int, comments: range
) -> str:
    published = _START + timedelta(minutes=97 * number)
    moment = f"{published:%Y-%m-%d %H:%M:%S}"
    title = _sentence(chance, words, 8).rstrip(".")
    slug = f"{title.lower().replace(' ', '-').replace(',', '')}-{number}"
    body = (_blocks if number % 2 else _classic)(chance, words, size.characters)
    section = chance.randint(1, size.sections)
    terms = [
        f'<category domain="category" nicename="section-{section}"><![CDATA[Section {section}]]></category>'
    ]
    terms += [
        f'<category domain="post_tag" nicename="tag-{tag}"><![CDATA[Tag {tag}]]></category>'
        for tag in {chance.randint(1, tags) for _ in range(3)}
    ]
    return (
        f"<item><title><![CDATA[{title}]]></title><link>{SITE}/{published:%Y/%m}/{slug}/</link>\n"
        f"<pubDate>{published:%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
        f"<dc:creator><![CDATA[author-{chance.randint(1, size.authors)}]]></dc:creator>"
        f'<guid isPermaLink="false">{SITE}/?p={number}</guid><description></description>\n'
        f"<content:encoded><![CDATA[{body}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[{_sentence(chance, words, 14)}]]></excerpt:encoded>\n"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>{moment}</wp:post_date>"
        f"<wp:post_date_gmt>{moment}</wp:post_date_gmt><wp:post_modified>{moment}</wp:post_modified>"
        f"<wp:post_modified_gmt>{moment}</wp:post_modified_gmt><wp:comment_status>open</wp:comment_status>"
        f"<wp:ping_status>open</wp:ping_status><wp:post_name>{slug}</wp:post_name><wp:status>publish</wp:status>"
        "<wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_type>post</wp:post_type>"
        "<wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>\n"
        + "".join(terms)
        + "<wp:postmeta><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>\n"
        + "".join(_comment(chance, words, each, comments, published) for each in comments)
        + "</item>\n"
    )


def _comment(
    chance: random.Random, words: list[str], number: int, siblings: range, published: datetime
) -> str:
    position = number - siblings.start
    moment = f"{published + timedelta(hours=position + 1):%Y-%m-%d %H:%M:%S}"
    parent = number - 1 if position % 3 == 1 else 0
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id>"
        f"<wp:comment_author><![CDATA[{chance.choice(words).title()}]]></wp:comment_author>"
        f"<wp:comment_author_email><![CDATA[reader{chance.randint(1, 9000)}@readers.example]]>"
        "</wp:comment_author_email><wp:comment_author_url></wp:comment_author_url>"
        f"<wp:comment_author_IP><![CDATA[192.0.2.{chance.randint(1, 250)}]]></wp:comment_author_IP>"
        f"<wp:comment_date>{moment}</wp:comment_date><wp:comment_date_gmt>{moment}</wp:comment_date_gmt>"
        f"<wp:comment_content><![CDATA[{_sentence(chance, words, 25)}]]></wp:comment_content>"
        "<wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type>"
        f"<wp:comment_parent>{parent}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>\n"
    )


def _blocks(chance: random.Random, words: list[str], characters: int) -> str:
    parts: list[str] = []
    length = 0
    while length < characters:
        text = _paragraph(chance, words)
        if len(parts) == 2:
            part = f"<!-- wp:heading -->\n<h2>{_sentence(chance, words, 5)}</h2>\n<!-- /wp:heading -->"
        elif len(parts) == 4:
            part = (
                f'<!-- wp:quote -->\n<blockquote class="wp-block-quote"><p>{text}</p>'
                f"<cite>{chance.choice(words).title()}</cite></blockquote>\n<!-- /wp:quote -->"
            )
        else:
            part = f"<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->"
        parts.append(part)
        length += len(part) + 2
    return "\n\n".join(parts)


def _classic(chance: random.Random, words: list[str], characters: int) -> str:
    parts: list[str] = []
    while sum(map(len, parts)) < characters:
        parts.append(_paragraph(chance, words))
    return "\n\n".join(parts)


def _paragraph(chance: random.Random, words: list[str]) -> str:
    sentences = [_sentence(chance, words, 13) for _ in range(4)]
    sentences[1] = f"<em>{sentences[1]}</em>"
    sentences[2] += f' <a href="{SITE}/{chance.choice(words)}/">“{chance.choice(words)}”</a>'
    return " ".join(sentences)


def _sentence(chance: random.Random, words: list[str], count: int) -> str:
    chosen = [words[int(len(words) * chance.random() ** 3)] for _ in range(count)]
    return f"{' '.join(chosen).capitalize()}."


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(1, 4)))
