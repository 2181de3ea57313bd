import json
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsreel import settings
from newsreel.ops import doctor
from newsreel.ops.backups import Backups, Outcome, is_due, last
from newsreel.settings import Settings

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    made = Settings(site=tmp_path, backup_to="/backup", backup_every=6)
    monkeypatch.setattr(settings, "current", lambda: made)
    return made


def note(site: Settings, *, hours_ago: float, succeeded: bool = True) -> None:
    at = NOW - timedelta(hours=hours_ago)
    record = {"at": at.isoformat(), "succeeded": succeeded, "sentence": "The disk is full."}
    site.backup_record.write_text(json.dumps(record))


def test_a_backup_is_due_by_the_clock(site: Settings) -> None:
    assert is_due(site, NOW)
    for hours, succeeded, due in ((5.9, True, False), (6, True, True), (0.9, False, False), (1, False, True)):
        note(site, hours_ago=hours, succeeded=succeeded)
        assert is_due(site, NOW) is due


def test_without_a_place_none_is_due(tmp_path: Path) -> None:
    assert not is_due(Settings(site=tmp_path), NOW)


@pytest.mark.parametrize("record", ["", "{", "[]", '{"at": "yesterday"}', '{"at": 3}'])
def test_a_record_that_says_nothing_is_none(site: Settings, record: str) -> None:
    site.backup_record.write_text(record)
    assert last(site) is None
    assert is_due(site, NOW)


def test_one_is_started_at_a_time(site: Settings) -> None:
    started: list[Sequence[str]] = []

    def start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
        started.append(command)
        return subprocess.Popen(["cat"], stdin=subprocess.PIPE)  # noqa: S607 -- waits until its input ends

    duty = Backups(start)
    duty.look(NOW)
    duty.look(NOW)
    assert [command[-4:] for command in started] == [["--site", str(site.site), "backup", "--scheduled"]]
    running = duty._running
    assert running is not None
    running.communicate()
    duty.look(NOW)
    assert len(started) == 2
    assert duty._running is not None
    duty._running.communicate()


def test_the_doctor_tells_of_backups_that_failed_or_are_late(site: Settings) -> None:
    assert list(doctor.backup(Settings(site=site.site))) == []
    assert list(doctor.backup(site)) == []
    note(site, hours_ago=1, succeeded=False)
    (ailment,) = doctor.backup(site)
    assert ailment.sentence == "The last backup failed: The disk is full."
    late = Outcome(datetime.now(UTC) - timedelta(hours=30), True, "")
    site.backup_record.write_text(
        json.dumps({"at": late.at.isoformat(), "succeeded": True, "sentence": late.sentence})
    )
    (ailment,) = doctor.backup(site)
    assert ailment.sentence == "The last backup is 30 hours old, and one is to be made every 6."
