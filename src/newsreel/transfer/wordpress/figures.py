"""Pictures, galleries, sound, film and embeds: from elements to blocks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsreel.lib.html import clean
from newsreel.transfer.wordpress.attachments import kind_of
from newsreel.transfer.wordpress.body import BodyBlock
from newsreel.transfer.wordpress.embeds import provider, public_address
from newsreel.transfer.wordpress.inline import nodes_of, plain, trimmed, written
from newsreel.transfer.wordpress.surroundings import Surroundings

_NUMBER = re.compile(r"(?:^|\s)wp-image-(\d{1,18})(?:\s|$)")
_BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]*url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)
_COLUMNS = re.compile(r"columns-([1-9])(?!\d)")
_LONGEST_ALT = 255
_LONGEST_ADDRESS = 1000
_LONGEST_CAPTION = {"picture": 1000, "embed": 200, "media_file": 500}
"""By kind of block, as its fields have it."""


def figure(element: Any, surroundings: Surroundings) -> list[BodyBlock] | None:
    """The blocks of a `<figure>`; None where it holds something else than what is handled here."""
    caption = element.find("figcaption")
    classes = (element.get("class") or "").split()
    if "wp-block-embed" in classes or element.find(".//div[@class='wp-block-embed__wrapper']") is not None:
        return _embed_figure(element, caption, surroundings)
    if element.find(".//table") is not None or element.find(".//blockquote") is not None:
        return None
    for tag in ("video", "audio", "iframe"):
        player = element.find(f".//{tag}")
        if player is not None:
            blocks = media(player, surroundings, caption=_caption(caption))
            return [*blocks, *_rest(caption, blocks[-1].kind if blocks else "", surroundings)]
    images = list(element.iter("img"))
    if len(images) > 1 or "wp-block-gallery" in classes:
        return _gallery(element, images, surroundings)
    if len(images) == 1 and not _has_other_text(element, caption):
        return _one_picture(images[0], caption, classes, surroundings)
    return None


def picture(image: Any, surroundings: Surroundings, *, caption: str = "", layout: str = "") -> BodyBlock:
    """A picture block; without the picture where we have no copy, so that its caption keeps its place."""
    address = _source(image)
    found = _NUMBER.search(image.get("class") or "")
    number = int(found[1]) if found else 0
    identifier = surroundings.picture(number, address)
    if identifier is None:
        surroundings.notes.add(
            "No copy of a picture could be had; its place keeps the caption", address[:200]
        )
    return BodyBlock(
        "picture",
        {
            "picture": identifier,
            "alt": " ".join((image.get("alt") or "").split())[:_LONGEST_ALT],
            "caption": caption[: _LONGEST_CAPTION["picture"]],
            "credit": "",
            "link": _picture_link(image, address, surroundings),
            "layout": layout or _layout((image.get("class") or "").split()),
        },
    )


def gallery(images: Sequence[Any], classes: str, surroundings: Surroundings) -> BodyBlock:
    found = _COLUMNS.search(classes)
    pictures = [
        picture(image, surroundings, caption=_caption(_caption_beside(image))).value for image in images
    ]
    return BodyBlock("gallery", {"title": "", "pictures": pictures, "columns": int(found[1]) if found else 3})


def embed(address: str, surroundings: Surroundings, *, title: str = "") -> BodyBlock | None:
    """An embed with its cover; None where the address leads nowhere on the web."""
    address = public_address(address)
    if not address.lower().startswith(("http://", "https://")) or len(address) > _LONGEST_ADDRESS:
        return None
    name = provider(address)
    return BodyBlock(
        "embed",
        {
            "address": address,
            "provider": name[:60],
            "title": title[: _LONGEST_CAPTION["embed"]],
            "cover": None,
        },
    )


def media(element: Any, surroundings: Surroundings, *, caption: str = "") -> list[BodyBlock]:
    """Sound, film or frame. A file of which we have no copy stays behind a cover at its old address."""
    sources = [_source(element), *map(_source, element.iter("source", "embed", "param"))]
    address = next(filter(None, sources), "")
    if element.tag in ("video", "audio") and (copies := _copies(sources, surroundings)):
        return [_media_file(element, copies[0], caption, surroundings)]
    block = embed(address, surroundings, title=caption)
    if block is None:
        surroundings.notes.add(
            f"A player without a usable address (<{element.tag}>) was left out", address[:200]
        )
        words = plain(nodes_of(element))
        return [BodyBlock("text", f"<p>{escape(words, quote=False)}</p>")] if words else []
    if element.tag in ("video", "audio"):
        surroundings.notes.add(
            "No copy of a sound or film file could be had; a cover leads to it", address[:200]
        )
    return [block]


def _copies(addresses: Iterable[str], surroundings: Surroundings) -> list[int]:
    """Our copies of what is at these addresses: one film in several formats."""
    found = (surroundings.file(address) for address in addresses if address)
    return [identifier for identifier in found if identifier is not None]


def _media_file(element: Any, file: int, caption: str, surroundings: Surroundings) -> BodyBlock:
    poster = (element.get("poster") or "").strip()
    return BodyBlock(
        "media_file",
        {
            "file": file,
            "address": "",
            "kind": element.tag,
            "poster": surroundings.picture(0, poster) if poster else None,
            "caption": caption[: _LONGEST_CAPTION["media_file"]],
            "credit": "",
        },
    )


def background_of(element: Any) -> str:
    """The address of the picture that an element has as its background; empty for none."""
    found = _BACKGROUND.search(element.get("style") or "")
    return found[1].strip() if found else ""


def _embed_figure(element: Any, caption: Any, surroundings: Surroundings) -> list[BodyBlock] | None:
    address = ""
    frame = element.find(".//iframe")
    if frame is not None:
        address = _source(frame)
    if not address:
        words = [plain([node]) for node in element.itertext() if "://" in node]
        address = words[0] if words else ""
    block = embed(address.split(" ")[0], surroundings, title=_caption(caption))
    return [block, *_rest(caption, "embed", surroundings)] if block else None


def _gallery(element: Any, images: Sequence[Any], surroundings: Surroundings) -> list[BodyBlock]:
    if not images:
        return []
    own = next((child for child in element if child.tag == "figcaption"), None)
    block = gallery(images, element.get("class") or "", surroundings)
    blocks = [block]
    for image in images:
        blocks += _rest(_caption_beside(image), "picture", surroundings)
    if own is not None and (text := written(trimmed(nodes_of(own)), surroundings.link)).strip():
        # It stands beneath the pictures; a gallery's title would stand above.
        blocks.append(BodyBlock("text", clean(f"<p>{text}</p>")))
    return blocks


def _one_picture(
    image: Any, caption: Any, classes: Sequence[str], surroundings: Surroundings
) -> list[BodyBlock]:
    layout = _layout(classes) if _layout(classes) != "measure" else ""
    block = picture(image, surroundings, caption=_caption(caption), layout=layout)
    return [block, *_rest(caption, "picture", surroundings)]


def _rest(caption: Any, kind: str, surroundings: Surroundings) -> Iterator[BodyBlock]:
    """A caption too long for its block's field stands once more as text: no word gets lost."""
    if caption is not None and len(_caption(caption)) > _LONGEST_CAPTION.get(kind, 0):
        text = written(trimmed(nodes_of(caption)), surroundings.link)
        yield BodyBlock("text", clean(f"<p>{text}</p>"))


