"""One message (RFC 5322) as an item: a press release as it came by mail.

Attached files are named, not kept: a picture comes into the house by its own door, with its rights.
"""

import hashlib
import html
from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from urllib.parse import quote

from newsreel.gather.items import Enclosure, Item, Reading, UnreadableSourceError
from newsreel.gather.sources import fields
from newsreel.gather.sources.feed.language import language_tag

ENDINGS = (".eml",)
LARGEST_MESSAGE = 25 * 1024 * 1024
MOST_PARTS = 100
_NO_SUBJECT = "(no subject)"


def parse(body: bytes, *, address: str, now: datetime) -> Reading:
    """A message is a reading of one item. Raises :class:`UnreadableSourceError`."""
    item = message_item(body, now=now)
    return Reading(title=item.credit, home_address="", items=(item,))


def message_item(body: bytes, *, now: datetime) -> Item:
    """What a message says. Raises :class:`UnreadableSourceError`."""
    if len(body) > LARGEST_MESSAGE:
        raise UnreadableSourceError("The message is larger than 25 MB.")
    try:
        message = BytesParser(policy=policy.default).parsebytes(body)
        return _item(message, body, now)
    except (
        MessageError,
        RecursionError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        IndexError,
    ) as error:
        # The standard library's parser of headers fails in each of these ways on headers made to break it.
        raise UnreadableSourceError("The message is written so badly that it can't be read.") from error


def _item(message: EmailMessage, body: bytes, now: datetime) -> Item:
    parts = [part for part, _ in zip(message.walk(), range(MOST_PARTS + 1), strict=False)]
    if len(parts) > MOST_PARTS:
        raise UnreadableSourceError(f"The message has more than {MOST_PARTS} parts.")
    if "from" not in message and "subject" not in message:
        raise UnreadableSourceError("It is not a mail message: it names neither a sender nor a subject.")
    guid = fields.line(
        html.escape(str(message.get("message-id", "")).strip("<> \r\n\t")), fields.LONGEST_GUID
    )
    authors = fields.names(html.escape(name) for name in _people(message))
    return Item(
        guid=guid or "sha256:" + hashlib.sha256(body).hexdigest(),
        address="",
        title=fields.line(html.escape(str(message.get("subject", "")))) or _NO_SUBJECT,
        content=_content(message),
        credit=", ".join(authors)[: fields.LONGEST_CREDIT],
        language=language_tag(str(message.get("content-language", "")).partition(",")[0]),
        published_at=fields.believable(_date(message), now),
        authors=authors,
        enclosures=tuple(_attachments(message)),
    )


def _people(message: EmailMessage) -> Iterator[str]:
    for name, address in getaddresses([str(value) for value in message.get_all("from", [])]):
        yield name or address


def _date(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message.get("date", "")))
    except (ValueError, TypeError, IndexError):
        return None


def _content(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        return ""
    try:
        text = str(part.get_content())
    except (LookupError, UnicodeError):  # an encoding that nobody knows
        payload = part.get_payload(decode=True)
        text = payload.decode("utf-8", errors="replace") if isinstance(payload, bytes) else ""
    if part.get_content_subtype() == "html":
        return fields.markup(text).strip()
    paragraphs = (html.escape(" ".join(block.split()), quote=False) for block in _blocks(text))
    return fields.markup("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph))


def _blocks(text: str) -> list[str]:
    lines = text[: fields.LONGEST_MARKUP].replace("\r\n", "\n").split("\n")
    return "\n".join(line.strip() for line in lines).split("\n\n")


def _attachments(message: EmailMessage) -> Iterator[Enclosure]:
    for part, _ in zip(message.iter_attachments(), range(fields.MOST_ENCLOSURES), strict=False):
        payload = part.get_payload(decode=True)
        length = len(payload) if isinstance(payload, bytes) else 0
        name = fields.line(html.escape(part.get_filename() or "unnamed"), 200)
        yield Enclosure(f"attachment:{quote(name)}", part.get_content_type(), length)
