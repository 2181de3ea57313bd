"""The backups that a running site makes of itself: a process of their own, started when one is due.

How the last one went stands in a file of the site folder, written by `newsreel backup`.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsreel import settings
from newsreel.settings import Settings

RETRY_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    at: datetime
    succeeded: bool
    sentence: str


def last(site: Settings) -> Outcome | None:
    """How the last backup went; None where there was none, or nobody can tell."""
    try:
        record = json.loads(site.backup_record.read_text(encoding="utf-8"))
        return Outcome(datetime.fromisoformat(record["at"]), record["succeeded"], record["sentence"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_due(site: Settings, now: datetime) -> bool:
    if not site.backup_to:
        return False
    before = last(site)
    if before is None:
        return True
    every = timedelta(hours=site.backup_every)
    return now - before.at >= (every if before.succeeded else min(every, RETRY_AFTER))


def _start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    # In the group of this process, with which it ends.
    return subprocess.Popen(list(command), stdout=subprocess.DEVNULL)  # noqa: S603 -- the command is our own


class Backups:
    """A duty of the clock: looks whether a backup is due, and never waits for one."""

    def __init__(self, start: Callable[[Sequence[str]], "subprocess.Popen[bytes]"] = _start) -> None:
        self._start = start
        self._running: subprocess.Popen[bytes] | None = None

    def look(self, now: datetime) -> None:
        if self._running is not None and self._running.poll() is None:
            return
        self._running = None
        site = settings.current()
        if is_due(site, now):
            command = [sys.executable, "-m", "newsreel", "--site", str(site.site), "backup", "--scheduled"]
            self._running = self._start(command)
