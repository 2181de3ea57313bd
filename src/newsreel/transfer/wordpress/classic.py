"""Markup from text of WordPress' classic editor: paragraphs from blank lines, and its own shortcodes.

What comes out is plain HTML as the block editor writes it, so that one reader (:mod:`.markup`) serves both.
"""

import re
from collections.abc import Callable, Iterable
from html import escape

from newsreel.transfer.wordpress.attachments import Attachment, Attachments
from newsreel.transfer.wordpress.embeds import is_embeddable
from newsreel.transfer.wordpress.paragraphs import in_paragraphs
from newsreel.transfer.wordpress.shortcodes import Shortcode, expand

EDITORS_ONLY = "x-editors-only"
"""An element of ours: its attribute `source` is for editors to see, and nothing of it for readers."""

_LONE_ADDRESS = re.compile(r"^([ \t]*)(https?://[^\s<>\"]+)([ \t]*)$", re.IGNORECASE | re.MULTILINE)
_CAPTIONED = re.compile(r"((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*</a>)?)(.*)", re.IGNORECASE | re.DOTALL)
_AUDIO_SOURCES = ("src", "mp3", "m4a", "ogg", "wav", "wma", "flac")
_VIDEO_SOURCES = ("src", "mp4", "m4v", "webm", "ogv", "mov", "wmv", "flv")
_VIDEO_SITES = {"vimeo": "https://vimeo.com/{}", "dailymotion": "https://www.dailymotion.com/video/{}"}
_SITES = (
    "youtube",
    "twitter",
    "tweet",
    "instagram",
    "soundcloud",
    "facebook",
    "tiktok",
    "spotify",
    *_VIDEO_SITES,
)


def classic_markup(text: str, *, post: int, attachments: Attachments) -> str:
    """The HTML that readers of the old site saw, with figures for captions, galleries, sound and film."""
    return with_shortcodes(in_paragraphs(_with_embeds(text)), post=post, attachments=attachments)


def with_shortcodes(markup: str, *, post: int, attachments: Attachments) -> str:
    """The markup with its shortcodes replaced."""
    return expand(markup, _replacements(post, attachments), editors_only)


def editors_only(shortcode: Shortcode) -> str:
    return note_for_editors(shortcode.opening)


def note_for_editors(source: str) -> str:
    return f'<{EDITORS_ONLY} source="{escape(source)}"></{EDITORS_ONLY}>'


def figure(markup: str, caption: str = "", *, classes: str = "") -> str:
    below = f"<figcaption>{caption}</figcaption>" if caption.strip() else ""
    return f'<figure class="{escape(classes)}">{markup}{below}</figure>'


def embed_figure(address: str) -> str:
    return figure(
        f'<div class="wp-block-embed__wrapper">{escape(address.strip())}</div>', classes="wp-block-embed"
    )


def picture_figure(attachment: Attachment) -> str:
    address, alt = escape(attachment.address), escape(attachment.alt)
    image = f'<img class="wp-image-{attachment.number}" src="{address}" alt="{alt}">'
    return figure(image, attachment.caption)


def _with_embeds(text: str) -> str:
    """Addresses that stand in a line of their own play there, if a player for them is known."""
    if "://" not in text:
        return text

    def embed(match: re.Match[str]) -> str:
        return f"\n\n[embed]{match[2]}[/embed]\n\n" if is_embeddable(match[2]) else match[0]

    return _LONE_ADDRESS.sub(embed, text)


def _replacements(post: int, attachments: Attachments) -> dict[str, Callable[[Shortcode], str]]:
    return {
        "caption": _caption,
        "wp_caption": _caption,
        "gallery": lambda shortcode: _gallery(shortcode, post, attachments),
        "embed": _embed,
        "audio": lambda shortcode: _player("audio", shortcode, _AUDIO_SOURCES, post, attachments),
        "video": lambda shortcode: _player("video", shortcode, _VIDEO_SOURCES, post, attachments),
        "playlist": lambda shortcode: _playlist(shortcode, post, attachments),
        **dict.fromkeys(_SITES, _site),
    }


