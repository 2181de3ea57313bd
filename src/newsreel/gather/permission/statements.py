"""What owners of pages tell machines, and what of our doings that forbids."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

LONGEST_TEXT = 300
MOST_STATEMENTS = 200
"""Kept of one host or one page."""


class What(StrEnum):
    """What an owner speaks of, in the words of whichever of the standards they wrote it by."""

    AUTOMATED = "bots"
    TEXT_MINING = "tdm"
    AI_TRAINING = "train-ai"
    AI_USE = "ai-use"
    SEARCH = "search"


class Use(StrEnum):
    """What we do with a page."""

    READ = "read"
    """Ask for it, as robots.txt allows or not."""
    FULL_TEXT = "full-text"
    """Take its text out by program: mining, by the words of the law."""
    MACHINE_WRITING = "machine-writing"
    """Let a machine write from it."""


SPOKEN_OF_AS = {
    What.AUTOMATED: "processed by programs",
    What.TEXT_MINING: "mined for text and data",
    What.AI_TRAINING: "used to train AI",
    What.AI_USE: "used by AI",
    What.SEARCH: "indexed for search",
}
_CONCERNS: Mapping[Use, tuple[What, ...]] = {
    Use.READ: (),
    Use.FULL_TEXT: (What.TEXT_MINING, What.AUTOMATED),
    Use.MACHINE_WRITING: (What.AI_USE, What.TEXT_MINING, What.AUTOMATED),
}
"""What each use is a case of, the narrowest first: what is said of that outweighs what is said in general."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that an owner says."""

    what: str
    """A value of :class:`What`."""
    allowed: bool
    where: str
    """What says so, as in “robots.txt”."""
    address: str
    """Of what says so."""
    text: str
    """The words themselves."""
    path: str = "/"
    """For which pages: their path begins so; `*` stands for anything and a last `$` for the end."""
    read_at: str = ""
    """ISO 8601."""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def restored(kept: object) -> list[Statement]:
    """Statements from what was kept of them; what is no statement is passed over."""
    found = []
    for one in kept if isinstance(kept, list) else []:
        try:
            found.append(Statement(**one))
        except TypeError:
            continue
    return found


def sentence(statement: Statement) -> str:
    """As the desk reads it."""
    part = "Its pages" if statement.path == "/" else f"Pages at {statement.path}"
    may = "may" if statement.allowed else "must not"
    try:
        read = f", read on {datetime.fromisoformat(statement.read_at):%-d %B %Y}"
    except ValueError:
        read = ""
    spoken = SPOKEN_OF_AS.get(What(statement.what), statement.what)
    return f"{part} {may} be {spoken}, says {statement.where} (“{statement.text}”{read})."


def forbidden_by(statements: Iterable[Statement], use: Use, address: str = "") -> str:
    """Why this use of the page is forbidden, in a sentence; empty where it is not.

    Each standard is heard by itself: of what it says, the statement for the longest path counts, and of two
    for the same path the stricter. One that forbids is enough. Without an address the home page is meant.
    """
    path = path_of(address)
    by_place = sorted(statements, key=lambda one: (one.where, one.address))
    for _, group in groupby(by_place, key=lambda one: (one.where, one.address)):
        said = [one for one in group if matches(one.path, path)]
        for what in _CONCERNS[use]:
            about = [one for one in said if one.what == what]
            if not about:
                continue
            longest = max(len(one.path) for one in about)
            decisive = min((one for one in about if len(one.path) == longest), key=lambda one: one.allowed)
            if not decisive.allowed:
                return sentence(decisive)
            break
    return ""


def path_of(address: str) -> str:
    """Path and query of an address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def matches(pattern: str, path: str) -> bool:
    """Whether a path is meant by a pattern of RFC 9309 (section 2.2.3)."""
    ends = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    if len(pieces) == 1:
        return not ends or path == pieces[0]
    position = len(pieces[0])
    for piece in pieces[1:-1]:
        found = path.find(piece, position)
        if found < 0:
            return False
        position = found + len(piece)
    last = pieces[-1]
    return (
        path.endswith(last) and len(path) - len(last) >= position if ends else path.find(last, position) >= 0
    )
