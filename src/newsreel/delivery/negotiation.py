"""What a request accepts and already has: pure questions about header values (RFC 9110)."""

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from newsreel.delivery.compression import COMPRESSORS, IDENTITY

LONGEST_ACCEPT = 400
"""Characters; a longer Accept-Encoding is no browser's, and is read as none."""


def encoding_for(accept_encoding: str, available: Sequence[str] = tuple(COMPRESSORS)) -> str:
    """The coding to answer with (RFC 9110, 12.5.3): the highest quality, then our order; else identity."""
    if not accept_encoding or len(accept_encoding) > LONGEST_ACCEPT:
        return IDENTITY
    qualities = _qualities(accept_encoding)
    rest = qualities.get("*", 0.0)
    best, best_quality = IDENTITY, qualities.get(IDENTITY, 0.0)
    for coding in available:
        quality = qualities.get(coding, rest)
        if quality > best_quality or (quality == best_quality and best == IDENTITY and quality > 0):
            best, best_quality = coding, quality
    return best


def _qualities(value: str) -> dict[str, float]:
    qualities: dict[str, float] = {}
    for part in value.lower().split(","):
        name, _, parameters = part.partition(";")
        quality = 1.0
        for parameter in parameters.split(";"):
            key, _, given = parameter.partition("=")
            if key.strip() == "q":
                quality = _quality(given.strip())
        if name.strip():
            qualities[name.strip().removeprefix("x-") if name.strip() == "x-gzip" else name.strip()] = quality
    return qualities


def _quality(given: str) -> float:
    """0 for what is no number from 0 to 1 with up to three decimals."""
    try:
        quality = float(given)
    except ValueError:
        return 0.0
    return quality if 0.0 <= quality <= 1.0 else 0.0


def is_unchanged(*, etag: str, modified: float, if_none_match: str, if_modified_since: str) -> bool:
    """Whether 304 is the answer (RFC 9110, 13.2.2): tags rule, and the date counts only without them."""
    if if_none_match:
        wanted = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
        return "*" in wanted or etag.removeprefix("W/") in wanted
    if if_modified_since:
        try:
            since = parsedate_to_datetime(if_modified_since)
        except (ValueError, TypeError):
            return False
        if since.tzinfo is None:
            return False
        return int(modified) <= since.timestamp()
    return False


def http_date(moment: float) -> str:
    """Seconds since 1970 as an HTTP-date (RFC 9110, 5.6.7)."""
    return format_datetime(datetime.fromtimestamp(int(moment), UTC), usegmt=True)


def byte_range(value: str, size: int) -> tuple[int, int] | None:
    """The one range asked for as (first, behind the last) (RFC 9110, 14.1.2).

    None where the header is to be ignored: another unit, several ranges, or nonsense. Raises ValueError where
    the range lies behind the end (416).
    """
    unit, _, given = value.partition("=")
    first_text, dash, last_text = given.strip().partition("-")
    if unit.strip().lower() != "bytes" or not dash or "," in given:
        return None
    texts = (first_text.strip(), last_text.strip())
    if not any(texts) or not all(
        text.isascii() and text.isdigit() and len(text) < 20 for text in texts if text
    ):
        return None
    if not texts[0]:
        length = int(texts[1])
        if length == 0 or size == 0:
            raise ValueError("nothing lies there")
        return max(size - length, 0), size
    first = int(texts[0])
    if first >= size:
        raise ValueError("nothing lies there")
    behind = min(int(texts[1]) + 1, size) if texts[1] else size
    return (first, behind) if behind > first else None
