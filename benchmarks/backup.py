"""A first backup, a second after a hundred changes, and a restore; beside restic, or what there is of peers.

    python benchmarks/backup.py [--site FOLDER] [--articles N] [--media GIGABYTES] [--changes N]

`--site`: a site to copy (made by `newsreel demo --articles 50000 --no-serve`); without it, one is made with
`--articles` generated ones. `--media`: so many gigabytes of sparse files, each with a little of its own. The
peer backs up the same folder: SQLite's own `.backup` of the database first, for it can't do that itself.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

NEWSREEL = [sys.executable, "-m", "newsreel"]
FILE = 2**22
CHANGE = """
import django
django.setup()
import sys
from newsreel.newsroom.models import Article
from wagtail.models import Revision
articles = Article.objects.filter(live=True).order_by("pk")
count, total = int(sys.argv[1]), articles.count()
for number in range(count):
    article = articles[number * (total // count)].specific
    article.title = f"{article.title}, again"
    article.save_revision().publish()
"""


def run(command: list[str], **environment: str) -> tuple[float, str]:
    """Seconds, and what it said."""
    started = time.perf_counter()
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stdout}{done.stderr}")
    return time.perf_counter() - started, done.stdout


def size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def make_media(folder: Path, gigabytes: float) -> int:
    """Sparse files of 4 MB, each with 4 KB of its own."""
    chance = random.Random(1)  # noqa: S311 -- to have something to write
    count = round(gigabytes * 10**9 / FILE)
    for number in range(count):
        path = folder / f"{number % 100:02}" / f"{number}.bin"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(chance.randbytes(4096))
            file.truncate(FILE)
    return count


def make_site(arguments: argparse.Namespace, folder: Path) -> Path:
    site = folder / "site"
    if arguments.site:
        site.mkdir()
        for name in ("newsreel.toml", "secret"):
            shutil.copy(arguments.site / name, site / name)
        with (
            closing(sqlite3.connect(arguments.site / "newsreel.sqlite3")) as database,
            closing(sqlite3.connect(site / "newsreel.sqlite3")) as copy,
        ):
            database.backup(copy)
            copy.execute("PRAGMA journal_mode=WAL")
        run([*NEWSREEL, "--site", str(site), "manage", "migrate", "--verbosity", "0"])
        if (arguments.site / "media").is_dir():
            shutil.copytree(arguments.site / "media", site / "media")
    else:
        run([*NEWSREEL, "demo", "--dir", str(site), "--no-serve", "--articles", str(arguments.articles)])
    make_media(site / "media" / "sparse", arguments.media)
    return site


def change(site: Path, count: int) -> None:
    run(
        [sys.executable, "-c", CHANGE, str(count)],
        NEWSREEL_SITE=str(site),
        DJANGO_SETTINGS_MODULE="newsreel.django_settings",
    )


def ours(site: Path, to: Path) -> tuple[float, int]:
    before = size_of(to) if to.exists() else 0
    seconds, _ = run([*NEWSREEL, "--site", str(site), "backup", str(to), "--json"])
    return seconds, size_of(to) - before


def restic(site: Path, to: Path) -> tuple[float, int]:
    environment = {"RESTIC_PASSWORD": "a benchmark", "RESTIC_REPOSITORY": str(to)}
    if not to.exists():
        run(["restic", "init"], **environment)
    before = size_of(to)
    copied = _copy_database(site)
    files = [str(site / name) for name in ("newsreel.sqlite3.copy", "media", "newsreel.toml", "secret")]
    seconds, _ = run(["restic", "backup", "--no-cache", *files], **environment)
    return copied + seconds, size_of(to) - before


def tar(site: Path, to: Path) -> tuple[float, int]:
    """Where restic is not installed: all of it each time, which is what many do."""
    to.mkdir(exist_ok=True)
    copied = _copy_database(site)
    file = to / f"{len(list(to.iterdir()))}.tar.zst"
    program = ["tar", "--sparse", "-I", "zstd -3", "-cf", str(file), "-C", str(site)]
    seconds, _ = run([*program, "newsreel.sqlite3.copy", "media", "newsreel.toml", "secret"])
    return copied + seconds, file.stat().st_size


def _database(site: Path) -> Path:
    return site / "newsreel.sqlite3"


def _copy_database(site: Path) -> float:
    started = time.perf_counter()
    copy = site / "newsreel.sqlite3.copy"
    copy.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(site / "newsreel.sqlite3")) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
    return time.perf_counter() - started


def digests(site: Path) -> dict[str, str]:
    with closing(sqlite3.connect(site / "newsreel.sqlite3")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    files = [site / "newsreel.sqlite3", *(path for path in (site / "media").rglob("*") if path.is_file())]
    return {str(file.relative_to(site)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--media", type=float, default=0.2)
    parser.add_argument("--changes", type=int, default=100)
    parser.add_argument("--folder", type=Path, help="Where to work. Default: the machine's temporary folder.")
    arguments = parser.parse_args()
    peer = restic if shutil.which("restic") else tar
    with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
        folder = Path(name)
        site = make_site(arguments, folder)
        print(
            f"database {(site / 'newsreel.sqlite3').stat().st_size / 1e6:.0f} MB, "
            f"media {size_of(site / 'media') / 1e9:.1f} GB"
        )
        kinds = {"newsreel": ours, peer.__name__: peer}
        first = {kind: back_up(site, folder / kind) for kind, back_up in kinds.items()}
        change(site, arguments.changes)
        second = {kind: back_up(site, folder / kind) for kind, back_up in kinds.items()}
        for kind in kinds:
            (seconds, size), (seconds_then, size_then) = first[kind], second[kind]
            print(
                f"{kind:<9} first {seconds:6.1f} s {size / 1e6:8.2f} MB   "
                f"after {arguments.changes} changes {seconds_then:6.1f} s {size_then / 1e6:8.2f} MB   "
                f"= {seconds_then / seconds:.1%} of the time, {size_then / size:.2%} of the bytes"
            )
        seconds, said = run(
            [*NEWSREEL, "--site", str(folder / "back"), "restore", str(folder / "newsreel"), "--json"]
        )
        same = digests(site) == digests(folder / "back")
        print(
            f"restored {json.loads(said)['bytes'] / 1e9:.1f} GB in {seconds:.1f} s; "
            f"database and every file {'the same to the byte' if same else 'DIFFER'}"
        )
        sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
