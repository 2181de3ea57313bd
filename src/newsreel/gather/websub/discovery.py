"""Which hub tells of a source's news, and under what name (WebSub, section 4). Pure."""

import re

from newsreel.gather.items import Reading
from newsreel.gather.sources.fields import web_address
from newsreel.lib.http import Answer

LONGEST_HEADER = 8000
LONGEST_ADDRESS = 1000
_LINK = re.compile(r"<([^<>]*)>([^<]*)")
_RELATION = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))", re.IGNORECASE)
_ANCHOR = re.compile(r";\s*anchor\s*=", re.IGNORECASE)


def linked(header: str, relation: str, *, base: str) -> str:
    """The first address of this relation in a Link field (RFC 8288); empty where there is none."""
    for target, parameters in _LINK.findall(header[:LONGEST_HEADER]):
        found = _RELATION.search(parameters)
        if found is None or _ANCHOR.search(parameters):
            continue
        if relation in (found[1] or found[2] or "").lower().split():
            return web_address(target.strip(), base)
    return ""


def advertised(answer: Answer, reading: Reading) -> tuple[str, str]:
    """Hub and topic, each empty where there is none. The answer's header goes before what the feed says."""
    header = answer.headers.get("link", "")
    hub = linked(header, "hub", base=answer.url) or reading.hub_address
    topic = linked(header, "self", base=answer.url) or reading.self_address or answer.url
    if not hub or max(len(hub), len(topic)) > LONGEST_ADDRESS:
        return "", ""
    return hub, topic
