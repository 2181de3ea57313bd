"""A document of a news agency: NewsML-G2 when it is XML, ninjs when it is JSON.

What is under embargo gives no item, and is counted. What is withheld or cancelled gives one that says no more
than that.
"""

from datetime import datetime

from newsreel.gather.items import Reading
from newsreel.gather.sources.wire import newsml, ninjs

ENDINGS = (".xml", ".json")


def parse(body: bytes, *, address: str, now: datetime) -> Reading:
    """Read a document. Raises :class:`UnreadableSourceError`."""
    is_json = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
    found = list((ninjs.items if is_json else newsml.items)(body, now=now))
    items = tuple(item for item in found if item is not None)
    return Reading(title="", home_address="", items=items, held_back=len(found) - len(items))
