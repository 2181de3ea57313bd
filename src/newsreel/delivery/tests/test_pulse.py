from pathlib import Path

import pytest

from newsreel.delivery.pulse import Pulse


def test_all_that_watch_one_file_see_it_move(tmp_path: Path) -> None:
    one, other = Pulse(tmp_path / "pulse"), Pulse(tmp_path / "pulse")
    assert (one.now(), other.now()) == (0, 0)
    one.beat()
    other.beat()
    assert (one.now(), other.now()) == (2, 2)


def test_it_goes_on_after_a_restart(tmp_path: Path) -> None:
    Pulse(tmp_path / "pulse").beat()
    assert Pulse(tmp_path / "pulse").now() == 1


def test_a_file_that_was_cut_off_begins_anew(tmp_path: Path) -> None:
    (tmp_path / "pulse").write_bytes(b"\x01")
    assert Pulse(tmp_path / "pulse").now() == 0


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        Pulse(tmp_path / "missing" / "pulse")
