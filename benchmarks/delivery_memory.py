"""Resident memory of the whole of `newsreel serve` under load, all its processes together.

    python benchmarks/delivery_memory.py --edition FOLDER [--seconds 60] [--json]

The folder is a site made by `newsreel demo --no-serve --articles 100000`; a copy of it is served. Four
clients read articles of all years (most are drawn at their first reading), lists and the home page; every
second the memory of all processes is added up: PSS (shared pages divided among those who share them: what
the machine loses) and RSS (shared pages counted by each). Linux only.
"""

import argparse
import http.client
import json
import random
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from process_memory import MEGABYTE, Weight, family, weigh
from served_site import ServedSite

CLIENTS = 4


def command_of(process_id: int) -> str:
    try:
        parts = Path(f"/proc/{process_id}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return ""
    return " ".join(Path(part.decode()).name for part in parts[:4] if part)


def paths_of(site: Path) -> list[str]:
    with sqlite3.connect(site / "newsreel.sqlite3") as connection:
        rows = connection.execute(
            "SELECT address FROM newsroom_page WHERE live AND address IS NOT NULL ORDER BY address"
        )
        paths = [path for (path,) in rows]
    random.Random(3).shuffle(paths)  # noqa: S311 -- nothing secret
    return paths


class Load:
    def __init__(self, host: str, paths: list[str]) -> None:
        self._host = host
        self._paths = paths
        self._ended = threading.Event()
        self.read = 0
        self.failed = 0
        self._threads = [threading.Thread(target=self._run, args=(number,)) for number in range(CLIENTS)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()

    def _run(self, number: int) -> None:
        connection = http.client.HTTPConnection(self._host, timeout=60)
        mine = self._paths[number::CLIENTS]
        place = 0
        while not self._ended.is_set():
            # One that was never read, then some that were, as readers have it.
            chosen = [mine[place % len(mine)], "/", "/latest/", *mine[max(place - 5, 0) : place]]
            place += 1
            for path in chosen:
                connection.request("GET", quote(path), headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                answer.read()
                self.read += 1
                self.failed += answer.status >= 500
        connection.close()


def measure(edition: Path, seconds: int) -> dict[str, Any]:
    with ServedSite(edition) as site:
        load = Load(urlsplit(site.url).netloc, paths_of(site.site))
        load.start()
        samples: list[dict[int, Weight]] = []
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            time.sleep(1)
            weights = {process: weigh(process) for process in family(site.process_id)}
            samples.append({process: weight for process, weight in weights.items() if weight})
        commands = {process: command_of(process) for process in samples[-1]}
        load.end()
    heaviest = max(samples, key=lambda sample: sum(weight.pss for weight in sample.values()))
    return {
        "pages_read": load.read,
        "failed": load.failed,
        "pss_megabytes": sum(weight.pss for weight in heaviest.values()) / MEGABYTE,
        "rss_megabytes": sum(weight.rss for weight in heaviest.values()) / MEGABYTE,
        "processes": [
            {
                "command": commands.get(process, ""),
                "pss_megabytes": weight.pss / MEGABYTE,
                "rss_megabytes": weight.rss / MEGABYTE,
            }
            for process, weight in heaviest.items()
        ],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edition", type=Path, required=True)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    result = measure(chosen.edition, chosen.seconds)
    if chosen.json:
        print(json.dumps(result))
        return
    print(f"{result['pages_read']} pages read, {result['failed']} failed; at the heaviest moment:")
    for process in result["processes"]:
        print(f"  PSS {process['pss_megabytes']:>6.1f} MB  {process['command']}")
    print(f"together PSS {result['pss_megabytes']:.0f} MB, RSS {result['rss_megabytes']:.0f} MB")


if __name__ == "__main__":
    main()
