"""The beacon that counts reads: how many a second, and how many are lost when the server is killed.

    python benchmarks/delivery_beacon.py --edition FOLDER [--rounds 5] [--seconds 8] [--json]

Needs wrk and nginx (Debian). The peer is nginx, which answers the same request with 204 and counts nothing;
both are asked in turns. Every request comes from another reader. Then single readers are sent in, the server
process is killed with SIGKILL in their midst, and what was counted is held against what was answered.
"""

import http.client
import json
import math
import os
import re
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from served_site import ServedSite, free_port, nginx, rounds_against_nginx, wait_until_it_answers

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile Safari/604.1"
BEFORE_THE_KILL = 4.0
"""Seconds of single readers."""
FADING = 6 * 3600 / math.log(2)
"""As in newsreel.delivery.popularity, whose numbers are read here."""
SCRIPT = """
math.randomseed(os.time())
local count = 0
request = function()
  count = count + 1
  local address = string.format("10.%d.%d.%d", math.random(255), math.random(255), count % 255)
  local headers = {["X-Forwarded-For"] = address, ["User-Agent"] = agent, ["Sec-Fetch-Site"] = "same-origin"}
  return wrk.format("POST", path, headers)
end
"""


def load(url: str, path: str, seconds: int) -> float:
    """Requests a second, each from another reader."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(f'path = "{path}"\nagent = "{PHONE}"\n{SCRIPT}')
        script.flush()
        printed = subprocess.run(
            [
                *("wrk", "--threads", "1", "--connections", "64", "--duration", f"{seconds}s"),
                *("--script", script.name, url),
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", printed)
    if found is None or "Non-2xx" in printed:
        raise SystemExit(f"wrk printed something else:\n{printed}")
    return float(found[1])


@contextmanager
def silent_nginx() -> Iterator[str]:
    """The address of an nginx that answers everything with 204."""
    port = free_port()
    server = f"server {{ listen 127.0.0.1:{port} backlog=2048; location / {{ return 204; }} }}"
    with tempfile.TemporaryDirectory(prefix="newsreel-beacon-") as name, nginx(Path(name), server):
        wait_until_it_answers(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"


def server_process(site: Path) -> int:
    """The process that answers."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            # The supervisor's own command line names it too, inside a longer word.
            words = (entry / "cmdline").read_bytes().split(b"\0") if entry.name.isdigit() else []
            is_server = b"newsreel.delivery.web.run" in words
            if is_server and f"NEWSREEL_SITE={site}".encode() in (entry / "environ").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return max(found)


def counted(site: ServedSite, article: int) -> float:
    """The reads of an article that no kill can take any more: those handed on, and those waiting for it."""
    handed_on, _ = popularity(site, article)
    while True:
        with sqlite3.connect(site.site / "pages" / "ledger.sqlite3") as ledger:
            waiting = ledger.execute(
                "SELECT coalesce(sum(count), 0) FROM article_reads WHERE article = ? AND number > ?",
                (article, handed_on),
            ).fetchone()[0]
        before = handed_on
        handed_on, score = popularity(site, article)
        if handed_on == before:
            # Nothing went from the one to the other while both were read.
            return float(waiting) + math.exp(score - time.time() / FADING)


def popularity(site: ServedSite, article: int) -> tuple[int, float]:
    """Up to which of its counts the node has handed on, and what came of them for the article."""
    with sqlite3.connect(site.site / "newsreel.sqlite3") as database:
        handed_on, score = database.execute(
            "SELECT (SELECT max(number) FROM delivery_takenover), "
            "(SELECT score FROM delivery_popularity WHERE article = ?)",
            (article,),
        ).fetchone()
    return handed_on or 0, -math.inf if score is None else score


def lost_by_a_kill(site: ServedSite, article: int) -> tuple[int, int]:
    """Reads answered more than a second before the kill, and how many of them were not counted."""
    host, port = site.url.removeprefix("http://").split(":")
    before = counted(site, article)
    answered: list[float] = []
    connection = http.client.HTTPConnection(host, int(port), timeout=10)
    killed = 0.0
    started = time.monotonic()
    while not killed:
        number = len(answered)
        address = f"172.16.{number // 256 % 256}.{number % 256}"
        headers = {"X-Forwarded-For": address, "User-Agent": f"{PHONE} {number}"}
        connection.request("POST", f"/-/read/?{article}", headers=headers)
        connection.getresponse().read()
        answered.append(time.monotonic())
        if answered[-1] - started > BEFORE_THE_KILL:
            os.kill(server_process(site.site), signal.SIGKILL)
            killed = time.monotonic()
    time.sleep(2)
    wait_until_it_answers(f"{site.url}/robots.txt")
    safe = sum(1 for moment in answered if moment < killed - 1)
    # Faded by a few seconds at most, so a rounding up makes it whole.
    return safe, max(0, safe - round(counted(site, article) - before))


def main() -> None:
    chosen = rounds_against_nginx(__doc__).parse_args()
    with ServedSite(chosen.edition, settings="trusted_proxies = 1\n") as site, silent_nginx() as peer:
        rounds = []
        for number in range(chosen.rounds):
            ours = load(site.url, "/-/read/?1", chosen.seconds)
            theirs = load(peer, "/-/read/?1", chosen.seconds)
            rounds.append((ours, theirs))
            print(f"round {number + 1}: newsreel {ours:.0f}, nginx {theirs:.0f}", file=sys.stderr)
        kills = [lost_by_a_kill(site, 2 + number) for number in range(chosen.rounds)]
    result = {
        "beacons_a_second": statistics.median(ours for ours, _ in rounds),
        "ratio_to_nginx": statistics.median(ours / theirs for ours, theirs in rounds),
        "kills": len(kills),
        "reads_older_than_a_second_at_the_kill": sum(safe for safe, _ in kills),
        "of_them_lost": sum(lost for _, lost in kills),
    }
    if chosen.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name.replace('_', ' '):<40} {value:>12.2f}")


if __name__ == "__main__":
    main()
