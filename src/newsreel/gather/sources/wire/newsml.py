"""NewsML-G2 (iptc.org/std/nar): a news item, alone or several in a news message."""

from collections.abc import Iterator
from datetime import datetime

from newsreel.gather.items import Item, UnreadableSourceError
from newsreel.gather.sources import fields
from newsreel.gather.sources.dates import moment
from newsreel.gather.sources.feed.inline import text_of
from newsreel.gather.sources.feed.language import language_tag
from newsreel.gather.sources.xml_tree import Element, tree

_MOST_ITEMS = 500
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def items(body: bytes, *, now: datetime) -> Iterator[Item | None]:
    """Its items; None for one under embargo. Raises :class:`UnreadableSourceError`."""
    root = tree(body)
    found = (
        [root] if _local(root) == "newsitem" else [one for one in root.iter() if _local(one) == "newsitem"]
    )
    if not found:
        raise UnreadableSourceError("It is XML, but no NewsML-G2: it holds no newsItem.")
    for element in found[:_MOST_ITEMS]:
        status = next((one.get("qcode", "") for one in _all(element, "pubStatus")), "stat:usable")
        embargo = moment(_first(element, "embargoed"))
        if status.rpartition(":")[2] != "usable":
            yield fields.taken_back(
                guid=fields.guid_for(element.get("guid", ""), "", _title(element)),
                title=_title(element),
                reason=_first(element, "edNote"),
            )
        elif embargo is not None and embargo > now:
            yield None
        elif (item := _item(element, now)) is not None:
            yield item


def _title(element: Element) -> str:
    headlines = sorted(_all(element, "headline"), key=lambda one: "main" not in one.get("role", ""))
    return fields.line(next((text for one in headlines if (text := _text(one))), ""))


def _item(element: Element, now: datetime) -> Item | None:
    title = _title(element)
    content = _content(element)
    if not title and not content:
        return None
    guid = element.get("guid", "")
    created = _first(element, "firstCreated") or _first(element, "contentCreated")
    changed = _first(element, "versionCreated")
    authors = fields.names(_authors(element))
    tag = next((one.get("tag", "") for one in _all(element, "language")), "") or element.get(_LANGUAGE, "")
    return Item(
        guid=fields.guid_for(guid, "", title + content),
        address=fields.web_address(next((one.get("href", "") for one in _all(element, "link")), "")),
        title=title or fields.line(_first(element, "slugline")) or "(no headline)",
        summary=fields.markup(_summary(element), is_plain=True),
        content=content,
        credit=", ".join(authors)[: fields.LONGEST_CREDIT],
        picture_address=_picture(element),
        language=language_tag(tag),
        published_at=fields.believable(moment(created or changed), now),
        updated_at=fields.believable(moment(changed), now),
        authors=authors,
        categories=fields.names(_first(subject, "name") for subject in _all(element, "subject")),
    )


def _authors(element: Element) -> Iterator[str]:
    for creator in _all(element, "creator"):
        yield _first(creator, "name") or creator.get("literal", "")
    for by in _all(element, "by"):
        yield _text(by).removeprefix("By ").removeprefix("BY ")


def _summary(element: Element) -> str:
    for description in _all(element, "description"):
        if "caption" not in description.get("role", ""):
            return _text(description)
    return ""


def _content(element: Element) -> str:
    for kind in ("inlineXML", "inlineData"):
        for found in _all(element, kind):
            body = next((one for one in found.iter() if _local(one) == "body"), found)
            written, _ = text_of(
                body,
                "application/xhtml+xml" if len(body) else "text/plain",
                is_atom=True,
                is_atom_1=False,
                base="",
            )
            if written.value:
                return fields.markup(written.value, is_plain=written.kind == "text")
    return ""


def _picture(element: Element) -> str:
    for remote in _all(element, "remoteContent"):
        address = fields.web_address(remote.get("href", ""))
        if address and fields.is_picture(address, remote.get("contenttype", "")):
            return address
    return ""


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _all(element: Element, name: str) -> Iterator[Element]:
    name = name.lower()
    return (found for found in element.iter() if _local(found) == name)


def _first(element: Element, name: str) -> str:
    return next((text for found in _all(element, name) if (text := _text(found))), "")


def _text(element: Element) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext()).split())
