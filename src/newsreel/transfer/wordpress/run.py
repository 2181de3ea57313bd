"""The one door to the import."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsreel import settings
from newsreel.front import changes, shown
from newsreel.gather.agent import user_agent
from newsreel.newsroom.models import HomePage
from newsreel.transfer.wordpress.first_reading import Progress
from newsreel.transfer.wordpress.importer import import_file
from newsreel.transfer.wordpress.media import MediaSource, Web
from newsreel.transfer.wordpress.records import ExportError
from newsreel.transfer.wordpress.report import Report, check_writable


def run(
    path: Path,
    *,
    report_path: Path | None = None,
    progress: Progress | None = None,
    media: MediaSource | None = None,
) -> Report:
    """Import an export file into this site; running it again brings only what is new or changed.

    Raises ExportError where the file can't be used; the site is as it was then. `media` says where files
    are had; by default from the old site.
    """
    if report_path is not None:
        check_writable(report_path)
    home = HomePage.objects.first()
    if home is None:
        raise ExportError("This site has no home page yet. Make one with `newsreel init`, then import.")
    report = Report(file=str(path))
    try:
        with _quiet_log():
            import_file(
                path,
                home=home,
                media=media if media is not None else live_site(),
                report=report,
                progress=progress or _silent,
            )
    finally:
        # Also of an import that broke off: what it made so far, readers can see.
        if report.total.made or report.total.changed:
            changes.announce(shown.SITE)
    if report_path is not None:
        report.write(report_path)
    return report


def live_site() -> MediaSource:
    site = settings.current()
    return Web(
        user_agent=user_agent(site),
        megabytes=site.upload_megabytes,
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
