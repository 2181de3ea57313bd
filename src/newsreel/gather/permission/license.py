"""Licences for machines: RSL 1.0 (rslstandard.org). What its terms come to for somebody who pays nothing."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.permission.statements import LONGEST_TEXT, MOST_STATEMENTS, Statement, What
from newsreel.gather.sources.xml_tree import Element, tree

LARGEST = 500 * 1024
MEDIA_TYPE = "application/rsl+xml"
_NAMED_IN = {
    What.TEXT_MINING: frozenset(("all", "ai-all", "ai-input", "ai-index")),
    What.AI_TRAINING: frozenset(("all", "ai-all", "ai-train")),
    What.AI_USE: frozenset(("all", "ai-all", "ai-input")),
    What.SEARCH: frozenset(("all", "search")),
}
"""The words of RSL that permit each."""
_PROHIBITED_IN = {**_NAMED_IN, What.TEXT_MINING: frozenset(("all",))}
_FREE = frozenset(("", "free", "attribution"))


def license_statements(body: bytes, *, address: str, read_at: str) -> list[Statement]:
    """What a licence says of the uses that we know; nothing where it is no licence."""
    if len(body) > LARGEST:
        return []
    try:
        root = tree(body)
    except UnreadableSourceError:
        return []
    if _local(root) != "rsl":
        return []
    return list(_statements(root, address, read_at))[:MOST_STATEMENTS]


def _statements(root: Element, address: str, read_at: str) -> Iterator[Statement]:
    for content in _all(root, "content"):
        path = _path(content.get("url") or "/")
        terms = [_terms(one) for one in _all(content, "license")]
        for what in _NAMED_IN:
            said = [term for one in terms if (term := one.get(what)) is not None]
            if said:
                # Of several licences one may choose: the one that asks for nothing is enough.
                allowed, text = max(said, key=lambda one: one[0])
                yield Statement(what, allowed, "its RSL licence", address, text, path, read_at)


def _terms(license_: Element) -> dict[What, tuple[bool, str]]:
    """For each use that the licence speaks of, whether we may, and by which words."""
    permitted = _usages(license_, "permits")
    prohibited = _usages(license_, "prohibits")
    payment = next((one.get("type", "") for one in _all(license_, "payment")), "")
    terms = {}
    for what, words in _NAMED_IN.items():
        if prohibited & _PROHIBITED_IN[what]:
            terms[what] = (False, f"prohibits {_listed(prohibited)}")
        elif permitted and not permitted & words:
            terms[what] = (False, f"permits {_listed(permitted)} and no more")
        elif payment not in _FREE:
            terms[what] = (False, f"for payment: {payment}"[:LONGEST_TEXT])
        elif permitted:
            terms[what] = (True, f"permits {_listed(permitted)}")
    return terms


def _usages(license_: Element, name: str) -> frozenset[str]:
    found = (one for one in _all(license_, name) if one.get("type") == "usage")
    return frozenset(word.lower() for one in found for word in (one.text or "").replace(",", " ").split())


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))[:LONGEST_TEXT]


def _path(url: str) -> str:
    try:
        path = urlsplit(url.strip()).path if "://" in url else url.strip()
    except ValueError:
        path = "/"
    return ("/" + path.lstrip("/"))[:LONGEST_TEXT]


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _all(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if _local(one) == name)
