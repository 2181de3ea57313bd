"""Markup from the block editor's blocks: static ones as they are, WordPress' own dynamic ones left out.

A dynamic block shows what the site around it holds at that moment (its newest posts, its menu); our pages
have their own ways to do so. Each one left out is noted for the report.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

from newsreel.transfer.wordpress.attachments import Attachments
from newsreel.transfer.wordpress.classic import (
    classic_markup,
    embed_figure,
    note_for_editors,
    with_shortcodes,
)
from newsreel.transfer.wordpress.gutenberg import Block, parse
from newsreel.transfer.wordpress.notes import Notes

_DYNAMIC = frozenset(
    f"core/{name}"
    for name in (
        *(
            "archives",
            "calendar",
            "categories",
            "latest-comments",
            "latest-posts",
            "page-list",
            "page-list-item",
        ),
        *("rss", "search", "tag-cloud", "loginout", "legacy-widget", "widget-group", "term-description"),
        *("navigation", "navigation-link", "navigation-submenu", "home-link", "site-logo", "site-tagline"),
        *(
            "site-title",
            "template-part",
            "pattern",
            "query",
            "query-title",
            "query-pagination",
            "post-template",
        ),
        *("query-no-results", "comments", "comments-title", "comments-pagination", "comment-template"),
        *("post-author", "post-author-biography", "post-author-name", "post-comment", "post-comments"),
        *("post-comments-count", "post-comments-form", "post-comments-link", "post-content", "post-date"),
        *("post-excerpt", "post-featured-image", "post-navigation-link", "post-terms", "post-time-to-read"),
        *("post-title", "post-comments-form", "read-more", "avatar", "query-total", "comment-author-name"),
    )
)
_INVISIBLE = frozenset({"core/more", "core/nextpage", "core/spacer"})
# Core blocks whose markup says everything; what is none of these and none of core's is a plug-in's.
_CORE = "core/"
_SERVICES = {
    "500px": "500px",
    "fivehundredpx": "500px",
    "deviantart": "DeviantArt",
    "github": "GitHub",
    "goodreads": "Goodreads",
    "google": "Google",
    "lastfm": "Last.fm",
    "linkedin": "LinkedIn",
    "mail": "Mail",
    "feed": "RSS Feed",
    "soundcloud": "SoundCloud",
    "tiktok": "TikTok",
    "vk": "VK",
    "whatsapp": "WhatsApp",
    "wordpress": "WordPress",
    "youtube": "YouTube",
    "x": "X",
}
_MOST_NESTED = 40
_FILE_BUTTON = re.compile(r"(<a\s[^<>]*\bwp-block-file__button\b)")


class BlockRenderer:
    """Renders one post's blocks. `reusable` are the contents of synced patterns by number."""

    def __init__(
        self,
        *,
        post: int,
        attachments: Attachments,
        notes: Notes,
        reusable: Mapping[int, str] | None = None,
        meta: Mapping[str, str] | None = None,
    ) -> None:
        self._post = post
        self._attachments = attachments
        self._notes = notes
        self._reusable = reusable or {}
        self._meta = meta or {}
        self._inside: list[int] = []
        """Numbers of the synced patterns being rendered: one can hold itself."""

    def render(self, content: str) -> str:
        markup = self._all(parse(content), depth=0)
        return with_shortcodes(markup, post=self._post, attachments=self._attachments)

    def _all(self, parts: Sequence[str | Block], depth: int) -> str:
        return "".join(part if isinstance(part, str) else self._one(part, depth) for part in parts)

    def _one(self, block: Block, depth: int) -> str:
        if depth > _MOST_NESTED:
            self._notes.add("Blocks nested too deeply were left out", block.name)
            return ""
        if block.name in _INVISIBLE:
            return ""
        if block.name in _DYNAMIC or block.name.startswith("core/comment"):
            self._notes.add("Left out, for it shows what the WordPress site holds elsewhere", block.name)
            return ""
        if block.name.startswith("core-embed/") or block.name == "core/embed":
            return self._embed(block)
        special = _SPECIAL.get(block.name)
        if special is not None:
            return special(self, block, depth)
        inside = self._all(block.parts, depth + 1)
        if block.name and not block.name.startswith(_CORE):
            return self._foreign(block, inside)
        return inside

    def _foreign(self, block: Block, inside: str) -> str:
        if inside.strip():
            self._notes.add("A plug-in's block, kept as the markup it holds", block.name)
            return inside
        self._notes.add("A plug-in's block without text of its own, kept for editors to see", block.name)
        attributes = f" {json.dumps(dict(block.attributes), ensure_ascii=False)}" if block.attributes else ""
        return note_for_editors(f"wp:{block.name}{attributes}")

    def _embed(self, block: Block) -> str:
        markup = block.markup
        address = block.text_attribute("url")
        if "wp-block-embed" in markup or not address:
            return markup
        return embed_figure(address)

    def _shortcode(self, block: Block, depth: int) -> str:
        return classic_markup(block.markup, post=self._post, attachments=self._attachments)

    def _freeform(self, block: Block, depth: int) -> str:
        return block.markup

    def _synced_pattern(self, block: Block, depth: int) -> str:
        number = block.number_attribute("ref")
        content = self._reusable.get(number)
        if content is None or number in self._inside:
            self._notes.add("A synced pattern that is not in the export was left out", str(number))
            return ""
        self._inside.append(number)
        try:
            return self._all(parse(content), depth + 1)
        finally:
            self._inside.pop()

    def _cover(self, block: Block, depth: int) -> str:
        """The picture first, where the markup does not have it at all; then the text upon it."""
        inside = self._all(block.parts, depth + 1)
        address = block.text_attribute("url")
        if not address or any(sign in block.markup for sign in ("<img", "<video", "background-image")):
            return inside
        number = block.number_attribute("id")
        alt = escape(block.text_attribute("alt"))
        return f'<figure><img class="wp-image-{number}" src="{escape(address)}" alt="{alt}"></figure>{inside}'

    def _social_link(self, block: Block, depth: int) -> str:
        service = block.text_attribute("service")
        label = block.text_attribute("label") or _SERVICES.get(service, service.title())
        address = block.text_attribute("url")
        return f'<li><a href="{escape(address)}">{escape(label)}</a></li>' if label and address else ""

    def _file(self, block: Block, depth: int) -> str:
        """The button on a line of its own: as a link it would run into the file's name."""
        return _FILE_BUTTON.sub(r"<br>\1", self._all(block.parts, depth + 1))

    def _footnotes(self, block: Block, depth: int) -> str:
        """Footnotes stand in the post's meta, as JSON; the block is only their place."""
        try:
            footnotes = json.loads(self._meta.get("footnotes", "") or "[]")
        except ValueError:
            footnotes = []
        texts = [
            str(footnote["content"])
            for footnote in (footnotes if isinstance(footnotes, list) else [])
            if isinstance(footnote, dict) and footnote.get("content")
        ]
        return "<ol>" + "".join(f"<li>{text}</li>" for text in texts) + "</ol>" if texts else ""


_SPECIAL: dict[str, Callable[[BlockRenderer, Block, int], str]] = {
    "core/shortcode": BlockRenderer._shortcode,
    "core/freeform": BlockRenderer._freeform,
    "core/block": BlockRenderer._synced_pattern,
    "core/cover": BlockRenderer._cover,
    "core/social-link": BlockRenderer._social_link,
    "core/file": BlockRenderer._file,
    "core/footnotes": BlockRenderer._footnotes,
}
