"""Time and database queries of an article page that is not kept: drawn by the application, and stored.

    python benchmarks/delivery_cold.py --edition FOLDER [--edition FOLDER …] [--pages 300] [--json]

The folders are sites made by `newsreel demo --no-serve`; copies of them are served. The application is asked
over its socket as the server asks it, one page after the other, each once. Queries are counted in a process
of its own, for some of the same pages.
"""

import argparse
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from newsreel.delivery import node
from newsreel.delivery.addresses import request_target
from newsreel.delivery.web.application import FRESH, Application
from served_site import ServedSite

WARMING = 20
COUNTED = 40
COUNT = """
import json, sys
import newsreel.wsgi
from django.db import connection
from django.test.utils import CaptureQueriesContext
from newsreel.delivery.drawing import draw
counts = []
for path in json.load(sys.stdin):
    with CaptureQueriesContext(connection) as captured:
        draw(path)
    counts.append(len(captured))
print(json.dumps(counts))
"""


def articles(site: Path, count: int) -> list[str]:
    with sqlite3.connect(site / "newsreel.sqlite3") as connection:
        paths = [
            path
            for (path,) in connection.execute(
                "SELECT address FROM newsroom_page JOIN newsroom_article ON page_ptr_id = id "
                "WHERE live ORDER BY address"
            )
        ]
    chance = random.Random(2)  # noqa: S311 -- nothing secret
    return chance.sample(paths, min(count, len(paths)))


def queries(site: ServedSite, paths: list[str]) -> list[int]:
    environment = {
        **site.environment,
        "NEWSREEL_SITE": str(site.site),
        "DJANGO_SETTINGS_MODULE": "newsreel.django_settings",
    }
    counting = subprocess.run(
        [sys.executable, "-c", COUNT],
        input=json.dumps(paths),
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return list(json.loads(counting.stdout.splitlines()[-1]))


def measure(edition: Path, count: int) -> dict[str, Any]:
    with ServedSite(edition) as site:
        os.environ.update(site.environment | {"NEWSREEL_SITE": str(site.site)})
        from newsreel import settings

        settings.current.cache_clear()
        host = site.url.partition("//")[2]
        application = Application(node.socket(settings.current()), host)
        paths = articles(site.site, WARMING + count)
        milliseconds = []
        for path in paths:
            started = time.perf_counter()
            reply = application.page(request_target(path, ""))
            milliseconds.append((time.perf_counter() - started) * 1000)
            if reply.kind != FRESH:
                raise SystemExit(f"{path} is no page: {reply.status} {reply.kind}")
        counts = queries(site, paths[WARMING : WARMING + COUNTED])
        cold = milliseconds[WARMING:]
        return {
            "edition": edition.name,
            "pages": len(cold),
            "median_ms": statistics.median(cold),
            "p95_ms": statistics.quantiles(cold, n=100, method="inclusive")[94],
            "queries_median": statistics.median(counts[1:]),
            "queries_most": max(counts[1:]),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edition", type=Path, required=True, action="append")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    results = [measure(edition, chosen.pages) for edition in chosen.edition]
    if chosen.json:
        print(json.dumps(results))
        return
    for result in results:
        print(
            f"{result['edition']}: {result['pages']} articles, median {result['median_ms']:.1f} ms, "
            f"p95 {result['p95_ms']:.1f} ms; queries median {result['queries_median']:.0f}, "
            f"most {result['queries_most']}"
        )


if __name__ == "__main__":
    main()