def _caption(element: Any) -> str:
    return plain(nodes_of(element)) if element is not None else ""


def _caption_beside(image: Any) -> Any:
    """The caption of one picture within a gallery."""
    for above in image.iterancestors("figure", "li", "div"):
        if above.tag == "figure":
            return above.find("figcaption") if len(list(above.iter("img"))) == 1 else None
    return None


def _has_other_text(element: Any, caption: Any) -> bool:
    whole = plain(nodes_of(element))
    return whole != _caption(caption)


def _layout(classes: Sequence[str]) -> str:
    for name in classes:
        if name in ("alignleft", "alignright"):
            return name.removeprefix("align")
        if name in ("alignwide", "alignfull"):
            return "wide"
    return "measure"


def _source(element: Any) -> str:
    """The address an element shows; lazy-loading plug-ins keep it in an attribute of theirs."""
    for name in ("src", "data-src", "data-lazy-src", "data-orig-file", "data", "value"):
        value = (element.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return value
    return ""


def _picture_link(image: Any, address: str, surroundings: Surroundings) -> str:
    """Where a click on the picture leads, unless it is to the picture itself, large."""
    anchor = next(image.iterancestors("a"), None)
    target = (anchor.get("href") or "").strip() if anchor is not None else ""
    if not target or kind_of(target) == "picture" or "attachment_id=" in target:
        return ""
    target = urljoin(address, surroundings.link(target)) if surroundings.link(target) else ""
    parts = urlsplit(target) if target else None
    return target if parts and parts.scheme in ("http", "https") and len(target) <= 200 else ""
