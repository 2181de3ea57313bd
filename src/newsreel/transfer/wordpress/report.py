"""What an import did: counts by kind, and a reason for everything that is not as it was."""

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from newsreel.transfer.wordpress.records import ExportError

Outcome = Literal["made", "changed", "unchanged", "skipped"]

# In the order a reader of the report cares for; others follow by name.
_ORDER = (
    "post",
    "page",
    "category",
    "post_tag",
    "author",
    "attachment",
    "comment",
    "nav_menu_item",
    "revision",
)
_TITLES = {
    "post": "posts",
    "page": "pages",
    "category": "categories",
    "post_tag": "tags",
    "author": "authors",
    "attachment": "attachments",
    "comment": "comments",
    "nav_menu_item": "menu items",
    "revision": "earlier versions",
}


@dataclass(slots=True)
class Count:
    """Of one kind of item. What was found is always made, changed, unchanged or skipped."""

    found: int = 0
    made: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One item about which there is something to say."""

    kind: str
    key: str
    title: str
    outcome: Outcome
    reasons: tuple[str, ...]
    old_address: str = ""
    address: str = ""


@dataclass(slots=True)
class Report:
    file: str
    site: str = ""
    """Address of the old site."""
    counts: dict[str, Count] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """About the file as a whole."""
    seconds: float = 0.0

    def add(
        self,
        kind: str,
        key: str,
        title: str,
        outcome: Outcome,
        reasons: tuple[str, ...] = (),
        *,
        old_address: str = "",
        address: str = "",
    ) -> None:
        self.tally(kind, outcome)
        if reasons:
            title = " ".join(title.split())[:200]
            self.entries.append(Entry(kind, key, title, outcome, reasons, old_address, address))

    def tally(self, kind: str, outcome: Outcome, number: int = 1) -> None:
        """Count without anything to say."""
        count = self.counts.setdefault(kind, Count())
        count.found += number
        setattr(count, outcome, getattr(count, outcome) + number)

    @property
    def total(self) -> Count:
        total = Count()
        for count in self.counts.values():
            for name in ("found", "made", "changed", "unchanged", "skipped"):
                setattr(total, name, getattr(total, name) + getattr(count, name))
        return total

    def as_dict(self) -> dict[str, Any]:
        """As the report file has it; described in docs/moving-from-wordpress.md."""
        return {
            "file": self.file,
            "site": self.site,
            "seconds": round(self.seconds, 2),
            "total": _counted(self.total),
            "counts": {kind: _counted(self.counts[kind]) for kind in self.kinds()},
            "notes": self.notes,
            "items": [asdict(entry) for entry in self.entries],
        }

    def kinds(self) -> list[str]:
        known = [kind for kind in _ORDER if kind in self.counts]
        return known + sorted(set(self.counts) - set(_ORDER))

    def lines(self) -> Iterator[str]:
        """The summary for a terminal."""
        yield f"{'':<22}{'in':>8}{'made':>8}{'changed':>9}{'same':>8}{'skipped':>9}"
        for kind in self.kinds():
            count = self.counts[kind]
            yield (
                f"{_TITLES.get(kind, kind)[:22]:<22}{count.found:>8}{count.made:>8}{count.changed:>9}"
                f"{count.unchanged:>8}{count.skipped:>9}"
            )
        yield from self.notes

    def write(self, path: Path) -> None:
        """Write the report file whole or not at all. Raises ExportError."""
        write_report(self.as_dict(), path)


def write_report(told: dict[str, Any], path: Path) -> None:
    """Write a report as a file of JSON, whole or not at all. Raises ExportError."""
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        raise ExportError(
            f"The report can't be written to {path} ({error.strerror}). Name another file."
        ) from error


def _counted(count: Count) -> dict[str, int]:
    values = asdict(count)
    return {"in": values.pop("found"), **values}


def check_writable(path: Path) -> None:
    """Refuse a report file that could not be written in the end, before anything is imported."""
    if path.is_dir() or not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise ExportError(f"The report can't be written to {path}. Name a file in a folder that exists.")
