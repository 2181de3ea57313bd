"""Long CDATA sections, taken out of a feed before it is parsed.

libxml2 reads a CDATA section character by character, and there most feeds keep the text of their items. Only
a section that is all of a text element is taken, so that its place in the tree is the element's text; a mark
stands there, from which the reader finds it again.
"""

import re

from newsreel.gather.sources.feed.wording import mended

_OPENING, _CLOSING = b"<![CDATA[", b"]]>"
_SHORTEST = 512
_PARENT = re.compile(rb"<(?:description|content:encoded|content|summary)(?:\s[^<>]*)?>\s*\Z")
_PARENT_WINDOW = 256
_MARK = re.compile("\ue000([0-9]{1,6})\ue001")
_UTF_8 = re.compile(
    rb"\s*(?:<\?xml(?![^>]*\bencoding)|<\?xml[^>]*\bencoding\s*=\s*[\"']utf-8[\"']|<[A-Za-z])", re.IGNORECASE
)


def without_sections(body: bytes) -> tuple[bytes, list[str]]:
    """The document with marks where sections were, and the sections; or as it was, with none."""
    if _OPENING not in body or b"\xee\x80\x80" in body or not _UTF_8.match(body):
        return body, []
    first, *pieces = body.split(_OPENING)
    outside = [first]
    sections: list[str] = []
    for piece in pieces:
        section, closing, rest = piece.partition(_CLOSING)
        # A comment that is open here may hold what only looks like a section.
        if not closing or _leaves_a_comment_open(outside[-1]):
            return body, []
        text = _text(section) if _is_all_of_an_element(outside[-1], section, rest) else None
        if text is None:
            outside += [_OPENING, section, _CLOSING, rest]
        else:
            outside += [f"\ue000{len(sections)}\ue001".encode(), rest]
            sections.append(text)
    return (b"".join(outside), sections) if sections else (body, [])


def _leaves_a_comment_open(outside: bytes) -> bool:
    return b"<!--" in outside and outside.count(b"<!--") != outside.count(b"-->")


def section_of(text: str, sections: list[str]) -> str | None:
    """The section whose mark this text is, mended; None for any other text."""
    found = _MARK.fullmatch(text.strip()) if "\ue000" in text else None
    return sections[int(found[1])] if found and int(found[1]) < len(sections) else None


def _is_all_of_an_element(before: bytes, section: bytes, after: bytes) -> bool:
    if len(section) < _SHORTEST or _PARENT.search(before[-_PARENT_WINDOW:]) is None:
        return False
    return after.lstrip()[:2] == b"</" if after[:1].isspace() else after.startswith(b"</")


def _text(section: bytes) -> str | None:
    if b"\r" in section:
        section = section.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return mended(section.decode(), section)
    except UnicodeDecodeError:
        return None
