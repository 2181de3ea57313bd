"""Which outlet broke a story, as a text says it, and how many outlets really stand behind one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST_TEXT = 50_000
"""Characters of a text that are read: credit is given in the beginning."""


class Credit(StrEnum):
    """How a text credits an outlet, the strongest first."""

    FIRST = "first"
    """It says that the outlet was first."""
    TOLD = "told"
    """Somebody spoke to the outlet."""
    ACCORDING = "according"
    """It rests on the outlet's report."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One credit in a text."""

    outlet: str
    kind: Credit
    start: int
    end: int
    """Where the outlet's name stands in the text."""
    sentence: str
    """The words around it that give the credit."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One entry for corroboration: who tells it, and whom they credit for it."""

    outlet: str
    origin: str = ""
    """Empty where the outlet reports by itself."""


# A name: capitalised words, also joined by small ones or by &, as in “E! News”, “The Hollywood Reporter”.
_CAPITALISED = r"(?:[A-Z][\w’'.!&+-]*\w!?|[A-Z]!?|[0-9]+[A-Z]\w*)"
_NAME = rf"(?:[Tt]he\s+)?{_CAPITALISED}(?:\s+(?:of\s+|and\s+|&\s+)?{_CAPITALISED}){{0,4}}"
_OUTLET = rf"(?P<outlet>{_NAME})"
_VERB = r"(?:reported|revealed|broke|published|announced|confirmed|obtained)"
_PATTERNS: tuple[tuple[Credit, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (kind, tuple(needed.split()), re.compile(pattern))
    for kind, needed, pattern in (
        (
            Credit.FIRST,
            "irst riginally xclusively",
            rf"\b(?:[Ff]irst|originally|[Ee]xclusively)\s+{_VERB}\s+(?:by|in|on)\s+{_OUTLET}",
        ),
        (
            Credit.FIRST,
            "first",
            rf"{_OUTLET},?\s+(?:was|were)\s+(?:the\s+)?first\s+to\s+(?:report|break|publish|reveal)",
        ),
        (
            Credit.FIRST,
            "first originally exclusively",
            rf"{_OUTLET}\s+(?:first|originally|exclusively)\s+{_VERB}",
        ),
        (Credit.FIRST, "broke", rf"{_OUTLET}\s+broke\s+the\s+(?:news|story)"),
        (Credit.FIRST, "broken", rf"\b(?:news|story)\s+was\s+(?:first\s+)?broken\s+by\s+{_OUTLET}"),
        (
            Credit.TOLD,
            "told tells telling confirmed said revealed",
            rf"\b(?:told|tells|telling|confirmed\s+to|said\s+to|revealed\s+to)\s+{_OUTLET}",
        ),
        (
            Credit.TOLD,
            "interview",
            rf"\b(?:[Ii]n|[Dd]uring)\s+an?\s+(?:\w+\s+)?interview\s+with\s+{_OUTLET}",
        ),
        (
            Credit.TOLD,
            "spoke peaking alking",
            rf"\b(?:spoke|[Ss]peaking|[Tt]alking)\s+(?:\w+\s+)?(?:to|with)\s+{_OUTLET}",
        ),
        (
            Credit.ACCORDING,
            "ccording",
            rf"\b[Aa]ccording\s+to\s+(?:a\s+report\s+(?:by|in|from)\s+)?{_OUTLET}",
        ),
        (Credit.ACCORDING, "reported noted", rf"\b[Aa]s\s+(?:reported|noted)\s+by\s+{_OUTLET}"),
        (Credit.ACCORDING, "reported obtained seen", rf"\b(?:reported|obtained|seen)\s+by\s+{_OUTLET}"),
        (
            Credit.ACCORDING,
            "reports reported reporting learned",
            rf"{_OUTLET}\s+(?:reports|reported|is\s+reporting|has\s+learned)\b",
        ),
        (Credit.ACCORDING, "ia h/ H/ ource:", rf"\b(?:[Vv]ia|[Hh]/[Tt]|[Ss]ource:)\s+{_OUTLET}"),
    )
)
"""Each with what a text must hold one of to be worth the look: names at every place are slow to try."""
# Words that stand capitalised at the beginning of a sentence, or are people's, not outlets'.
_NO_OUTLET = frozenset(
    {
        *(
            "he",
            "she",
            "they",
            "it",
            "we",
            "i",
            "you",
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
            "his",
        ),
        *(
            "her",
            "their",
            "who",
            "police",
            "officials",
            "authorities",
            "sources",
            "court",
            "fans",
            "reporters",
        ),
        *(
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "congress",
            "parliament",
        ),
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *(
            "november",
            "december",
            "god",
            "mr",
            "mrs",
            "ms",
            "dr",
            "but",
            "and",
            "when",
            "as",
            "in",
            "on",
            "what",
        ),
    }
)
_WIRES_AND_TRADES = frozenset(
    {
        *(
            "abc news",
            "access hollywood",
            "ap",
            "associated press",
            "bbc",
            "bbc news",
            "billboard",
            "bloomberg",
        ),
        *(
            "buzzfeed",
            "buzzfeed news",
            "cbs news",
            "cnn",
            "collider",
            "daily mail",
            "daily mirror",
            "deadline",
        ),
        *(
            "deadline hollywood",
            "e! news",
            "e! online",
            "entertainment tonight",
            "entertainment weekly",
            "esquire",
        ),
        *(
            "et",
            "ew",
            "financial times",
            "forbes",
            "fox news",
            "gq",
            "guardian",
            "hello",
            "hollywood reporter",
        ),
        *(
            "independent",
            "indiewire",
            "los angeles times",
            "metro",
            "nbc news",
            "new york post",
            "new york times",
        ),
        *(
            "new yorker",
            "nme",
            "npr",
            "page six",
            "people",
            "people magazine",
            "pitchfork",
            "politico",
            "puck",
        ),
        *(
            "radio times",
            "reuters",
            "rolling stone",
            "screen daily",
            "sky news",
            "spin",
            "sun",
            "the wrap",
            "thewrap",
        ),
        *(
            "telegraph",
            "thr",
            "time",
            "times",
            "tmz",
            "us weekly",
            "usa today",
            "vanity fair",
            "variety",
            "vogue",
        ),
        *("vulture", "wall street journal", "washington post", "wired", "afp", "pa", "pa news agency", "dpa"),
    }
)
_OUTLET_LIKE = re.compile(
    r"\b(?:News|Times|Post|Herald|Tribune|Journal|Gazette|Chronicle|Star|Mail|Mirror|Telegraph|Magazine|Weekly|"
    r"Daily|Today|Radio|TV|Press|Observer|Reporter|Insider|Sun|Standard|Review|Online|Network|Bulletin|Wire)$"
    r"|\.(?:com|net|org|tv|co|fr|de|uk)\b",
)


def origins(text: str, known_outlets: Iterable[str] = ()) -> list[Origin]:
    """The credits in a text, the strongest first, then as they stand. An outlet is named once.

    A name counts if it is among `known_outlets` (the names of sources), is a known wire, trade paper or
    magazine, or is made like an outlet's. “Told Jane Smith” credits nobody.
    """
    text = text[:LONGEST_TEXT]
    known = _WIRES_AND_TRADES | {plain_name(outlet) for outlet in known_outlets}
    found: dict[str, Origin] = {}
    for kind, needed, pattern in _PATTERNS:
        if not any(word in text for word in needed):
            continue
        for match in pattern.finditer(text):
            name, start = _as_outlet(match["outlet"], match.start("outlet"), known, kind)
            if not name or plain_name(name) in found:
                continue
            found[plain_name(name)] = Origin(
                outlet=name, kind=kind, start=start, end=start + len(name), sentence=match.group()
            )
    strength = list(Credit)
    return sorted(found.values(), key=lambda origin: (strength.index(origin.kind), origin.start))


def linked_origins(links: Sequence[tuple[str, str]], outlets_by_host: dict[str, str]) -> list[str]:
    """Outlets that a text links to, given its links as (address, words) and our sources' hosts."""
    from urllib.parse import urlsplit

    named: dict[str, None] = {}
    for address, _ in links:
        try:
            host = (urlsplit(address).hostname or "").removeprefix("www.")
        except ValueError:
            continue
        if outlet := outlets_by_host.get(host):
            named[outlet] = None
    return list(named)


def independent_origins(tellings: Iterable[Telling]) -> int:
    """How many outlets found it out by themselves: five that credit one count as one, with that one."""
    credited = {
        plain_name(telling.outlet): plain_name(telling.origin) for telling in tellings if telling.outlet
    }
    return len({_final_origin(outlet, credited) for outlet in credited})


def plain_name(outlet: str) -> str:
    """An outlet's name for comparing: small letters, without article and punctuation at its ends."""
    return " ".join(outlet.casefold().replace("’", "'").split()).removeprefix("the ").strip(" .,;:'\"")


def _final_origin(outlet: str, credited: dict[str, str]) -> str:
    seen = {outlet}
    while (further := credited.get(outlet)) and further not in seen:
        outlet = further
        seen.add(outlet)
    # Outlets that credit one another in a ring are one origin.
    return min(seen) if further else outlet


def _as_outlet(name: str, start: int, known: frozenset[str], kind: Credit) -> tuple[str, int]:
    """The outlet in a match and where it begins; an empty name if it isn't one."""
    words = re.sub(r"[’']s\b.*$|[.,;:]+$", "", name)
    for length in range(len(words.split()), 0, -1):
        candidate = re.match(rf"(?:\S+\s+){{{length - 1}}}\S+", words)
        if candidate is not None and plain_name(candidate.group()) in known:
            return candidate.group(), start
    tail = re.search(r"\S+(?:\s+\S+)?$", words)
    if tail is not None and plain_name(tail.group()) in known:
        return tail.group(), start + tail.start()
    first = plain_name(words).partition(" ")[0]
    if first in _NO_OUTLET and not words.lower().startswith("the "):
        return "", 0
    return (words, start) if kind in Credit and _OUTLET_LIKE.search(words) else ("", 0)
