"""A page of HTML as a tree, however badly it is written."""

import re

from lxml import etree

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.xml_tree import decoded

LARGEST_PAGE = 5 * 1024 * 1024
MOST_ELEMENTS = 50_000
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_HEAD = 4096


def page_tree(body: bytes) -> etree._Element:
    """The root element. Raises :class:`UnreadableSourceError`."""
    if len(body) > LARGEST_PAGE:
        raise UnreadableSourceError("The page is larger than 5 MB.")
    if body.count(b"<") > 2 * MOST_ELEMENTS:
        raise UnreadableSourceError(f"The page holds more than {MOST_ELEMENTS:,} elements.")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    octets = _text(body).replace("\x00", "").encode("utf-8", "replace")
    page: etree._Element | None
    try:
        page = etree.fromstring(octets, parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError):
        page = None
    if page is None:
        raise UnreadableSourceError("The page holds no HTML.")
    return page


def _text(body: bytes) -> str:
    if told := _CHARSET.search(body[:_HEAD]):
        try:
            return body.decode(told[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # it tells the wrong one, as many do
    return decoded(body)
