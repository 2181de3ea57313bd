"""Requests a second for one article page, beside nginx serving the same bytes as a static file: of this
program, and of nginx with the configuration that is shipped with it, over the files that it keeps.

    python benchmarks/delivery_throughput.py --edition FOLDER [--rounds 5] [--seconds 8] [--json]

Needs wrk, hey and nginx (Debian: `apt-get install wrk hey nginx-light`). The page is asked for with gzip
over 64 kept-alive connections; all servers run at once and are asked in turns, so that whatever else the
machine does hits all. Where Debian's WordPress is installed (wordpress_peer.py), a post of a plain one of
5,000 posts is asked for as well, after the others and as often. The client shares the machine's cores with
the server in all cases. Ratios are medians over the rounds.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from served_site import ServedSite, free_port, nginx, rounds_against_nginx, wait_until_it_answers
from wordpress_peer import WordPress
from wordpress_peer import is_installed as wordpress_is_installed

SETTINGS = f"""
plain_files = true
trusted_proxies = 1
web_processes = {os.cpu_count()}
"""
"""One server process for each core, as nginx has it."""
CONNECTIONS = 64
POSTS = 5_000
SHIPPED = Path(__file__).parents[1] / "deploy" / "nginx" / "newsreel.conf"


def servers(root: Path, port: int, shipped: Path) -> str:
    """The page as a static file, and beside it the shipped configuration."""
    return f"""
  server {{
    listen 127.0.0.1:{port} backlog=2048;
    root {root};
    gzip_static on;
  }}
  include {shipped};
