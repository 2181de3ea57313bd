"""What happened to one item on its way in, for the report: each thing once, with how often."""

from collections import Counter


class Notes:
    def __init__(self) -> None:
        self._found: dict[str, Counter[str]] = {}

    def add(self, what: str, which: str = "") -> None:
        """`what` is a sentence without its full stop; `which` names the thing it happened to."""
        self._found.setdefault(what, Counter())[which[:200]] += 1

    def sentences(self) -> list[str]:
        """One sentence for each kind of note, naming at most a dozen things."""
        return [f"{what}{_named(things)}." for what, things in self._found.items()]

    def __bool__(self) -> bool:
        return bool(self._found)


def _named(things: Counter[str]) -> str:
    names = [f"{name} ({count} times)" if count > 1 else name for name, count in things.items() if name]
    if not names:
        count = sum(things.values())
        return f" ({count} times)" if count > 1 else ""
    further = f", and {len(names) - 12} more" if len(names) > 12 else ""
    return ": " + ", ".join(names[:12]) + further
