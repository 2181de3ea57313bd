"""Many pages from files, for `newsreel extract --batch`: a bad one is told in its line."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newsreel.gather.extraction.extraction import extract
from newsreel.gather.extraction.page import MOST_BYTES, UnreadablePageError


def extract_file(file: Path, address: str) -> dict[str, str]:
    """What the page in a file says, for JSON.

    Raises:
        UnreadablePageError: the file can't be read, or not as an article's page.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadablePageError(
            f"{file} can't be read ({reason}). Name a file with a page in it."
        ) from error
    return extract(content, address).as_dict()


def extract_lines(lines: Iterable[str], folder: Path) -> Iterator[dict[str, Any]]:
    """For each line of `{id, file, url}` what its page says, or an `error`. Files are named from `folder`."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        entry = _entry(line)
        try:
            yield {"id": entry.get("id"), **_answer(entry, number, folder)}
        except UnreadablePageError as error:
            yield {"id": entry.get("id"), "line": number, "error": str(error)}


def _entry(line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return entry if isinstance(entry, dict) else {}


def _answer(entry: dict[str, Any], number: int, folder: Path) -> dict[str, str]:
    file = entry.get("file")
    if not isinstance(file, str):
        raise UnreadablePageError(
            f'Line {number} is not an object with a file. Write {{"id": …, "file": …, "url": …}} on it.'
        )
    return extract_file(folder / file, str(entry.get("url") or ""))


def told(found: dict[str, str]) -> str:
    """What a page says, for reading."""
    heads = [
        f"{name:<12}{found[name] or '—'}"
        for name in ("title", "byline", "published", "lead_image", "canonical")
    ]
    return "\n".join((*heads, "", found["text"]))
