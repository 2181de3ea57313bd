"""Which snapshots are kept, and that the room of the others comes back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsreel.settings import Settings
from newsreel.transfer.archive.backup import back_up
from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.restore import check, restore, snapshots
from newsreel.transfer.archive.retention import Keep
from newsreel.transfer.archive.tests.sites import KEY, change, size_of, state

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def names_of(*moments: datetime) -> list[str]:
    return [f"{moment:%Y%m%dT%H%M%SZ}-0123456789ab" for moment in moments]


def test_the_newest_the_days_and_the_weeks_are_kept() -> None:
    hours = [NOON - timedelta(hours=6 * number) for number in range(4 * 60)]
    names = names_of(*hours)
    assert Keep(last=3).chosen(names) == set(names[:3])
    # The last of a day is that of 18 o'clock; today it is noon.
    days = [names[0], *names[3:15:4]]
    assert Keep(daily=4).chosen(names) == set(days)
    assert {name[:8] for name in Keep(weekly=3).chosen(names)} == {"20261123", "20261122", "20261115"}
    assert len(Keep(last=7, daily=14, weekly=8).chosen(names)) == 7 + 12 + 5


def test_the_newest_is_kept_in_any_case() -> None:
    names = names_of(NOON, NOON - timedelta(days=1))
    assert Keep(daily=0, weekly=0, last=0).chosen(names) == {names[0]}
    assert not Keep()


def test_gaps_are_no_days() -> None:
    names = names_of(NOON, NOON - timedelta(days=40), NOON - timedelta(days=400))
    assert Keep(daily=3).chosen(names) == set(names)


@pytest.mark.parametrize("key", ["", KEY])
def test_what_is_not_kept_gives_its_room_back(site: Settings, tmp_path: Path, key: str) -> None:
    backups = tmp_path / "backups"
    for number in range(5):
        (site.media_folder / "trailer.mp4").write_bytes(bytes(range(256)) * 20 + bytes([number]) * 99)
        (site.media_folder / "big.bin").write_bytes(Keep.__doc__.encode() * number if Keep.__doc__ else b"")
        for picture in range(5):
            content = (NOON + timedelta(days=number)).isoformat().encode() * 1000
            (site.media_folder / "images" / f"{picture}.jpg").write_bytes(content)
        change(site, "UPDATE article SET body = ? WHERE id % 80 = ?", f"Round {number} " * 400, number)
        made = back_up(site, str(backups), passphrase=key, now=NOON + timedelta(days=number))
    before = size_of(backups)
    last = back_up(site, str(backups), passphrase=key, keep=Keep(last=1), now=NOON + timedelta(days=6))
    assert len(last.removed) == 5
    assert made.snapshot in last.removed
    assert [one.name for one in snapshots(str(backups), passphrase=key)] == [last.snapshot]
    alone = tmp_path / "alone"
    back_up(site, str(alone), passphrase=key)
    assert size_of(backups) < before
    # Beside what a first backup takes there are only the bases of changed pages.
    assert size_of(backups) < size_of(alone) * 1.6
    restore(tmp_path / "new", str(backups), passphrase=key)
    assert state(tmp_path / "new") == state(site.site)


def test_in_a_bucket_too(site: Settings, bucket: str, tmp_path: Path) -> None:
    for number in range(3):
        change(site, "UPDATE article SET title = ?", f"Round {number}")
        made = back_up(site, bucket, keep=Keep(last=2))
    assert len(made.removed) == 1
    assert len(snapshots(bucket)) == 2
    check(bucket, snapshot=snapshots(bucket)[0].name)
    restore(tmp_path / "new", bucket)
    assert state(tmp_path / "new") == state(site.site)


def test_nothing_is_removed_where_what_stays_is_damaged(site: Settings, tmp_path: Path) -> None:
    backups = tmp_path / "b"
    for number in range(3):
        change(site, "UPDATE article SET title = ?", f"Round {number}")
        back_up(site, str(backups))
    second = sorted(backups.glob("snapshots/*"))[1]
    second.write_bytes(b"damaged")
    change(site, "UPDATE article SET title = 'Last'")
    with pytest.raises(ArchiveError, match=f"The snapshot {second.name} in .* is damaged"):
        back_up(site, str(backups), keep=Keep(last=3))
    assert len(list(backups.glob("snapshots/*"))) == 4
    restore(tmp_path / "new", str(backups))
    assert state(tmp_path / "new") == state(site.site)
