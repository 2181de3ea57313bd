"""The beacon that counts reads: how many a second, and how many are lost when the server is killed.

    python benchmarks/delivery_beacon.py --edition FOLDER [--rounds 5] [--seconds 8] [--json]

Needs wrk and nginx (Debian). The peer is nginx, which answers the same request with 204 and counts nothing;
both are asked in turns. Every request comes from another reader. Then single readers are sent in, the server
process is killed with SIGKILL in their midst, and what was counted is held against what was answered.
"""

import argparse
import http.client
import json
import os
import re
import shutil
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

from served_site import ServedSite, free_port, wait_until_it_answers

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile Safari/604.1"
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
def nginx() -> Iterator[str]:
    """The address of an nginx that answers everything with 204."""
    with tempfile.TemporaryDirectory(prefix="newsreel-beacon-") as name:
        port = free_port()
        (Path(name) / "nginx.conf").write_text(
            f"worker_processes auto; pid {name}/pid; error_log {name}/log;"
            "events { worker_connections 4096; }"
            f"http {{ access_log off; keepalive_requests 10000000;"
            f"server {{ listen 127.0.0.1:{port}; location / {{ return 204; }} }} }}"
        )
        process = subprocess.Popen(["nginx", "-c", f"{name}/nginx.conf", "-g", "daemon off;"])
        try:
            wait_until_it_answers(f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def server_process(site: Path) -> int:
    """The process that answers: the child of the one that holds the port."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            is_server = entry.name.isdigit() and "delivery.web.run" in (entry / "cmdline").read_text()
            if is_server and f"NEWSREEL_SITE={site}".encode() in (entry / "environ").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return max(found)


def lost_by_a_kill(site: ServedSite, article: int) -> tuple[int, int]:
    """Reads answered more than a second before the kill, and how many of them were not counted."""
    host, port = site.url.removeprefix("http://").split(":")
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
        if answered[-1] - started > 4:
            os.kill(server_process(site.site), signal.SIGKILL)
            killed = time.monotonic()
    time.sleep(2)
    with sqlite3.connect(site.site / "pages" / "ledger.sqlite3") as ledger:
        waiting = ledger.execute(
            "SELECT coalesce(sum(count), 0) FROM article_reads WHERE article = ?", (article,)
        ).fetchone()[0]
    with sqlite3.connect(site.site / "newsreel.sqlite3") as database:
        row = database.execute(
            "SELECT score FROM delivery_popularity WHERE article = ?", (article,)
        ).fetchone()
    fading = 6 * 3600 / 0.6931471805599453
    taken = 0.0 if row is None else 2.718281828459045 ** (row[0] - time.time() / fading)
    safe = sum(1 for moment in answered if moment < killed - 1)
    # Faded by a few seconds at most, so a rounding up makes it whole.
    return safe, max(0, safe - round(waiting + taken))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--edition", type=Path, required=True, help="made by newsreel demo --dir … --no-serve"
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    for tool in ("wrk", "nginx"):
        if shutil.which(tool) is None:
            raise SystemExit(f"{tool} is not installed: apt-get install {tool}")
    with ServedSite(chosen.edition, settings="trusted_proxies = 1\n") as site, nginx() as peer:
        rounds = []
        for number in range(chosen.rounds):
            ours = load(site.url, "/-/read/?1", chosen.seconds)
            theirs = load(peer, "/-/read/?1", chosen.seconds)
            rounds.append((ours, theirs))
            print(f"round {number + 1}: newsreel {ours:.0f}, nginx {theirs:.0f}", file=sys.stderr)
        safe, lost = lost_by_a_kill(site, 2)
    result = {
        "beacons_a_second": statistics.median(ours for ours, _ in rounds),
        "ratio_to_nginx": statistics.median(ours / theirs for ours, theirs in rounds),
        "reads_older_than_a_second_at_the_kill": safe,
        "of_them_lost": lost,
    }
    if chosen.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name.replace('_', ' '):<40} {value:>12.2f}")


if __name__ == "__main__":
    main()
