"""robots.txt (RFC 9309): which pages we may ask for, and what it says of using them."""

from collections.abc import Iterator
from urllib.parse import urljoin

from protego import Protego

from newsreel.gather.agent import ROBOTS_NAME
from newsreel.gather.permission.preferences import NAMES, preferences
from newsreel.gather.permission.statements import LONGEST_TEXT, MOST_STATEMENTS, Statement
from newsreel.gather.sources import fields

LARGEST = 500 * 1024
"""Octets that are read of it (section 2.5)."""
MOST_LICENSES = 3


def may_ask(text: str, address: str) -> bool:
    """Whether the rules let us ask for this page."""
    return bool(Protego.parse(text).can_fetch(address, ROBOTS_NAME))


def robots_statements(text: str, *, address: str, read_at: str) -> list[Statement]:
    """What it says of use, in the lines for us, else in those for everybody. `address` is its own."""
    found = []
    for name, value in _lines_for_us(text):
        path, rest = "/", value
        if value.startswith("/"):
            path, _, rest = value.partition(" ")
        for what, allowed in preferences(rest):
            raw = f"{name.title()}: {value}"[:LONGEST_TEXT]
            found.append(Statement(what, allowed, "robots.txt", address, raw, path[:LONGEST_TEXT], read_at))
    return found[:MOST_STATEMENTS]


def licenses(text: str, *, address: str) -> list[str]:
    """The licences (RSL) that it names."""
    found = [
        fields.web_address(value, urljoin(address, "/")) for name, value in _lines(text) if name == "license"
    ]
    return list(dict.fromkeys(filter(None, found)))[:MOST_LICENSES]


def _lines_for_us(text: str) -> list[tuple[str, str]]:
    """The lines on use of the groups for us, or where there is none of the groups for all.

    Lines before the first group count for all, since owners write them there.
    """
    ours: list[tuple[str, str]] = []
    all_of: list[tuple[str, str]] = []
    is_named, agents, in_head = False, {"*"}, False
    for name, value in _lines(text):
        if name == "user-agent":
            agents = agents if in_head else set()
            agents.add(value.partition("/")[0].strip().lower())
            in_head = True
            is_named = is_named or ROBOTS_NAME.lower() in agents
            continue
        if name in ("license", "sitemap"):
            continue
        in_head = False
        if name in NAMES:
            if ROBOTS_NAME.lower() in agents:
                ours.append((name, value))
            if "*" in agents:
                all_of.append((name, value))
    return ours if is_named else all_of


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield name.strip().lower(), value.strip()
