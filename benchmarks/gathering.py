"""Rounds over many sources on SQLite, while an editor saves drafts; and lemon24's reader beside it.

    .venv/bin/python benchmarks/gathering.py [--sources 10000] [--changed 0.1] [--peer 1000] [--told 20000]

A server of its own process answers with invented feeds of twenty items, on an address for every four of them.
The first round fills an empty site, the second finds CHANGED of the feeds with three new items and the others
unchanged (304). After each, so many as TOLD of the entries that came in are put into stories. In both an
editor, a third process, saves a draft every 100 ms; the waits are those of its statements that write or begin
a transaction. Memory is the most the gathering process ever had resident. The peer, where it is installed,
reads PEER of the same feeds once with as many threads, nobody editing beside it, and tells no stories.
"""

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from served_site import free_port, wait_until_it_answers

HERE = Path(__file__).parent
FEEDS_OF_A_HOST = 4
THREADS = 24


def address(port: int, feed: int) -> str:
    host = feed // FEEDS_OF_A_HOST + 1
    return f"http://127.0.{host // 250}.{host % 250 + 1}:{port}/feed/{feed}"


def made_site(folder: Path, port: int, sources: int) -> Path:
    site = folder / "site"
    command = [sys.executable, "-m", "newsreel", "init", str(site)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    os.environ["NEWSREEL_GATHER_PRIVATE_ADDRESSES"] = "true"
    code = (
        "import json, sys; from newsreel.gather.models import Source;"
        "Source.objects.bulk_create((Source(name=f'Outlet {n}', address=a) for n, a in "
        "enumerate(json.load(sys.stdin))), batch_size=500)"
    )
    addresses = json.dumps([address(port, feed) for feed in range(sources)])
    command = [
        sys.executable,
        "-m",
        "newsreel",
        "--site",
        str(site),
        "manage",
        "shell",
        "-v",
        "0",
        "-c",
        code,
    ]
    subprocess.run(command, input=addresses, text=True, check=True, stdout=subprocess.DEVNULL)
    return site


def started(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE / "gathering_desk.py"), *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def editor_at(site: Path) -> subprocess.Popen[str]:
    """One who has begun."""
    editor = started(str(site), "edit")
    assert editor.stdout
    editor.stdout.readline()
    return editor


def share(values: list[float], part: float) -> float:
    return 1000 * values[min(len(values) - 1, int(len(values) * part))]


def round_of(name: str, gatherer: subprocess.Popen[str], site: Path) -> None:
    assert gatherer.stdin
    assert gatherer.stdout
    gatherer.stdin.write("get ready\n")
    gatherer.stdin.flush()
    gatherer.stdout.readline()
    editor = editor_at(site)
    load = os.getloadavg()[0]
    gatherer.stdin.write("go\n")
    gatherer.stdin.flush()
    found = json.loads(gatherer.stdout.readline())
    said = json.loads(editor.communicate()[0])
    (wall, cpu), (told_wall, told_cpu) = found["asked"], found["told"]
    print(
        f"{name} (load {load:.1f} before): {found['sources']:,} sources, {found['unchanged']:,} unchanged, "
        f"{found['failed']:,} failed, {found['new']:,} new items"
    )
    print(f"  asking and keeping {wall:.0f} s, {cpu:.0f} s of processor time")
    print(f"  {found['placed']:,} entries told in {told_wall:.0f} s, {told_cpu:.0f} s of processor time")
    print(f"  together {wall + told_wall:.0f} s; the most memory so far {found['peak']:.0f} MB")
    print(f"  now {found['entries']:,} entries in {found['stories']:,} stories")
    waits, saves = said["waits"], said["saves"]
    print(
        f"  editor: {len(saves):,} saves, {share(saves, 0.5):.0f} ms each (p99 {share(saves, 0.99):.0f}); "
        f"{len(waits):,} waits for the database: median {share(waits, 0.5):.1f} ms, p99 "
        f"{share(waits, 0.99):.0f}, longest {1000 * waits[-1]:.0f}",
        flush=True,
    )


def undisturbed(site: Path) -> None:
    editor = editor_at(site)
    time.sleep(15)
    said = json.loads(editor.communicate()[0])
    saves, waits = said["saves"], said["waits"]
    print(
        f"editor alone: {share(saves, 0.5):.0f} ms a save (p99 {share(saves, 0.99):.0f}); "
        f"waits: median {share(waits, 0.5):.1f} ms, p99 {share(waits, 0.99):.0f}",
        flush=True,
    )


def peer(folder: Path, port: int, feeds: int) -> None:
    if importlib.util.find_spec("reader") is None:
        print("reader is not installed: pip install reader")
        return
    from reader import make_reader

    reader = make_reader(str(folder / "reader.sqlite"))
    for feed in range(feeds):
        reader.add_feed(address(port, feed))
    wall, cpu = time.perf_counter(), time.process_time()
    reader.update_feeds(workers=THREADS)
    print(
        f"reader, first round: {feeds:,} feeds in {time.perf_counter() - wall:.0f} s, "
        f"{time.process_time() - cpu:.0f} s of processor time"
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {reader.get_entry_counts().total:,} entries; the most memory {peak:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=int, default=10_000)
    parser.add_argument("--changed", type=float, default=0.1)
    parser.add_argument("--peer", type=int, default=1000)
    parser.add_argument("--told", type=int, default=20_000)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder, port = Path(name), free_port()
        command = [sys.executable, str(HERE / "gathering_server.py"), str(port), str(chosen.changed)]
        server = subprocess.Popen(command)
        gatherer = None
        try:
            wait_until_it_answers(f"http://127.0.0.1:{port}/feed/1")
            site = made_site(folder, port, chosen.sources)
            undisturbed(site)
            gatherer = started(str(site), "gather", str(chosen.told))
            round_of("first round", gatherer, site)
            urllib.request.urlopen(f"http://127.0.0.1:{port}/turn")
            round_of("second round", gatherer, site)
            if chosen.peer:
                peer(folder, port, chosen.peer)
        finally:
            for process in (gatherer, server):
                if process is not None:
                    process.terminate()
                    process.wait()


if __name__ == "__main__":
    main()
