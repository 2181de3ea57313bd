"""A page of bytes as a tree, within bounds. What lies beyond them is refused with a sentence."""

from dataclasses import dataclass

import lxml.html
from lxml import etree
from resiliparse.parse.encoding import bytes_to_str, detect_encoding, map_encoding_to_html5

from newsreel.lib.html import without_controls

MOST_BYTES = 10 * 1024 * 1024
MOST_ELEMENTS = 30_000
DEEPEST = 400
"""Elements within elements. Articles have a tenth; the extractors' time grows with the square."""


class UnreadablePageError(Exception):
    """This can't be read as an article's page; a sentence."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read."""

    markup: str
    tree: lxml.html.HtmlElement
    address: str
    elements: int


def read_page(content: bytes, address: str) -> Page:
    """Decode and parse.

    Raises:
        UnreadablePageError: it is empty, no HTML, or beyond our bounds.
    """
    if len(content) > MOST_BYTES:
        raise UnreadablePageError(
            f"The page has {len(content) / 1024**2:.0f} MB; at most {MOST_BYTES // 1024**2} are read. "
            "Give the address of the article itself."
        )
    markup = without_controls(decode(content)).strip()
    if not markup:
        raise UnreadablePageError(
            "The page is empty. It may be drawn by a script, or be for subscribers only."
        )
    try:
        tree = lxml.html.document_fromstring(markup.encode(), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePageError("This is not an HTML page. Give the address of an article.") from error
    return Page(markup=markup, tree=tree, address=address, elements=_counted(tree))


def decode(content: bytes) -> str:
    """The page's characters, by its byte order mark, what it says of itself, or what its bytes look like."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        named = detect_encoding(content, from_html_meta=True)
        return str(
            bytes_to_str(
                content, map_encoding_to_html5(named or "windows-1252") or "windows-1252", errors="replace"
            )
        )


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)


def _counted(tree: lxml.html.HtmlElement) -> int:
    """How many elements there are; refused where they are too many or too deep."""
    elements = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        if elements > MOST_ELEMENTS:
            raise UnreadablePageError(
                f"The page has more than {MOST_ELEMENTS:,} elements, which no article has. "
                "Give the address of the article itself."
            )
        if depth > DEEPEST:
            raise UnreadablePageError(
                f"The page's elements stand more than {DEEPEST} deep within one another. It can't be read."
            )
    return elements
