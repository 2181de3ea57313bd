"""ninjs (iptc.org/std/ninjs) in its versions 1, 2 and 3: a news item as JSON, or a list of them."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from newsreel.gather.items import Item, UnreadableSourceError
from newsreel.gather.sources import fields
from newsreel.gather.sources.dates import moment
from newsreel.gather.sources.feed.language import language_tag

_MOST_ITEMS = 500


def items(body: bytes, *, now: datetime) -> Iterator[Item | None]:
    """Its items; None for one under embargo. Raises :class:`UnreadableSourceError`."""
    try:
        found = json.loads(body.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError) as error:
        raise UnreadableSourceError("It is not JSON, so it is no ninjs.") from error
    documents = found if isinstance(found, list) else [found]
    documents = [one for one in documents if isinstance(one, dict) and isinstance(one.get("uri"), str)]
    if not documents:
        raise UnreadableSourceError("It is JSON, but no ninjs: nothing in it has a uri.")
    for document in documents[:_MOST_ITEMS]:
        status = _either(document, "pubstatus", "pubStatus") or "usable"
        embargo = moment(_either(document, "embargoed", "embargoedUntil"))
        if status != "usable":
            guid = _string(document.get("uri"))[: fields.LONGEST_GUID]
            yield fields.taken_back(
                guid=guid, title=_title(document), reason=_either(document, "ednote", "edNote")
            )
        elif embargo is not None and embargo > now:
            yield None
        elif (item := _item(document, now)) is not None:
            yield item


def _title(document: Mapping[str, Any]) -> str:
    return fields.line(_string(document.get("headline")) or _valued(document.get("headlines")))


def _item(document: Mapping[str, Any], now: datetime) -> Item | None:
    title = _title(document)
    content = _content(document)
    if not title and not content:
        return None
    uri = _string(document.get("uri"))
    created = _either(document, "firstcreated", "firstCreated", "contentcreated", "contentCreated")
    changed = _either(document, "versioncreated", "versionCreated")
    authors = fields.names(_authors(document))
    return Item(
        guid=uri[: fields.LONGEST_GUID],
        address=fields.web_address(_string(document.get("url")) or uri),
        title=title or fields.line(_either(document, "slugline", "title")) or "(no headline)",
        summary=fields.markup(
            _either(document, "description_text", "description_summary")
            or _valued(document.get("descriptions")),
            is_plain=True,
        ),
        content=content,
        credit=", ".join(authors)[: fields.LONGEST_CREDIT],
        picture_address=_picture(document),
        language=language_tag(_string(document.get("language"))),
        published_at=fields.believable(moment(created or changed), now),
        updated_at=fields.believable(moment(changed), now),
        authors=authors,
        categories=fields.names(
            _string(subject.get("name"))
            for field in ("subject", "subjects")
            for subject in _list(document, field)
        ),
    )


def _authors(document: Mapping[str, Any]) -> Iterator[str]:
    for field in ("by", "byline"):
        if written := _string(document.get(field)):
            yield written.removeprefix("By ").removeprefix("BY ")
            return
    for person in (*_list(document, "bylines"), *_list(document, "people")):
        if "by" in person or "author" in str(person.get("role", person.get("rel", ""))):
            yield (_string(person.get("by")) or _string(person.get("name"))).removeprefix("By ")


def _content(document: Mapping[str, Any]) -> str:
    for field in ("body_xhtml", "body_html"):
        if written := _string(document.get(field)):
            return fields.markup(written)
    bodies = _list(document, "bodies")
    for body in sorted(bodies, key=lambda one: "html" not in _media_type(one)):
        if written := _string(body.get("value")):
            return fields.markup(written, is_plain="html" not in _media_type(body))
    return fields.markup(_string(document.get("body_text")), is_plain=True)


def _media_type(body: Mapping[str, Any]) -> str:
    return _either(body, "contenttype", "contentType")


def _picture(document: Mapping[str, Any]) -> str:
    associations = document.get("associations")
    found = list(associations.values()) if isinstance(associations, dict) else _list(document, "associations")
    for association in (document, *found):
        if not isinstance(association, dict) or association.get("type") not in ("picture", "graphic"):
            continue
        renditions = association.get("renditions")
        listed = (
            list(renditions.values()) if isinstance(renditions, dict) else _list(association, "renditions")
        )
        for rendition in listed:
            if isinstance(rendition, dict) and (
                address := fields.web_address(_string(rendition.get("href")))
            ):
                return address
    return ""


def _valued(texts: object) -> str:
    """The main one of several texts, each with its role and value."""
    found = [one for one in texts if isinstance(one, dict)] if isinstance(texts, list) else []
    found.sort(key=lambda one: one.get("role") != "main")
    return next((text for one in found if (text := _string(one.get("value")))), "")


def _list(document: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    value = document.get(field)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _either(document: Mapping[str, Any], *names: str) -> str:
    return next((text for name in names if (text := _string(document.get(name)))), "")


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
