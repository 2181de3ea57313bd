"""The language that a feed says it is written in, as a tag that HTML understands (BCP 47)."""

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LONGEST_TAG = 20
_HEAD = 64 * 1024
# fastfeedparser reads xml:lang only; RSS has an element for it, and RDF that of Dublin Core.
_ELEMENT = re.compile(rb"<(?:dc:)?language\b[^<>]*>\s*(?:<!\[CDATA\[)?\s*([A-Za-z0-9_-]{2,20})")
_FIRST_ITEM = re.compile(rb"<(?:item|entry)[\s>]")


def language_tag(value: object) -> str:
    """The tag as BCP 47 writes it (en_us becomes en-us); an empty string for what is none."""
    if not isinstance(value, str):
        return ""
    tag = value.strip().replace("_", "-")
    return tag if len(tag) <= _LONGEST_TAG and _TAG.fullmatch(tag) else ""


def channel_language(body: bytes) -> str:
    """What the channel of an RSS or RDF document says of itself, before its first item."""
    head = body[:_HEAD]
    first_item = _FIRST_ITEM.search(head)
    found = _ELEMENT.search(head, 0, first_item.start() if first_item else len(head))
    return language_tag(found[1].decode("ascii")) if found else ""
