"""Killed at any step, a backup leaves those before it, and a restore leaves the former site or the new."""

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from newsreel.settings import Settings
from newsreel.transfer.archive import swap
from newsreel.transfer.archive.backup import back_up
from newsreel.transfer.archive.places.single_file import FilePlace
from newsreel.transfer.archive.restore import check, restore, snapshots
from newsreel.transfer.archive.retention import Keep
from newsreel.transfer.archive.tests.killing import every_step, killed_at
from newsreel.transfer.archive.tests.sites import change, state


def test_a_backup_killed_at_any_step_leaves_those_before_it(site: Settings, tmp_path: Path) -> None:
    backups = str(tmp_path / "b")
    first = back_up(site, backups).snapshot
    before = state(site.site)
    change(site, "UPDATE article SET body = 'short' WHERE id % 9 = 1")
    shutil.copytree(site.media_folder / "images", site.media_folder / "more")
    steps = 0
    for step in every_step(lambda: back_up(site, backups)):
        steps = step
        # The snapshot comes last of all; a kill after that leaves a whole one more.
        for snapshot in snapshots(backups):
            check(backups, snapshot=snapshot.name)
    assert steps > 6
    restore(tmp_path / "first", backups, snapshot=first)
    assert state(tmp_path / "first") == before
    restore(tmp_path / "newest", backups)
    assert state(tmp_path / "newest") == state(site.site)
    assert not list((tmp_path / "b").rglob("*.part"))


def test_a_removal_killed_at_any_step_leaves_what_is_kept(site: Settings, tmp_path: Path) -> None:
    backups = tmp_path / "b"
    for number in range(6):
        change(site, "UPDATE article SET body = body || ? WHERE id % 6 = ?", f" again {number}" * 50, number)
        (site.media_folder / "images" / "0.jpg").write_bytes(bytes([number]) * 300_000 + bytes(range(256)))
        back_up(site, str(backups))
    for _ in every_step(lambda: back_up(site, str(backups), keep=Keep(last=2))):
        for snapshot in snapshots(str(backups)):
            check(str(backups), snapshot=snapshot.name)
    restore(tmp_path / "new", str(backups))
    assert state(tmp_path / "new") == state(site.site)
    back_up(site, str(backups), keep=Keep(last=1))
    assert len(snapshots(str(backups))) == 1
    check(str(backups))


def test_a_file_is_replaced_wholly_or_not_at_all(site: Settings, tmp_path: Path) -> None:
    file = tmp_path / "site.backup"
    back_up(site, str(file))
    before = state(site.site)
    change(site, "UPDATE article SET title = 'Later'")
    for step in range(1000):
        if not killed_at(step, lambda: back_up(site, str(file))):
            break
        restore(tmp_path / str(step), str(file))
        assert state(tmp_path / str(step)) in (before, state(site.site))
    restore(tmp_path / "new", str(file))
    assert state(tmp_path / "new") == state(site.site)
    with FilePlace.opened(file) as place:
        assert len(place.listed("snapshots")) == 1


def test_a_restore_killed_at_any_step_leaves_one_site_whole(site: Settings, tmp_path: Path) -> None:
    backups = str(tmp_path / "b")
    back_up(site, backups)
    new = state(site.site)
    change(site, "UPDATE article SET title = 'Later'")
    shutil.rmtree(site.media_folder / "images")
    (site.site / "login.txt").write_text("a login that the backup has not")
    former = state(site.site)
    folder, outcomes = tmp_path / "target", []
    step = 0
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(site.site, folder, copy_function=shutil.copy2)
        was_killed = killed_at(step, lambda: restore(folder, backups, replace=True))
        is_decided = swap.is_waiting(folder)
        if is_decided:
            swap.finish_waiting(folder)
        found = state(folder)
        outcomes.append(found == new)
        assert found == (new if is_decided or not was_killed or found == new else former)
        if not was_killed:
            break
        restore(folder, backups, replace=True)
        assert state(folder) == new
        step += 1
    # First it is the former one, and from one step on the new one.
    assert outcomes == sorted(outcomes)
    assert outcomes.count(False) > 5
    assert outcomes.count(True) > 10


def test_moving_into_place_can_be_killed_again_and_again(site: Settings, tmp_path: Path) -> None:
    backups = str(tmp_path / "b")
    back_up(site, backups)
    new = state(site.site)
    folder = tmp_path / "target"
    shutil.copytree(site.site, folder)
    step = 0
    while not swap.is_waiting(folder):
        killed_at(step, lambda: restore(folder, backups, replace=True))
        step += 1
    for step in range(1000):
        # A little further each time.
        if not killed_at(step // 3, lambda: swap.finish_waiting(folder)):
            break
    assert state(folder) == new
    assert not swap.is_waiting(folder)


SCRIPT = """
import sys
from pathlib import Path
from newsreel.transfer.archive.backup import back_up
from newsreel.transfer.archive.restore import restore
from newsreel.transfer.archive.tests.sites import settings_of
what, folder, backups = sys.argv[1:]
def tell(*values):
    print(flush=True)
print(flush=True)
if what == "backup":
    back_up(settings_of(Path(folder)), backups, tell=tell)
else:
    restore(Path(folder), backups, replace=True, tell=tell)
"""


def killed_after(lines: int, what: str, folder: Path, backups: str) -> None:
    """Kill the work after so many words of its progress."""
    process = subprocess.Popen(  # noqa: S603 -- our own program
        [sys.executable, "-c", SCRIPT, what, str(folder), backups], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    for _ in range(lines):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def test_processes_killed_at_random_moments_lose_nothing(site: Settings, tmp_path: Path, kills: int) -> None:
    chance = random.Random(3)  # noqa: S311 -- any moments will do
    backups = str(tmp_path / "b")
    back_up(site, backups)
    before = state(site.site)
    folder = tmp_path / "target"
    shutil.copytree(site.site, folder)
    for number in range(kills):
        change(site, "UPDATE article SET title = ? WHERE id % 3 = 0", f"Round {number}")
        killed_after(chance.randrange(1, 40), "backup", site.site, backups)
        for snapshot in snapshots(backups):
            check(backups, snapshot=snapshot.name)
        killed_after(chance.randrange(1, 40), "restore", folder, backups)
        if swap.is_waiting(folder):
            swap.finish_waiting(folder)
        state(folder)
    restore(folder, backups, snapshot=snapshots(backups)[0].name, replace=True)
    assert state(folder) == before
