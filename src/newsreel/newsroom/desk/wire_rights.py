"""What we may do with a source's text, as an editor reads it."""

from collections.abc import Iterable
from datetime import date

from newsreel.gather.models import Source


def rights_ended(source: Source, today: date) -> bool:
    return source.rights_end is not None and source.rights_end < today


def marks(sources: Iterable[Source], today: date) -> list[str]:
    """What an editor must know before opening the story: each restriction once, with the outlets it binds."""
    bound: dict[str, list[str]] = {}
    for source in sources:
        for restriction in _restrictions(source, today):
            bound.setdefault(restriction, []).append(source.name)
    return [f"{restriction}: {', '.join(sorted(names))}" for restriction, names in bound.items()]


def sentences(source: Source, today: date) -> list[str]:
    """All that stands in the ledger for one source."""
    said = [
        f"Article of our own based on it: {'allowed' if source.may_rewrite else 'not allowed'}",
        f"Pictures: {'allowed' if source.may_use_pictures else 'not allowed'}",
        "Quotation: "
        + ("no limit agreed" if source.excerpt_limit is None else f"at most {source.excerpt_limit} words"),
        f"Credit: {source.credit or source.name}" + (", with a link" if source.must_link else ""),
        f"Search engines: {source.get_standing_display()}",
    ]
    if source.rights_end is not None:
        verb = "ended on" if rights_ended(source, today) else "hold until"
        said.append(f"Rights {verb} {source.rights_end:%-d %B %Y}")
    if source.rights_contact:
        said.append(f"Granted by {source.rights_contact}")
    if source.rights_proof:
        said.append(f"Proof: {source.rights_proof}")
    if source.rights_note:
        said.append(source.rights_note)
    return said


def _restrictions(source: Source, today: date) -> list[str]:
    if rights_ended(source, today):
        return ["Rights ended"]
    if not source.may_rewrite:
        return ["Not to be rewritten"]
    found = []
    if source.excerpt_limit is not None:
        found.append(f"At most {source.excerpt_limit} words")
    if source.standing != Source.Standing.OWN:
        found.append(source.get_standing_display())
    return found
