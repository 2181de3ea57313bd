"""From the bytes of a feed in any format to a :class:`FeedDocument`."""

import re

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.feed.document import FeedDocument
from newsreel.gather.sources.feed.forgiving import read_forgivingly
from newsreel.gather.sources.feed.json_reader import read_json
from newsreel.gather.sources.feed.sections import without_sections
from newsreel.gather.sources.feed.xml_reader import read_xml
from newsreel.gather.sources.xml_tree import tree

MOST_TAGGED = 10_000
"""Items in one document beyond which it is not read at all: a feed holds the newest, not an archive."""
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
NO_FEED = "It is not a feed: neither RSS, Atom, RDF nor JSON Feed."


def read_document(body: bytes, *, address: str) -> FeedDocument:
    """Read a feed. Raises :class:`UnreadableSourceError`."""
    if not body.strip(b"\x00 \t\r\n"):
        raise UnreadableSourceError("It is empty.")
    if max(body.count(b"<item"), body.count(b"<entry")) > MOST_TAGGED:
        raise UnreadableSourceError(f"It holds more than {MOST_TAGGED:,} items, which is no feed of news.")
    if _JSON.match(body):
        document = read_json(body, address=address)
    else:
        short, sections = without_sections(body)
        document = read_xml(tree(short), address=address, sections=sections, has_bases=_may_have_bases(body))
    if document is None:
        document = read_forgivingly(body)
    if document is None:
        raise UnreadableSourceError(NO_FEED)
    if len(document.entries) > MOST_TAGGED:
        raise UnreadableSourceError(f"It holds more than {MOST_TAGGED:,} items, which is no feed of news.")
    return document


def _may_have_bases(body: bytes) -> bool:
    """Whether an `xml:base` may stand in it; one in two or four octets a character is not looked for."""
    return b"base=" in body or b"base =" in body or b"\x00" in body[:100]
