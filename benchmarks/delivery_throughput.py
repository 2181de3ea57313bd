"""Requests a second for one article page: this program beside nginx serving the same bytes as a static file.

    python benchmarks/delivery_throughput.py --edition FOLDER [--rounds 5] [--seconds 8] [--json]

Needs wrk and nginx (Debian: `apt-get install wrk nginx-light`). The page is asked for with gzip over 64
kept-alive connections; both servers run at once and are asked in turns, so that whatever else the machine
does hits both. The client shares the machine's cores with the server in both cases. Ratios are medians over
the rounds.
"""

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from served_site import ServedSite, free_port, wait_until_it_answers

CONNECTIONS = 64


def nginx_configuration(root: Path, folder: Path, port: int) -> str:
    """As its documentation recommends for static files; one process for each core, as nginx has it."""
    return f"""
worker_processes auto;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 10000000;
  include /etc/nginx/mime.types;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  server {{
    listen 127.0.0.1:{port} backlog=2048;
    root {root};
    gzip_static on;
  }}
}}
"""


def fetch(url: str, accept: str) -> tuple[bytes, str]:
    request = urllib.request.Request(url, headers={"Accept-Encoding": accept})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read(), answer.headers.get("Content-Encoding", "")


def load(url: str, seconds: int) -> dict[str, float]:
    """wrk's figures: requests a second, and the 99th percentile of the time to answer in milliseconds."""
    printed = subprocess.run(
        [
            *("wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s"),
            *("--latency", "--header", "Accept-Encoding: gzip", url),
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--edition", type=Path, required=True, help="made by newsreel demo --dir … --no-serve"
    )
    parser.add_argument("--path", default="", help="the article to ask for; default: the newest")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    for tool in ("wrk", "nginx"):
        if shutil.which(tool) is None:
            raise SystemExit(f"{tool} is not installed: apt-get install {tool}")
    with (
        tempfile.TemporaryDirectory(prefix="newsreel-throughput-") as name,
        ServedSite(chosen.edition) as site,
    ):
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
        port = free_port()
        (folder / "nginx.conf").write_text(nginx_configuration(root, folder, port))
        nginx = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"])
        try:
            peer = f"http://127.0.0.1:{port}/"
            wait_until_it_answers(peer)
            rounds = []
            for number in range(chosen.rounds):
                ours, theirs = load(site.url + path, chosen.seconds), load(peer, chosen.seconds)
                rounds.append((ours, theirs))
                print(f"round {number + 1}: {ours} nginx {theirs}", file=sys.stderr)
        finally:
            nginx.terminate()
            nginx.wait()
    result = {
        "page": path,
        "bytes": len(packed),
        "ours_requests_a_second": statistics.median(ours["requests"] for ours, _ in rounds),
        "nginx_requests_a_second": statistics.median(theirs["requests"] for _, theirs in rounds),
        "ratio": statistics.median(ours["requests"] / theirs["requests"] for ours, theirs in rounds),
        "p99_ratio_at_full_load": statistics.median(ours["p99"] / theirs["p99"] for ours, theirs in rounds),
    }
    if chosen.json:
        print(json.dumps(result))
        return
    print(f"{result['page']}, {result['bytes']} bytes gzip, {CONNECTIONS} connections")
    print(f"newsreel serve  {result['ours_requests_a_second']:>9.0f} requests a second")
    print(f"nginx, static   {result['nginx_requests_a_second']:>9.0f} requests a second")
    print(f"ratio           {result['ratio']:>9.2f}  (median of {chosen.rounds} rounds)")
    print(f"p99 ratio       {result['p99_ratio_at_full_load']:>9.2f}  (at full load)")


if __name__ == "__main__":
    main()
