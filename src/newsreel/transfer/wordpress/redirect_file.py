"""Redirects that a plug-in of WordPress kept, which no export file holds: from the plug-in's own export.

Redirection (Tools › Redirection › Import/Export) gives JSON or CSV, Yoast SEO Premium gives CSV.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsreel.transfer.wordpress.records import ExportError

_OLD = ("source", "origin", "old url", "url", "from")
_NEW = ("target", "target url", "new url", "to")
_PATTERN = "A pattern (regular expression); redirects here are from one address to another."
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class OldRedirect:
    old: str
    new: str
    reason: str = ""
    """Why it can't be taken over; empty if it can."""


def read_redirects(path: Path) -> list[OldRedirect]:
    """All that the file holds, in its order. Raises ExportError."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ExportError(f"{path} is too large for a file of redirects.")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExportError(f"{path} is not UTF-8 text. Save it as UTF-8.") from error
    except OSError as error:
        raise ExportError(f"{path} can't be read ({error.strerror}). Check its name and rights.") from error
    found = list(_from_json(text, path) if text.lstrip().startswith(("{", "[")) else _from_csv(text))
    if not found:
        raise ExportError(
            f"There are no redirects in {path}. Export them in Redirection or Yoast SEO as JSON or CSV."
        )
    return found


def _from_json(text: str, path: Path) -> Iterator[OldRedirect]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExportError(f"{path} is damaged JSON. Export the redirects again.") from error
    rows = document.get("redirects") if isinstance(document, dict) else document
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            data = row.get("action_data")
            target = data.get("url") if isinstance(data, dict) else data
            yield _judged(str(row.get("url") or ""), str(target or ""), row)


def _from_csv(text: str) -> Iterator[OldRedirect]:
    for row in csv.DictReader(text.splitlines()):
        named = {str(key).strip().lower(): str(value or "").strip() for key, value in row.items()}
        old = next((named[key] for key in _OLD if named.get(key)), "")
        new = next((named[key] for key in _NEW if named.get(key)), "")
        is_pattern = named.get("format") == "regex" or named.get("regex") in ("1", "true")
        kind = {"regex": is_pattern, "action_code": named.get("code") or named.get("type") or "301"}
        yield _judged(old, new, kind)


def _judged(old: str, new: str, row: Mapping[str, Any]) -> OldRedirect:
    if row.get("enabled") in (False, 0, "0"):
        return OldRedirect(old, new, "It was switched off.")
    if row.get("regex") in (True, 1, "1"):
        return OldRedirect(old, new, _PATTERN)
    if str(row.get("action_code") or "301") in ("404", "410", "451"):
        return OldRedirect(old, new, "It led nowhere: what is not here answers 404 by itself.")
    if not old.strip("/") or not new:
        return OldRedirect(old, new, "It does not say from where and to where.")
    if not new.startswith(("/", "http://", "https://")):
        new = f"/{new}"
    return OldRedirect(old, new)
