"""Proposals of sources as text for a terminal."""

from collections.abc import Iterable

from newsreel.gather.adding import Proposal, rhythm_told
from newsreel.gather.models import Source


def told(found: Iterable[Proposal]) -> str:
    """Each with its newest items, the likeliest first."""
    return "\n\n".join(_one(place, one) for place, one in enumerate(found, start=1))


def _one(place: int, one: Proposal) -> str:
    lines = [f"{place}. {one.name}: {Source.Kind(one.kind).label}", f"   {one.address}"]
    if one.known_as:
        lines.append(f"   It is read already, as “{one.known_as}”.")
    lines.append(f"   {one.item_count} items. {rhythm_told(one.rhythm)}")
    if one.words:
        lines.append(f"   Of: {', '.join(one.words)}")
    for item in one.newest:
        when = f"{item.published_at:%Y-%m-%d %H:%M}" if item.published_at else "undated"
        lines.append(f"   – {when}  {item.title}")
    return "\n".join(lines)
