"""Which items are news to us. Decides only; :mod:`newsreel.gather.actions` acts."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsreel.gather.items import Item


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
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()


def news(items: Iterable[Item], kept: Mapping[str, Kept]) -> list[Snapshot]:
    """The items never seen, and those that changed since, once each, in the source's order.

    An item that goes back to a former wording is not kept again: that snapshot is there.
    """
    found: list[Snapshot] = []
    state = dict(kept)
    for item in items:
        of_item = state.get(item.guid, Kept(frozenset(), 0))
        mark = digest(item)
        if mark in of_item.digests:
            continue
        found.append(Snapshot(item, mark, of_item.version + 1))
        state[item.guid] = Kept(of_item.digests | {mark}, of_item.version + 1)
    return found
