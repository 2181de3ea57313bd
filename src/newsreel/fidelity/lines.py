"""Drafts from files and from lines of JSON: what `newsreel check` reads."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from newsreel.fidelity.document import LONGEST
from newsreel.fidelity.report import Checked, as_dict
from newsreel.fidelity.run import check

CLEAN, FOUND, UNREADABLE = 0, 1, 2
"""Exit codes."""


class UnreadableDraftError(Exception):
    """Something that was to be checked can't be read; a sentence."""


def check_files(draft: Path, sources: Sequence[Path], published: str = "") -> Checked:
    """Check a file of text against files of text. Raises :class:`UnreadableDraftError`."""
    text = _text(draft)
    told = [(source.name, _text(source)) for source in sources]
    findings = check(text, [said for _name, said in told], _date(published, "--published"))
    return Checked(text, told, findings)


def check_lines(lines: Iterable[str], state: dict[str, int]) -> Iterator[dict[str, Any]]:
    """For each line of `{id, draft, sources, published?}` its findings, or an `error`; the run goes on.

    `state["exit"]` becomes the exit code: the highest that any line asks for.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        given = _object(line)
        try:
            answer = _answer(given, number)
        except UnreadableDraftError as error:
            state["exit"] = UNREADABLE
            yield {"id": given.get("id"), "line": number, "error": str(error)}
            continue
        state["exit"] = max(state["exit"], FOUND if answer["findings"] else CLEAN)
        yield {"id": given.get("id"), **answer}


def _answer(given: dict[str, Any], number: int) -> dict[str, Any]:
    draft, sources = given.get("draft"), given.get("sources", [])
    if isinstance(sources, str):
        sources = [sources]
    if (
        not isinstance(draft, str)
        or not isinstance(sources, list)
        or not all(isinstance(source, str) for source in sources)
    ):
        raise UnreadableDraftError(
            f"Line {number} is not an object with a draft and its sources. "
            'Write {"id": …, "draft": "text", "sources": ["text", …], "published": "YYYY-MM-DD"} on it.'
        )
    published = _date(str(given.get("published") or ""), f"Line {number}: published")
    return as_dict(check(draft, sources, published))


def _object(line: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}


def _date(told: str, where: str) -> date | None:
    if not told:
        return None
    try:
        return datetime.fromisoformat(told).date()
    except ValueError as error:
        raise UnreadableDraftError(f"{where}: “{told[:40]}” is no date. Write it as YYYY-MM-DD.") from error


def _text(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig") as opened:
            return opened.read(LONGEST)
    except UnicodeDecodeError as error:
        raise UnreadableDraftError(f"{file} is not UTF-8 text. Save it as UTF-8.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableDraftError(f"{file} can't be read ({reason}). Name a file of text.") from error
