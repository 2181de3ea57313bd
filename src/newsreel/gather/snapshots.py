"""Which items are news to us. Decides only; :mod:`newsreel.gather.actions` acts."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from newsreel.gather.items import Item

MOST_VERSIONS = 100
"""Of one item: a page with a counter on it changes each time, and tells nothing by that."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An item that is to be kept, under this version number."""

    item: Item
    digest: str
    version: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What we have of one item already."""

    digests: frozenset[str]
    version: int


def digest(item: Item) -> str:
    """SHA-256 over what a reader of the source would see; dates are left out, since many feeds touch them."""
    seen = [item.title, item.summary, item.content, item.address, item.credit]
    if item.is_cancelled:
        seen.append("cancelled")
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()


def news(items: Iterable[Item], kept: Mapping[str, Kept]) -> list[Snapshot]:
    """The items never seen, and those that changed since, once each, in the source's order.

    An item that goes back to a former wording is not kept again: that snapshot is there. Of one that is
    taken back nothing is kept, unless we have it.
    """
    found: list[Snapshot] = []
    state = dict(kept)
    for item in items:
        of_item = state.get(item.guid, Kept(frozenset(), 0))
        mark = digest(item)
        if mark in of_item.digests or (item.is_cancelled and not of_item.version):
            continue
        if of_item.version >= MOST_VERSIONS and not item.is_cancelled:
            continue
        found.append(Snapshot(item, mark, of_item.version + 1))
        state[item.guid] = Kept(of_item.digests | {mark}, of_item.version + 1)
    return found


def restless(snapshots: Iterable[Snapshot]) -> str:
    """A sentence about an item whose further changes are not kept, for there were too many; else empty."""
    for snapshot in snapshots:
        if snapshot.version == MOST_VERSIONS:
            return (
                f"“{snapshot.item.title}” changed {MOST_VERSIONS} times. Its further changes are not kept: "
                "the source may give several items one name, or print a counter or the time into them."
            )
    return ""


def told_apart(items: Iterable[Item]) -> tuple[list[Item], int]:
    """Items of different addresses under different names, and how many had to be given another one.

    Some sources give several items, or all of them, the same name; each then goes by its address.
    """
    given = list(items)
    addresses: dict[str, set[str]] = {}
    for item in given:
        if item.address:
            addresses.setdefault(item.guid, set()).add(item.address)
    shared = {guid for guid, found in addresses.items() if len(found) > 1}
    named = [replace(item, guid=item.address[:1000]) if item.guid in shared and item.address else item
             for item in given]  # fmt: skip
    return named, sum(item.guid in shared for item in given)
