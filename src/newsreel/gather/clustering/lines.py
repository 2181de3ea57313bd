"""Headlines as lines of JSON in, their stories as lines out, for `newsreel cluster`."""

import json
import math
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from newsreel.gather.clustering.clusters import Clusters, Headline
from newsreel.gather.clustering.mixture import HOUR

_THOUSAND_YEARS = 32_000_000_000.0
"""In seconds. What counts more is told in thousandths of them."""
_LATEST = 253_402_300_799.0


def cluster_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """For each line of `{id, title, text?, published?, source?}` its `{id, story}`, in the same order.

    Headlines of one hour are held until it is over, so that their order doesn't matter; a line that is none
    is answered with an `error` in its place. Memory doesn't grow with the stream.
    """
    clusters = Clusters()
    waiting: deque[dict[str, Any]] = deque()
    end: float | None = None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        answer, headline = _read(line, number)
        waiting.append(answer)
        if headline is None:
            if len(waiting) == 1:
                yield waiting.popleft()
            continue
        clusters.hold(headline)
        clock = clusters.clock
        if clock is None:
            continue
        if end is None:
            end = _end_of_hour(clock)
        if clock >= end or clusters.is_full:
            _answer(waiting, clusters.settle(end).stories)
            end = _end_of_hour(clock)
        while waiting and ("story" in waiting[0] or "error" in waiting[0]):
            yield _finished(waiting.popleft())
    _answer(waiting, clusters.settle().stories)
    yield from map(_finished, waiting)


def _read(line: str, number: int) -> tuple[dict[str, Any], Headline | None]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        entry = None
    if not isinstance(entry, dict) or "id" not in entry or not isinstance(entry.get("title"), str):
        error = f"Line {number} is not an object with id and title."
        return {"line": number, "error": f'{error} Write {{"id": …, "title": …}} on it.'}, None
    text = entry.get("text")
    headline = Headline(
        # By the line, as nothing keeps a file from naming two headlines alike.
        id=str(number),
        title=entry["title"],
        published=moment(entry.get("published")),
        text=text if isinstance(text, str) else "",
    )
    return {"id": entry["id"], "number": headline.id}, headline


def moment(published: object) -> float | None:
    """A time in ISO 8601 or as a number, in seconds since 1970; None if it is neither."""
    if isinstance(published, str) and published.strip().isdigit():
        published = float(published) if len(published) < 20 else None
    if isinstance(published, (int, float)) and not isinstance(published, bool):
        seconds = published / 1000 if abs(published) > _THOUSAND_YEARS else float(published)
        return seconds if math.isfinite(seconds) and 0 <= seconds <= _LATEST else None
    if not isinstance(published, str):
        return None
    try:
        parsed = datetime.fromisoformat(published.strip())
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _answer(waiting: deque[dict[str, Any]], stories: dict[str, int]) -> None:
    for answer in waiting:
        if (story := stories.get(answer.get("number", ""))) is not None:
            answer["story"] = story


def _finished(answer: dict[str, Any]) -> dict[str, Any]:
    answer.pop("number", None)
    return answer


def _end_of_hour(seconds: float) -> float:
    return (seconds // HOUR + 1) * HOUR


def told(answer: dict[str, Any]) -> str:
    """A headline's story, for reading."""
    return str(answer.get("error") or f"{answer['story']}\t{answer['id']}")
