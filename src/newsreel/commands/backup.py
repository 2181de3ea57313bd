"""`newsreel backup`: a snapshot of the site, while it runs."""

from typing import TYPE_CHECKING

import click

from newsreel.commands.answers import Refusal
from newsreel.commands.site import found_site

if TYPE_CHECKING:
    from newsreel.settings import Settings
    from newsreel.transfer.archive.retention import Keep

_COUNT = click.IntRange(min=0)


@click.command()
@click.argument("to", metavar="[FILE|FOLDER|s3://…]", default="")
@click.option("--keep-last", type=_COUNT, default=0, help="Keep so many of the newest snapshots.")
@click.option("--keep-daily", type=_COUNT, default=0, help="Keep the last one of each of so many days.")
@click.option("--keep-weekly", type=_COUNT, default=0, help="Keep the last one of each of so many weeks.")
@click.option(
    "--schedule",
    "hours",
    type=click.IntRange(1, 24 * 31),
    help="Make the first one now, and let the running site make one every so many hours.",
)
@click.option("--scheduled", is_flag=True, hidden=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def backup(
    to: str,
    keep_last: int,
    keep_daily: int,
    keep_weekly: int,
    hours: int | None,
    scheduled: bool,
    as_json: bool,
) -> None:
    """Back the site up: to a folder or a bucket, where each backup adds what is new, or to one FILE.

    Without a place, to the one in the setting backup_to. With --keep-…, older snapshots than those are
    removed; without, the settings backup_keep_… say so for backup_to, and elsewhere all are kept.
    """
    site = found_site()
    from newsreel.transfer.archive.command import run_backup, run_scheduled
    from newsreel.transfer.archive.errors import ArchiveError
    from newsreel.transfer.archive.retention import Keep

    try:
        if scheduled:
            run_scheduled(site)
            return
        if not to and not site.backup_to:
            raise Refusal("Say where to back up to: a file, a folder or s3://…, or set backup_to.")
        keep = Keep(keep_last, keep_daily, keep_weekly) or _usual(site, to or site.backup_to)
        run_backup(site, to or site.backup_to, keep=keep, as_json=as_json)
        if hours is not None:
            from newsreel.transfer.archive.schedule import set_schedule

            click.echo(set_schedule(site, to or site.backup_to, hours), err=as_json)
    except ArchiveError as error:
        raise Refusal(str(error)) from error


def _usual(site: "Settings", to: str) -> "Keep | None":
    from newsreel.transfer.archive.retention import Keep

    usual = Keep(site.backup_keep_last, site.backup_keep_daily, site.backup_keep_weekly)
    return usual if usual and to == site.backup_to else None
