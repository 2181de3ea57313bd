"""The server's counts as Prometheus reads them (text exposition format 0.0.4)."""

from collections.abc import Iterator

from newsreel.delivery.ledger import Totals
from newsreel.delivery.web.memory import Memory
from newsreel.delivery.web.tally import Tally

METRICS_PATH = "/-/metrics/"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def exposition(tally: Tally, memory: Memory, totals: Totals) -> str:
    return "".join(_lines(tally, memory, totals))


def _lines(tally: Tally, memory: Memory, totals: Totals) -> Iterator[str]:
    yield from _metric("hits_total", "counter", "Answers from memory or the page store.", tally.hits)
    yield from _metric("misses_total", "counter", "Pages the application had to draw.", tally.misses)
    yield from _metric("stale_total", "counter", "Answers with a former version of a page.", tally.stale)
    yield from _metric("passed_total", "counter", "Requests handed on to the application.", tally.passed)
    yield from _metric("refused_total", "counter", "Requests no site could answer.", tally.refused)
    yield from _metric("failed_total", "counter", "Answers with an error of ours.", tally.failed)
    yield from _metric(
        "drawing_seconds_total",
        "counter",
        "Time spent waiting for pages to be drawn.",
        f"{tally.drawing:.3f}",
    )
    yield from _metric("memory_bytes", "gauge", "Pages held ready by this server process.", memory.size)
    yield from _metric("store_pages", "gauge", "Pages in the page store of this node.", totals.pages)
    yield from _metric("store_stale_pages", "gauge", "Those of them to be drawn anew.", totals.stale)
    yield from _metric("store_bytes", "gauge", "The size of their texts.", totals.bytes)
    yield from _metric(
        "started_seconds", "gauge", "When this process began, since 1970.", f"{tally.started:.0f}"
    )


def _metric(name: str, kind: str, meaning: str, value: object) -> Iterator[str]:
    yield f"# HELP newsreel_{name} {meaning}\n# TYPE newsreel_{name} {kind}\nnewsreel_{name} {value}\n"
