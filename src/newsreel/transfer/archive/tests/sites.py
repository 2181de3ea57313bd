"""Small sites to back up: a database, pictures and settings, without Django."""

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

from newsreel.settings import Settings

KEY = "correct horse battery staple"


def make_site(folder: Path, *, rows: int = 400, seed: int = 1) -> Settings:
    chance = random.Random(seed)  # noqa: S311 -- to have something to write
    (folder / "media" / "images").mkdir(parents=True)
    (folder / "newsreel.toml").write_text('address = "http://matinee.example"\n')
    secret = folder / "secret"
    secret.write_text("a secret that is long enough")
    secret.chmod(0o600)
    for number in range(5):
        (folder / "media" / "images" / f"{number}.jpg").write_bytes(chance.randbytes(20_000 + number))
    (folder / "media" / "trailer.mp4").write_bytes(chance.randbytes(2_500_000))
    (folder / "media" / "leer.txt").write_bytes(b"")
    (folder / "media" / "Straße – été.txt").write_text("ä")
    (folder / "pages").mkdir()
    (folder / "pages" / "kept").write_text("drawn again")
    with closing(sqlite3.connect(folder / "newsreel.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, body TEXT)")
        words = [chance.randbytes(4).hex() for _ in range(3000)]
        database.executemany(
            "INSERT INTO article (title, body) VALUES (?, ?)",
            ((f"Story {number}", " ".join(chance.choices(words, k=300))) for number in range(rows)),
        )
        database.commit()
    return settings_of(folder)


def settings_of(folder: Path) -> Settings:
    return Settings(site=folder, address="http://matinee.example")  # type: ignore[arg-type] # read as an address


def change(site: Settings, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(site.database_file)) as database:
        database.execute(statement, values)
        database.commit()


def state(folder: Path) -> dict[str, object]:
    """All that a site is; two sites are the same where this is."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        kept = name.split("/")[0] in ("media", "mail", "drop", "newsreel.toml", "secret", "login.txt")
        if kept and path.is_file():
            status = path.stat()
            found[name] = (path.read_bytes(), status.st_mode & 0o777, status.st_mtime_ns)
    with closing(sqlite3.connect(folder / "newsreel.sqlite3")) as database:
        found["database"] = list(database.iterdump())
    return found


def size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def overwrite(file: Path, offset: int, data: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY)
    os.pwrite(descriptor, data, offset)
    os.close(descriptor)