"""


def shipped_configuration(site: ServedSite, port: int) -> str:
    return (
        SHIPPED.read_text()
        .replace("listen 80;", f"listen 127.0.0.1:{port} backlog=2048;")
        .replace("127.0.0.1:8000", site.url.partition("://")[2])
        .replace("example.org", "127.0.0.1")
        .replace("/srv/site", str(site.site))
    )


def wait_until_it_is_a_file(url: str) -> None:
    """Only plain files can be asked for in parts."""
    for _ in range(100):
        with urllib.request.urlopen(url, timeout=60) as answer:
            if answer.headers["Accept-Ranges"] == "bytes":
                return
        time.sleep(0.2)
    raise SystemExit(f"{url} is not served from a file")


def fetch(url: str, accept: str) -> tuple[bytes, str]:
    request = urllib.request.Request(url, headers={"Accept-Encoding": accept})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read(), answer.headers.get("Content-Encoding", "")


def load(url: str, seconds: int) -> dict[str, float]:
    """wrk's figures: requests a second, and the 99th percentile of the time to answer in milliseconds."""
    printed = subprocess.run(
        [
            *("wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s"),
            *("--timeout", "30s", "--latency", "--header", "Accept-Encoding: gzip", url),
        ],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    if "Non-2xx" in printed:
        raise SystemExit(f"Not all answers were pages:\n{printed}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", printed)
    slowest = re.search(r"99%\s+([\d.]+)(us|ms|s)", printed)
    if found is None or slowest is None:
        raise SystemExit(f"wrk printed something else:\n{printed}")
    unit = {"us": 0.001, "ms": 1.0, "s": 1000.0}[slowest[2]]
    return {"requests": float(found[1]), "p99": float(slowest[1]) * unit}


def calm(url: str, seconds: int, rate: float) -> float:
    """hey's 99th percentile of the time to answer, in milliseconds, at so many requests a second."""
    printed = subprocess.run(
        [
            *("hey", "-z", f"{seconds}s", "-c", str(CONNECTIONS), "-q", f"{rate / CONNECTIONS:.2f}"),
            *("-H", "Accept-Encoding: gzip", url),
        ],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = re.search(r"99% in ([\d.]+) secs", printed)
    if found is None or "Error distribution" in printed:
        raise SystemExit(f"hey printed something else:\n{printed}")
    return float(found[1]) * 1000


def wordpress(rounds: int) -> float:
    """Requests a second, median, after a round in which its scripts are compiled.

    Twenty seconds each: it may need half of that before the first of the connections has its answer.
    """
    with WordPress(POSTS) as peer:
        load(peer.article(), 20)
        return statistics.median(load(peer.article(), 20)["requests"] for _ in range(rounds))


def main() -> None:
    parser = rounds_against_nginx(__doc__)
    parser.add_argument("--path", default="", help="the article to ask for; default: the newest")
    chosen = parser.parse_args()
    copied = ServedSite(chosen.edition, settings=SETTINGS)
    with tempfile.TemporaryDirectory(prefix="newsreel-throughput-") as name, copied as site:
        folder = Path(name)
        path = chosen.path or site.newest_article()
        plain, _ = fetch(site.url + path, "identity")
        packed, coding = fetch(site.url + path, "gzip")
        assert coding == "gzip"
        root = folder / "root"
        root.mkdir()
        (root / "index.html").write_bytes(plain)
        (root / "index.html.gz").write_bytes(packed)
        subprocess.run(["chmod", "-R", "a+rX", name], check=True)
        port, shipped_port = free_port(), free_port()
        shipped_file = folder / "newsreel.conf"
        shipped_file.write_text(shipped_configuration(site, shipped_port))
        peer = f"http://127.0.0.1:{port}/"
        shipped = f"http://127.0.0.1:{shipped_port}{path}"
        rounds = []
        with nginx(folder, servers(root, port, shipped_file)):
            wait_until_it_answers(peer)
            wait_until_it_is_a_file(shipped)
            for number in range(chosen.rounds):
                ours, theirs = load(site.url + path, chosen.seconds), load(peer, chosen.seconds)
                in_front = load(shipped, chosen.seconds)
                rounds.append((ours, theirs, in_front))
                print(f"round {number + 1}: {ours} nginx {theirs} shipped {in_front}", file=sys.stderr)
            half = statistics.median(ours["requests"] for ours, _, _ in rounds) / 2
            calm_rounds = [
                (calm(site.url + path, chosen.seconds, half), calm(peer, chosen.seconds, half))
                for _ in range(chosen.rounds)
            ]
    result = {
        "page": path,
        "bytes": len(packed),
        "ours_requests_a_second": statistics.median(ours["requests"] for ours, _, _ in rounds),
        "nginx_requests_a_second": statistics.median(theirs["requests"] for _, theirs, _ in rounds),
        "ratio": statistics.median(ours["requests"] / theirs["requests"] for ours, theirs, _ in rounds),
        "p99_ratio_at_full_load": statistics.median(
            ours["p99"] / theirs["p99"] for ours, theirs, _ in rounds
        ),
        "p99_at_half_load": statistics.median(ours for ours, _ in calm_rounds),
        "p99_ratio_at_half_load": statistics.median(ours / theirs for ours, theirs in calm_rounds),
        "shipped_requests_a_second": statistics.median(shipped["requests"] for _, _, shipped in rounds),
        "shipped_ratio": statistics.median(
            shipped["requests"] / theirs["requests"] for _, theirs, shipped in rounds
        ),
    }
    if wordpress_is_installed():
        result["wordpress_requests_a_second"] = wordpress(chosen.rounds)
    if chosen.json:
        print(json.dumps(result))
        return
    print(f"{result['page']}, {result['bytes']} bytes gzip, {CONNECTIONS} connections")
    print(f"newsreel serve  {result['ours_requests_a_second']:>9.0f} requests a second")
    print(f"nginx, static   {result['nginx_requests_a_second']:>9.0f} requests a second")
    print(f"ratio           {result['ratio']:>9.2f}  (median of {chosen.rounds} rounds)")
    print(f"nginx, shipped  {result['shipped_requests_a_second']:>9.0f} requests a second")
    print(f"ratio           {result['shipped_ratio']:>9.2f}  (to nginx, static)")
    if "wordpress_requests_a_second" in result:
        print(f"WordPress       {result['wordpress_requests_a_second']:>9.1f} requests a second, uncached")
    print(f"p99 ratio       {result['p99_ratio_at_full_load']:>9.2f}  (at full load)")
    print(
        f"p99 ratio       {result['p99_ratio_at_half_load']:>9.2f}  "
        f"(both at half of this program's full load, where it takes {result['p99_at_half_load']:.1f} ms)"
    )


if __name__ == "__main__":
    main()
