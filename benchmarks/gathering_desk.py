"""Somebody who works at a site while it gathers; and the gathering itself. Programs of their own.

gathering_desk.py SITE edit       saves a draft each 100 ms until standard input ends, then says how long
                                  the database let each save wait
gathering_desk.py SITE gather     a line of input begins a round of all sources; says what it took
"""

import json
import os
import resource
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

os.environ["NEWSREEL_SITE"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "newsreel.django_settings"

import django

django.setup()

from django.db import connection  # noqa: E402 -- can be imported once Django has started
from django.utils import timezone  # noqa: E402 -- as above

from newsreel.gather import rounds, stories  # noqa: E402 -- as above
from newsreel.gather.claims import plan  # noqa: E402 -- as above
from newsreel.gather.models import Entry, Placement, Story  # noqa: E402 -- as above
from newsreel.lib.http import fetch  # noqa: E402 -- as above
from newsreel.newsroom.models import Article, HomePage, Section  # noqa: E402 -- as above

PAUSE = 0.1
MOST_TOLD = int(sys.argv[3]) if len(sys.argv) > 3 else 0
WRITES = ("BEGIN", "INSERT", "UPDATE", "DELETE")


class Waits:
    """Seconds for which statements that write, or that begin to, were held up: all that they took."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        is_first = sql.startswith("BEGIN") or not connection.in_atomic_block
        try:
            return execute(sql, params, many, context)
        finally:
            if is_first and sql.startswith(WRITES):
                self.seconds.append(time.perf_counter() - began)


def draft() -> Article:
    home = HomePage.objects.get()
    section = Section(title="Benchmarks", slug="benchmarks", address="/benchmarks/")
    home.add_child(instance=section)
    text = "<p>The part was written for somebody taller, the director said on Tuesday.</p>" * 6
    article = Article(title="A draft", slug="a-draft", body=[("text", text)], live=False)
    section.add_child(instance=article)
    return article


def edit() -> None:
    article = Article.objects.filter(slug="a-draft").first() or draft()
    ended = threading.Event()

    def wait_for_the_end() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    waits = Waits()
    print("ready", flush=True)
    saves: list[float] = []
    with connection.execute_wrapper(waits):
        while not ended.wait(PAUSE):
            began = time.perf_counter()
            article.title = f"A draft, {len(saves)}"
            article.save_revision()
            saves.append(time.perf_counter() - began)
    print(json.dumps({"waits": sorted(waits.seconds), "saves": sorted(saves)}), flush=True)


def gather() -> None:
    for _line in sys.stdin:
        # What is left of the round before is made too old to be told in this one; nobody edits yet.
        Entry.objects.filter(placement=None).update(fetched_at=timezone.now() - 2 * stories.FIRST_LOOK)
        print("ready", flush=True)
        sys.stdin.readline()
        wall, cpu, counts = time.perf_counter(), time.process_time(), [0, 0, 0, 0]
        for outcome in rounds.outcomes(plan(timezone.now(), every=True), clock=timezone.now, fetch=fetch):
            counts[0] += 1
            counts[1] += outcome.is_unchanged
            counts[2] += outcome.new
            counts[3] += bool(outcome.error)
        asked = (time.perf_counter() - wall, time.process_time() - cpu)
        wall, cpu, placed = time.perf_counter(), time.process_time(), 0
        stories.MOST_AT_ONCE = MOST_TOLD
        placed = stories.tell_stories(timezone.now())
        told = (time.perf_counter() - wall, time.process_time() - cpu)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            json.dumps(
                {
                    "sources": counts[0],
                    "unchanged": counts[1],
                    "new": counts[2],
                    "failed": counts[3],
                    "asked": asked,
                    "placed": placed,
                    "told": told,
                    "peak": peak,
                    "entries": Entry.objects.count(),
                    "placements": Placement.objects.count(),
                    "stories": Story.objects.filter(joined_into=None).count(),
                }
            ),
            flush=True,
        )


if __name__ == "__main__":
    {"edit": edit, "gather": gather}[sys.argv[2]]()
