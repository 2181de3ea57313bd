"""What we may do with a source's text, as an editor reads it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from newsreel.gather.models import Source

_ENDED, _NOT_REWRITTEN = "Rights ended", "Not to be rewritten"
_FORBIDDING = (_ENDED, _NOT_REWRITTEN)
_MACHINES = {
    "search": "Showing it in a search engine",
    "train-ai": "Training AI with it",
    "ai-train": "Training AI with it",
    "train-genai": "Training AI with it",
    "ai-use": "Use by AI",
    "ai-all": "Use by AI",
    "ai-input": "Giving it to AI as input",
    "ai-index": "An index for AI",
    "tdm": "Text and data mining",
    "crawl": "Reading its pages by machine",
    "all": "Any use by machine",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One restriction, with the outlets it binds."""

    sentence: str
    forbids: bool
    """Whether no article of ours may be based on what they sent."""


def rights_ended(source: Source, today: date) -> bool:
    return source.rights_end is not None and source.rights_end < today


def marks(sources: Iterable[Source], today: date) -> list[Mark]:
    """What an editor must know before opening the story: each restriction once, what forbids most first."""
    bound: dict[str, list[str]] = {}
    for source in sources:
        for restriction in _restrictions(source, today):
            bound.setdefault(restriction, []).append(source.name)
    found = [
        Mark(f"{restriction}: {', '.join(sorted(names))}", forbids=restriction in _FORBIDDING)
        for restriction, names in bound.items()
    ]
    return sorted(found, key=lambda mark: not mark.forbids)


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


def opt_outs(source: Source) -> list[str]:
    """What the outlet tells machines not to do, and where it says so; what names no use is left out."""
    told = source.opt_outs if isinstance(source.opt_outs, list) else []
    return [_opt_out(entry) for entry in told if isinstance(entry, Mapping) and entry.get("what")]


def _opt_out(entry: Mapping[str, object]) -> str:
    what = str(entry["what"])
    verb = "allowed" if entry.get("allowed") else "not allowed"
    where = f", says {entry['where']}" if entry.get("where") else ""
    text = f" (“{entry['text']}”)" if entry.get("text") else ""
    return f"{_MACHINES.get(what, what)}: {verb}{where}{text}"


def _restrictions(source: Source, today: date) -> list[str]:
    if rights_ended(source, today):
        return [_ENDED]
    if not source.may_rewrite:
        return [_NOT_REWRITTEN]
    found = []
    if source.excerpt_limit is not None:
        found.append(f"At most {source.excerpt_limit} words")
    if source.standing != Source.Standing.OWN:
        found.append(source.get_standing_display())
    return found
