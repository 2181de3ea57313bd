"""The first reading of what a source gives, which proves that it can be read to its end."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from newsreel.transfer.wordpress.read import MalformedError
from newsreel.transfer.wordpress.records import ExportError, ItemRecord, Record, SiteRecord
from newsreel.transfer.wordpress.spool import Keyed, Spool
from newsreel.transfer.wordpress.survey import Survey, Surveyor

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""

Attempt = Callable[[], Iterator[Record]]
"""Gives all records: first the site, last the items. Raises ExportError."""


@dataclass(slots=True)
class Reading:
    """All that was read, proven to be whole."""

    survey: Survey
    spool: Spool
    notes: list[str] = field(default_factory=list)
    """Sentences about what was mended."""


def read_whole(attempts: Sequence[Attempt]) -> Reading:
    """Read by the first attempt; where that meets malformed XML, by the next.

    Raises ExportError, the first attempt's, where none comes to its end; nothing has been stored then.
    """
    first, *others = attempts
    try:
        return _read(first)
    except MalformedError:
        for other in others:
            try:
                return _read(other)
            except ExportError:
                continue
        raise


def _read(attempt: Attempt) -> Reading:
    spool, surveyor = Spool(), Surveyor()
    address = None
    try:
        for record in attempt():
            key = surveyor.take(record)
            if isinstance(record, ItemRecord):
                spool.add(Keyed(key, record))
            elif isinstance(record, SiteRecord):
                address = _one_site(address, record)
        spool.close_batch()
        return Reading(surveyor.finished(), spool)
    except BaseException:
        spool.close()
        raise


def _one_site(address: str | None, record: SiteRecord) -> str:
    if address not in (None, record.address):
        raise ExportError(
            f"These are exports of two sites, {address} and {record.address}. "
            "Import them one after the other."
        )
    return record.address
