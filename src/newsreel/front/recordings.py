"""From a block with a sound or film to what a page says of it. No query is made."""

from collections.abc import Iterable, Mapping
from typing import Any

from newsreel.front import embeds, pictures
from newsreel.front.view import Recording
from newsreel.newsroom.media_file import media_type


def recording(value: Mapping[str, Any]) -> Recording:
    """Without an address where there is no file, or none that a page may play."""
    document = value.get("file")
    address = embeds.media_address(document.file.url if document else value.get("address") or "")
    return Recording(
        src=address,
        is_film=value.get("kind") != "audio",
        media_type=media_type(address),
        size=(document.file_size if document else None) or 0,
        poster=pictures.image(value.get("poster"), "wide", width=1280),
        caption=value.get("caption") or "",
        credit=value.get("credit") or "",
    )


def recordings(body: Iterable[Any]) -> tuple[Recording, ...]:
    """Those of a story that can be played, in their order."""
    found = (recording(block.value) for block in body if block.block_type == "media_file")
    return tuple(each for each in found if each.src)
