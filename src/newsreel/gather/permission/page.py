"""What a page says of itself to machines: in its header, its meta elements, the licences it links to."""

from collections.abc import Iterator, Mapping

from lxml import etree

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.permission.license import MEDIA_TYPE
from newsreel.gather.permission.preferences import NAMES, preferences
from newsreel.gather.permission.reservation import reservation
from newsreel.gather.permission.statements import LONGEST_TEXT, Statement
from newsreel.gather.sources import fields
from newsreel.gather.sources.pages import page_tree

MOST_LICENSES = 3


def header_statements(headers: Mapping[str, str], *, address: str, read_at: str) -> list[Statement]:
    """What an answer's header says of it; the names of its fields are in small letters."""
    found = [
        Statement(what, allowed, "the page’s header", address, f"{name}: {headers[name]}"[:LONGEST_TEXT], "/",
                  read_at)
        for name in NAMES
        if name in headers
        for what, allowed in preferences(headers[name])
    ]  # fmt: skip
    return found + reservation(headers, where="the page’s header", address=address, read_at=read_at)


def page_statements(
    headers: Mapping[str, str], body: bytes, *, address: str, read_at: str
) -> tuple[list[Statement], list[str]]:
    """What a page says of its use, and the addresses of the licences that it names."""
    found = header_statements(headers, address=address, read_at=read_at)
    try:
        page = page_tree(body)
    except UnreadableSourceError:
        return found, []
    given = {name: content for name, content in _meta(page) if name.startswith("tdm-")}
    found += reservation(given, where="the page itself", address=address, read_at=read_at)
    linked = (
        fields.web_address(link.get("href") or "", address)
        for link in page.iter("link")
        if "license" in (link.get("rel") or "").lower().split()
        and (link.get("type") or "").partition(";")[0].strip().lower() == MEDIA_TYPE
    )
    return found, list(dict.fromkeys(filter(None, linked)))[:MOST_LICENSES]


def _meta(page: etree._Element) -> Iterator[tuple[str, str]]:
    for meta in page.iter("meta"):
        yield (meta.get("name") or "").strip().lower(), meta.get("content") or ""