def _caption(shortcode: Shortcode) -> str:
    content = shortcode.content or ""
    caption = shortcode.get("caption")
    if not caption and (match := _CAPTIONED.search(content)):
        before, content, caption = content[: match.start()], match[1], match[2]
        return before + figure(content, caption, classes=shortcode.get("align"))
    return (
        figure(content, caption, classes=shortcode.get("align")) if content.strip() else f"<p>{caption}</p>"
    )


def _gallery(shortcode: Shortcode, post: int, attachments: Attachments) -> str:
    pictures = [found for found in _chosen(shortcode, post, attachments) if found.kind == "picture"]
    if not pictures:
        return editors_only(shortcode)
    columns = shortcode.get("columns")
    classes = f"wp-block-gallery columns-{columns}" if columns.isdigit() else "wp-block-gallery"
    return figure("".join(map(picture_figure, pictures)), classes=classes)


def _chosen(shortcode: Shortcode, post: int, attachments: Attachments) -> list[Attachment]:
    """The attachments that a gallery or playlist names, else those of its post."""
    named = shortcode.get("ids") or shortcode.get("include")
    if named:
        found = (attachments.by_number.get(number) for number in _numbers(named))
        return [attachment for attachment in found if attachment is not None]
    excluded = set(_numbers(shortcode.get("exclude")))
    parent = next(iter(_numbers(shortcode.get("id"))), post)
    return [attachment for attachment in attachments.of(parent) if attachment.number not in excluded]


def _numbers(text: str) -> list[int]:
    parts = (part.strip() for part in text.split(","))
    return [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 19]


def _embed(shortcode: Shortcode) -> str:
    address = (shortcode.content or shortcode.get("src") or next(iter(shortcode.values), "")).strip()
    return embed_figure(address) if address else editors_only(shortcode)


def _site(shortcode: Shortcode) -> str:
    """`[youtube https://…]` and its like, of Jetpack and others."""
    candidates = (
        shortcode.get("url"),
        shortcode.get("src"),
        shortcode.get("id"),
        *shortcode.values,
        shortcode.content or "",
    )
    for candidate in map(str.strip, candidates):
        if candidate.startswith(("https://", "http://")):
            return embed_figure(candidate.replace("&amp;", "&").replace("&#038;", "&"))
        if shortcode.name in _VIDEO_SITES and candidate.isalnum():
            return embed_figure(_VIDEO_SITES[shortcode.name].format(candidate))
    return editors_only(shortcode)


def _player(tag: str, shortcode: Shortcode, keys: Iterable[str], post: int, attachments: Attachments) -> str:
    addresses = [*(shortcode.get(key) for key in keys), *shortcode.values]
    usable = [address for address in addresses if address.startswith(("http://", "https://", "/"))]
    address = next(iter(usable), "")
    if not address:
        # Without a source it plays what was uploaded to the post.
        address = next((found.address for found in attachments.of(post) if found.kind == tag), "")
    if not address:
        return editors_only(shortcode)
    if tag == "video" and is_embeddable(address):
        return embed_figure(address)
    poster = f' poster="{escape(shortcode.get("poster"))}"' if shortcode.get("poster") else ""
    others = "".join(f'<source src="{escape(other)}">' for other in usable[1:])
    return figure(f'<{tag} src="{escape(address)}"{poster}>{others}</{tag}>')


def _playlist(shortcode: Shortcode, post: int, attachments: Attachments) -> str:
    kind = "video" if shortcode.get("type") == "video" else "audio"
    tracks = [found for found in _chosen(shortcode, post, attachments) if found.kind == kind]
    if not tracks:
        return editors_only(shortcode)
    return "".join(
        figure(f'<{kind} src="{escape(track.address)}"></{kind}>', escape(track.title)) for track in tracks
    )
