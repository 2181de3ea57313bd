"""The head of a Markdown file, in YAML (---), TOML (+++) or JSON ({…}). Pure."""

import json
import tomllib
from datetime import UTC, date, datetime
from typing import Any

import yaml

LONGEST = 100_000
"""Characters of a head; YAML can name itself again and again, and nobody writes so much."""


class HeadError(Exception):
    """Why a head can't be read, as a sentence without its full stop."""


def split(text: str) -> tuple[dict[str, Any], str]:
    """The head's values, and the text beneath it. Raises HeadError; a file without a head has no values."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    for fence, read in (("---", _yaml), ("+++", tomllib.loads)):
        if text.startswith(f"{fence}\n"):
            head, found, body = text[len(fence) :].partition(f"\n{fence}\n")
            if not found:
                if not text.rstrip().endswith(f"\n{fence}"):
                    raise HeadError(f"its head begins with {fence} and has no end")
                head, body = text.rstrip()[len(fence) : -len(fence)], ""
            return _values(read, head), body
    if text.startswith("{"):
        return _json(text)
    return {}, text


def _values(read: Any, head: str) -> dict[str, Any]:
    if len(head) > LONGEST:
        raise HeadError(f"its head is longer than {LONGEST} characters")
    try:
        values = read(head)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError, TypeError) as error:
        raise HeadError(f"its head can't be read: {' '.join(str(error).split())[:200]}") from error
    if not isinstance(values, dict | None):
        raise HeadError("its head is no list of names and values")
    return {str(name): value for name, value in (values or {}).items()}


def _yaml(head: str) -> Any:
    for token in yaml.scan(head, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.AliasToken):
            # A few of these, one in another, make more text than there is memory.
            raise HeadError("its head names parts of itself (*), which is not read here")
    return yaml.safe_load(head)


def _json(text: str) -> tuple[dict[str, Any], str]:
    try:
        values, end = json.JSONDecoder().raw_decode(text[:LONGEST])
    except (ValueError, RecursionError):
        return {}, text
    return {str(name): value for name, value in values.items()}, text[end:].lstrip("\n")


def words(value: Any) -> list[str]:
    """Words, however they are written: as a list, with commas between, as objects with names."""
    if isinstance(value, str):
        value = value.split(",")
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        return []
    found = (str(each.get("name") or "") if isinstance(each, dict) else str(each) for each in value if each)
    return list(dict.fromkeys(name for each in found if (name := " ".join(each.split()))))


def moment(value: Any) -> datetime | None:
    """A date or a moment; what has no zone is in UTC."""
    try:
        if isinstance(value, str):
            value = datetime.fromisoformat(value.strip().replace(" UTC", "+00:00").replace(" +", "+"))
        if isinstance(value, datetime):
            return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day, tzinfo=UTC)
    except (ValueError, OverflowError):
        pass
    return None
