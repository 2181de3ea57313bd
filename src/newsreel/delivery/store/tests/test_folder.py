import os
from pathlib import Path

import pytest

from newsreel.delivery.store import StoreError
from newsreel.delivery.store.folder import FolderStore


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "records")


def test_keeps_by_name(store: FolderStore) -> None:
    assert store.get("/a/") is None
    store.put("/a/", b"one")
    store.put("/b/", b"two")
    store.put("/a/", b"three")
    assert (store.get("/a/"), store.get("/b/")) == (b"three", b"two")
    assert sorted(store.values()) == [b"three", b"two"]


def test_deletes(store: FolderStore) -> None:
    store.put("/a/", b"one")
    store.delete("/a/")
    store.delete("/a/")
    assert store.get("/a/") is None


@pytest.mark.parametrize("name", ["/../../etc/passwd", "/a\0b/", "/" + "x" * 5000, "/日本/", "/a/b/"])
def test_no_name_leaves_the_folder(store: FolderStore, tmp_path: Path, name: str) -> None:
    store.put(name, b"kept")
    assert store.get(name) == b"kept"
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.parent.parent for path in files] == [tmp_path / "records"]


def test_sweeps_what_a_killed_writer_left(store: FolderStore) -> None:
    store.put("/a/", b"one")
    left = store.path_of("/a/").with_name("0123.9-1.unfinished")
    left.write_bytes(b"on")
    assert list(store.values()) == [b"one"]
    assert store.sweep() == 1
    assert not left.exists()


def test_a_place_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "records").write_text("")
    with pytest.raises(StoreError, match="can't be made: Not a directory"):
        FolderStore(tmp_path / "records")


def test_a_full_disk_leaves_the_former_bytes(store: FolderStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put("/a/", b"former")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StoreError, match="No space left on device"):
        store.put("/a/", b"newer")
    assert store.get("/a/") == b"former"
    assert store.sweep() == 0
