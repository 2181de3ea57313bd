"""The same item from several feeds: by its address, by its headline, by its text.

Texts are compared by bottom-k sketches (Broder, "On the resemblance and containment of documents", 1997): of
the hashes of all runs of words the smallest are kept, and what two sketches share estimates what the texts
share.
"""

import hashlib
import heapq
import re
import zlib
from array import array
from collections import Counter, OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode, urlsplit

from newsreel.gather.clustering.words import plain_letters

MOST_ITEMS = 20_000
"""Items that are remembered; the oldest are forgotten first."""
LONGEST_TEXT = 50_000
MOST_HOLDERS = 50
"""A run of words that more items have is a set phrase, and leads to no further one."""
_RUN = 4
_SKETCH = 64
_FEWEST_WORDS_OF_A_TEXT = 40
_FEWEST_WORDS_OF_A_TITLE = 5
NEAR_COPY = 0.6
"""Texts that share this much, of the shorter one, are copies of one wire story."""
_WORD = re.compile(r"\w+")
# Parameters that say where a reader came from, not what is shown; as those who set them document them.
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|_hsenc|_hsmi|"
    r"mkt_tok|vero_id|oly_(?:enc|anon)_id|cmpid|ncid|ocid|smid|spm|ref|ref_src|ref_url|cmp|ito|xtor|at_\w+|"
    r"mbid|taid|__twitter_impression|guccounter|guce_\w+|amp)$"
)


class Sameness(StrEnum):
    """What makes two items one."""

    ADDRESS = "address"
    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An item seen before that this one repeats."""

    id: str
    sameness: Sameness
    likeness: float
    """1 for address and title; for texts the estimated share of the shorter one that both have."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What an item is known again by."""

    keys: tuple[str, str]
    sketch: tuple[int, ...]


def trace_of(*, address: str, title: str, text: str = "") -> Trace:
    """By its address, its headline, its text."""
    return Trace(keys=_keys(address, title), sketch=text_sketch(text))


class Duplicates:
    """Remembers the newest items and finds those that come again. Memory is bounded."""

    def __init__(self, most_items: int = MOST_ITEMS) -> None:
        self._most_items = most_items
        self._items: OrderedDict[str, _Seen] = OrderedDict()
        self._by_key: dict[str, str] = {}
        self._by_hash: dict[int, str | tuple[str, ...]] = {}
        """Who has a hash: mostly one, whose name stands alone then."""

    def find(self, trace: Trace) -> Duplicate | None:
        """The item that this one repeats, if any: by address, else by headline, else by text."""
        for key, sameness in zip(trace.keys, (Sameness.ADDRESS, Sameness.TITLE), strict=True):
            if key and key in self._by_key:
                return Duplicate(self._by_key[key], sameness, 1.0)
        shared: Counter[str] = Counter()
        for value in _looked_up(trace.sketch):
            shared.update(self._holders(value))
        best = max(
            (
                (_containment(trace.sketch, self._items[name].sketch), name)
                for name, count in shared.most_common(10)
                if count > 2
            ),
            default=(0.0, ""),
        )
        return Duplicate(best[1], Sameness.TEXT, best[0]) if best[0] >= NEAR_COPY else None

    def add(self, name: str, trace: Trace) -> None:
        """Remember an item under its id."""
        self.forget(name)
        self._items[name] = _Seen(keys=trace.keys, sketch=array("I", trace.sketch))
        for key in filter(None, trace.keys):
            self._by_key.setdefault(key, name)
        for value in _looked_up(trace.sketch):
            holders = self._holders(value)
            if len(holders) < MOST_HOLDERS:
                self._by_hash[value] = (*holders, name) if holders else name
        while len(self._items) > self._most_items:
            self.forget(next(iter(self._items)))

    def forget(self, name: str) -> None:
        """Forget an item, as when it is withdrawn."""
        seen = self._items.pop(name, None)
        if seen is None:
            return
        for key in seen.keys:
            if self._by_key.get(key) == name:
                del self._by_key[key]
        for value in _looked_up(seen.sketch):
            left = tuple(holder for holder in self._holders(value) if holder != name)
            if left:
                self._by_hash[value] = left
            else:
                self._by_hash.pop(value, None)

    def __len__(self) -> int:
        return len(self._items)

    def _holders(self, value: int) -> tuple[str, ...]:
        found = self._by_hash.get(value, ())
        return (found,) if isinstance(found, str) else found


@dataclass(frozen=True, slots=True)
class _Seen:
    keys: tuple[str, str]
    sketch: "array[int]"
    """In four bytes each, since there are so many."""


def canonical_address(address: str) -> str:
    """The address without what makes no difference to what is shown; empty if it isn't one for the web."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    host = re.sub(r"^(?:www|m|amp|mobile)\.", "", parts.hostname)
    if port not in {None, 80, 443}:
        host = f"{host}:{port}"
    kept = sorted(
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(pair[0].lower())
    )
    path = re.sub(r"/(?:amp|index\.html?)/?$", "", parts.path).rstrip("/")
    return f"https://{host}{path}" + (f"?{urlencode(kept)}" if kept else "")


def title_digest(title: str) -> str:
    """The same for headlines that differ in case, accents and punctuation only; empty for very short ones.

    “Review” or “Morning briefing” is no sameness.
    """
    words = _WORD.findall(plain_letters(title).casefold())
    if len(words) < _FEWEST_WORDS_OF_A_TITLE:
        return ""
    return hashlib.blake2b(" ".join(words).encode(), digest_size=12).hexdigest()


def text_sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of a text's runs of words, in order; empty for a text too short to compare."""
    words = _WORD.findall(text[:LONGEST_TEXT].casefold())
    if len(words) < _FEWEST_WORDS_OF_A_TEXT:
        return ()
    runs = {" ".join(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}
    return tuple(heapq.nsmallest(_SKETCH, {_mixed(zlib.crc32(run.encode())) for run in runs}))


def likeness(one: str, other: str) -> float:
    """The estimated share of the shorter text that both have, 0 to 1."""
    return _containment(text_sketch(one), text_sketch(other))


def _looked_up(sketch: Sequence[int]) -> Iterator[int]:
    """The half of the hashes that items are looked up by: copies have a dozen of them in common."""
    return (value for value in sketch if value % 2)


def _containment(one: Sequence[int], other: Sequence[int]) -> float:
    """What share of the one sketch is in the other, where both have looked."""
    if not one or not other:
        return 0.0
    reach = min(one[-1], other[-1])
    ours = {value for value in one if value <= reach}
    theirs = {value for value in other if value <= reach}
    smaller = min(len(ours), len(theirs))
    return len(ours & theirs) / smaller if smaller >= 8 else 0.0


def _keys(address: str, title: str) -> tuple[str, str]:
    canonical, digest = canonical_address(address), title_digest(title)
    return (f"a {canonical}" if canonical else "", f"t {digest}" if digest else "")


def _mixed(value: int) -> int:
    """Spreads a checksum evenly, for its smallest values to be a fair sample (Knuth's multiplicative)."""
    return value * 2654435761 & 0xFFFFFFFF
