from pathlib import Path

from newsreel.ops.prepared import is_prepared, note_prepared
from newsreel.settings import Settings


def settings(folder: Path, **values: object) -> Settings:
    return Settings(site=folder, secret_key="a key", **values)  # type: ignore[arg-type]  # read from outside


def test_is_prepared_once_it_was_noted(tmp_path: Path) -> None:
    site = settings(tmp_path)
    assert not is_prepared(site)
    note_prepared(site)
    assert is_prepared(site)


def test_another_database_is_not_prepared(tmp_path: Path) -> None:
    note_prepared(settings(tmp_path))
    assert not is_prepared(settings(tmp_path, database="postgresql://desk@localhost/news"))


def test_a_database_that_was_put_back_is_not_prepared(tmp_path: Path) -> None:
    site = settings(tmp_path)
    site.database_file.write_bytes(b"one")
    note_prepared(site)
    restored = tmp_path / "restored"
    restored.write_bytes(b"one")
    restored.replace(site.database_file)
    assert not is_prepared(site)
