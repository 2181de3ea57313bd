"""Which section a source's items may belong to, from the words it files them under."""

import re
from collections.abc import Iterable

from newsreel.newsroom.models import Section

_ALIKE = (
    frozenset(("film", "films", "movie", "movies", "cinema", "box office")),
    frozenset(("tv", "television", "series", "streaming")),
    frozenset(("music", "albums", "songs", "concerts", "pop")),
    frozenset(("stage", "theatre", "theater", "broadway", "opera", "dance")),
    frozenset(("games", "gaming", "video games", "esports")),
    frozenset(("books", "book", "literature", "publishing")),
    frozenset(("people", "celebrity", "celebrities", "stars", "royals")),
    frozenset(("awards", "oscars", "emmys", "grammys", "baftas")),
    frozenset(("art", "arts", "design", "exhibitions", "museums")),
)
"""Names that different houses give one department."""
_WORD = re.compile(r"[^\W\d_]+")


def suggested_section(words: Iterable[str]) -> Section | None:
    """The section that the first of these words names which names any; None where none does."""
    sections = list(Section.objects.live().order_by("path"))
    named = [
        (_names(f"{section.title}/{section.short_name}/{section.slug}"), section) for section in sections
    ]
    for word in words:
        meant = _names(word)
        for names, section in named:
            if names & meant:
                return section
    return None


def _names(text: str) -> set[str]:
    """What a text names: its words, its parts, and what others call the same."""
    parts = {part.strip().lower() for part in re.split(r"[/,&>|-]", text) if part.strip()}
    found = parts | {word.lower() for word in _WORD.findall(text)}
    alike = [group for group in _ALIKE if group & found]
    return found.union(*alike)
