"""Backups by the clock, and the settings that ask for them."""

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.settings import Settings
from newsreel.transfer.archive.backup import Made
from newsreel.transfer.archive.command import run_scheduled, sentence
from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.restore import snapshots
from newsreel.transfer.archive.schedule import set_schedule, with_values
from newsreel.transfer.archive.telling import amount

WITH_TABLE = """# The Matinee
address = "https://matinee.example"   # public
backup_every = 6

[mailbox_passwords]
"desk@matinee.example" = "secret"
"""


def test_settings_are_added_above_tables_and_changed_in_place() -> None:
    text = with_values(WITH_TABLE, {"backup_to": "/backup/“site”", "backup_every": 24})
    assert tomllib.loads(text) == {
        "address": "https://matinee.example",
        "backup_every": 24,
        "backup_to": "/backup/“site”",
        "mailbox_passwords": {"desk@matinee.example": "secret"},
    }
    assert "# The Matinee" in text
    assert with_values(text, {"backup_to": "/backup/“site”", "backup_every": 24}) == text
    assert with_values("", {"backup_every": 1}) == "backup_every = 1\n"
    assert with_values("a = 1", {"backup_every": 1}) == "a = 1\nbackup_every = 1\n"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30))
def test_any_place_can_be_written_down(place: str) -> None:
    assert tomllib.loads(with_values(WITH_TABLE, {"backup_to": place}))["backup_to"] == place


def test_a_schedule_is_written_into_the_settings(site: Settings, tmp_path: Path) -> None:
    told = set_schedule(site, str(tmp_path / "b"), 12)
    assert told == f"From its next start on, the site backs itself up to {tmp_path / 'b'} every 12 hours."
    written = tomllib.loads((site.site / "newsreel.toml").read_text())
    assert (written["backup_to"], written["backup_every"]) == (str(tmp_path / "b"), 12)
    with pytest.raises(ArchiveError, match="is a single file"):
        set_schedule(site, str(tmp_path / "site.backup"), 12)


def test_a_scheduled_backup_is_noted_down(
    site: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.nice", lambda by: by)
    own = site.model_copy(update={"backup_to": str(tmp_path / "b"), "backup_keep_last": 1})
    own = own.model_copy(update={"backup_keep_daily": 0, "backup_keep_weekly": 0})
    run_scheduled(own)
    run_scheduled(own)
    assert len(snapshots(str(tmp_path / "b"))) == 1
    record = json.loads(site.backup_record.read_text())
    assert record["succeeded"] is True
    assert record["sentence"].endswith(" 1 older was removed.")
    assert datetime.fromisoformat(record["at"]) <= datetime.now(UTC)
    (tmp_path / "b" / "newsreel-backup.json").write_text("{}")
    with pytest.raises(ArchiveError):
        run_scheduled(own)
    record = json.loads(site.backup_record.read_text())
    assert (record["succeeded"], "is damaged" in record["sentence"]) == (False, True)


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (3400, "3.4 KB"),
        (123_456, "123 KB"),
        (5e9, "5.0 GB"),
        (4e15, "4000 TB"),
    ],
)
def test_amounts_are_told_as_people_say_them(size: float, told: str) -> None:
    assert amount(size) == told


def test_what_was_made_is_told(site: Settings) -> None:
    made = Made("20261123T040000Z-0123456789ab", "/b", 3_400_000, 1200, 7, [], ["x"])
    assert sentence(made) == (
        "Backed up 3.4 MB to /b as 20261123T040000Z-0123456789ab: database and 7 files; "
        "1.2 KB were new, and were checked after writing. 1 older was removed."
    )
