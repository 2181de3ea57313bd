"""Records for tests."""

from collections.abc import Iterable

from newsreel.delivery.record import Record

HTML = {"content-type": "text/html; charset=utf-8", "cache-control": "public, max-age=0"}


def record(
    path: str = "/story/",
    body: bytes = b"<h1>A story</h1>",
    *,
    shows: Iterable[str] = ("site",),
    as_of: int = 0,
    made: float = 1_000_000.0,
    status: int = 200,
) -> Record:
    return Record(
        path=path, status=status, headers=HTML, body=body, shows=frozenset(shows), as_of=as_of, made=made
    )
