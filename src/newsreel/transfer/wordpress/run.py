"""The one door to the import."""

import gc
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

from django.db import transaction

from newsreel import settings
from newsreel.delivery import actions as delivery
from newsreel.front import changes, shown
from newsreel.gather.agent import user_agent
from newsreel.newsroom.models import HomePage
from newsreel.transfer import actions
from newsreel.transfer.wordpress.first_reading import Attempt, Progress, Reading, read_whole
from newsreel.transfer.wordpress.importer import Options, import_reading
from newsreel.transfer.wordpress.kinds import CustomTypes
from newsreel.transfer.wordpress.media import MediaSource, Web
from newsreel.transfer.wordpress.place.ledger import Ledger
from newsreel.transfer.wordpress.place.types import earlier_types, remember_types
from newsreel.transfer.wordpress.place.under_way import begin, ended
from newsreel.transfer.wordpress.plan import plan
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.report import Report, check_writable
from newsreel.transfer.wordpress.sources import ExportFiles
from newsreel.transfer.wordpress.verify import Verified, verify

_ALLOCATIONS_WORTH_A_LOOK = 50_000


class Source(Protocol):
    """Where records come from: an export, a live site, another system's export told in WordPress' terms."""

    name: str
    """For the report."""

    def attempts(self, progress: Progress) -> Sequence[Attempt]:
        """Ways to read it, the first one first; see :func:`.first_reading.read_whole`."""

    def notes(self) -> list[str]:
        """Sentences about what was mended on the way; asked after reading."""


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Records hold no circles, and there are many: not all of them are looked through again and again.

    What is here already is not looked at, and so not copied for the processes that are forked.
    """
    usual = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS_WORTH_A_LOOK, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


@_seldom_collecting()
def run(
    source: Source | Path,
    *,
    report_path: Path | None = None,
    progress: Progress | None = None,
    media: MediaSource | None = None,
    options: Options | None = None,
) -> Report:
    """Import from a source into this site; running it again brings only what is new or changed.

    Raises ExportError where the source can't be used; the site is as it was then. `media` says where files
    are had; by default from the old site.
    """
    if report_path is not None:
        check_writable(report_path)
    home = _home()
    source = _source(source)
    started = time.monotonic()
    progress = progress or _silent
    types = _types(options)
    reading = _read(source, progress, types)
    report = Report(
        file=source.name, site=reading.survey.site.address, notes=[*source.notes(), *types.notes()]
    )
    ledger = Ledger(reading.survey.origin)
    went_on = begin(ledger)
    publishes = options is not None and options.publish
    try:
        remember_types(ledger, types.types)
        with _quiet_log(), nullcontext() if publishes else delivery.changes_held():
            import_reading(
                reading,
                home=home,
                media=media if media is not None else live_site(),
                report=report,
                progress=progress,
                options=options,
            )
    finally:
        reading.spool.close()
        # Also of an import that broke off: what it made so far, readers can see.
        with transaction.atomic():
            if went_on or report.total.made or report.total.changed:
                changes.announce(shown.SITE)
            ended(ledger)
    report.seconds = time.monotonic() - started
    told = report.as_dict()
    actions.keep_report(
        source=source.name,
        origin=report.site,
        seconds=told["seconds"],
        counts=told["counts"],
        notes=told["notes"],
        remarks=told["items"],
    )
    if report_path is not None:
        report.write(report_path)
    return report


def verified(
    source: Source | Path, *, progress: Progress | None = None, options: Options | None = None
) -> Verified:
    """Compare what a source holds with what is here of it. Raises ExportError."""
    _home()
    reading = _read(_source(source), progress or _silent, _types(options))
    try:
        return verify(reading, progress=progress or _silent)
    finally:
        reading.spool.close()


def planned(
    source: Source | Path, *, progress: Progress | None = None, options: Options | None = None
) -> Report:
    """What :func:`run` would do, without doing it. Raises ExportError."""
    _home()
    source, progress = _source(source), progress or _silent
    types = _types(options)
    reading = _read(source, progress, types)
    report = Report(
        file=source.name, site=reading.survey.site.address, notes=[*source.notes(), *types.notes()]
    )
    try:
        plan(reading, report=report, progress=progress, since=options.since if options else None)
    finally:
        reading.spool.close()
    return report


def _types(options: Options | None) -> CustomTypes:
    return CustomTypes(options.types if options else {}, lambda origin: earlier_types(Ledger(origin)))


def _read(source: Source, progress: Progress, types: CustomTypes) -> Reading:
    return read_whole([types.applied(attempt) for attempt in source.attempts(progress)])


def _home() -> HomePage:
    home = HomePage.objects.first()
    if home is None:
        raise ExportError("This site has no home page yet. Make one with `newsreel init`, then import.")
    return home


def _source(source: Source | Path) -> Source:
    return ExportFiles([source]) if isinstance(source, Path) else source


def live_site() -> MediaSource:
    site = settings.current()
    return Web(
        user_agent=user_agent(site),
        private_addresses=site.gather_private_addresses,
    )


@contextmanager
def _quiet_log() -> Iterator[None]:
    """Wagtail's log has a line for every page; thousands of them would bury the progress."""
    logger = logging.getLogger("wagtail")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)


def _silent(_what: str, _done: int, _of: int) -> None:
    return None
