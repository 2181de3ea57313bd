"""Old addresses: which path an item had, and which it shall have here. Pure."""

import re
import unicodedata
from itertools import count
from urllib.parse import parse_qs, unquote, urlsplit

from newsreel.newsroom.addresses import numbered, problem_with

_NUMBERED_QUERY = ("p", "page_id", "attachment_id")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
LONGEST_SLUG = 200


def path_of(link: str) -> str:
    """The path of an old address as ours are written: decoded, between slashes.

    Empty where a query names it.
    """
    try:
        parts = urlsplit(_CONTROLS.sub("", link.strip()))
    except ValueError:
        return ""
    if number_in(link):
        return ""
    path = unicodedata.normalize("NFC", unquote(parts.path))
    path = re.sub(r"/{2,}", "/", f"/{path}/")
    return "" if path == "/" else path


def number_in(link: str) -> int:
    """The number in an address like /?p=123; 0 for none."""
    if "?" not in link:
        return 0
    try:
        query = parse_qs(urlsplit(link.strip()).query)
    except ValueError:
        return 0
    for name in _NUMBERED_QUERY:
        value = query.get(name, [""])[0]
        if value.isascii() and value.isdigit() and len(value) < 19:
            return int(value)
    return 0


def numbered_address(base: str, kind: str, number: int) -> str:
    """The address that WordPress answers for every item, whatever its permalinks are: /?p=123."""
    name = {"page": "page_id", "attachment": "attachment_id"}.get(kind, "p")
    return f"{base}?{name}={number}"


def base_path(site_address: str) -> str:
    """The path the old site lived at, between slashes: / or /blog/."""
    return path_of(site_address) or "/"


def slug_from(slug: str, title: str, number: int) -> str:
    """A slug that is never empty: the old one, else from the title, else from the number."""
    for text in (slug, title):
        made = re.sub(r"[^\w-]+", "-", unicodedata.normalize("NFKC", text).lower()).strip("-_")
        if made:
            return made[:LONGEST_SLUG].rstrip("-")
    return f"item-{number}"


class Addresses:
    """Gives each item an address of its own, the old one wherever it can be had."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def give(self, wanted: str, *, instead: str, number: int) -> tuple[str, str]:
        """An address nobody else has, and a sentence why it is not the old one; empty if it is.

        `wanted` is empty where the old one was a number only. `instead` is for where it can't be kept.
        """
        problem = problem_with(wanted) if wanted else ""
        first = wanted if wanted and not problem else instead
        if problem_with(first):
            first = f"/item-{number}/"
        address = first
        for counted in count(2):
            if address not in self._taken:
                break
            address = numbered(f"{first[:LONGEST_SLUG].rstrip('/')}/", counted)
        self._taken.add(address)
        if problem:
            return address, f"Its address {wanted} can't be kept; it is at {address}. {problem}"
        if not wanted:
            return address, f"The export gives it no address but its number; it is at {address}."
        if address != wanted:
            return address, f"Another item has its address {wanted}; it is at {address}."
        return address, ""
