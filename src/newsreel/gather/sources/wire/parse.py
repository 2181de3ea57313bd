"""A document of a news agency: NewsML-G2 when it is XML, ninjs when it is JSON.

What is withheld, cancelled or under embargo gives no item.
"""

from datetime import datetime

from newsreel.gather.items import Reading
from newsreel.gather.sources.wire import newsml, ninjs

ENDINGS = (".xml", ".json")


def parse(body: bytes, *, address: str, now: datetime) -> Reading:
    """Read a document. Raises :class:`UnreadableSourceError`."""
    is_json = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
    found = (ninjs.items if is_json else newsml.items)(body, now=now)
    return Reading(title="", home_address="", items=tuple(found))
