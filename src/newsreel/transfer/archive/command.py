"""What `newsreel backup` and `newsreel restore` do, apart from reading their command lines."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import click

from newsreel.settings import Settings
from newsreel.transfer.archive import record
from newsreel.transfer.archive.backup import Made, back_up
from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.restore import check, restore, snapshots
from newsreel.transfer.archive.retention import Keep
from newsreel.transfer.archive.telling import amount, bar

_MOST_SHOWN = 20
_GENTLE = 10


def run_backup(site: Settings, address: str, *, keep: Keep | None, as_json: bool) -> None:
    """Raises :class:`ArchiveError`."""
    with bar() as tell:
        made = back_up(site, address, passphrase=site.backup_key, keep=keep, tell=tell)
    if as_json:
        click.echo(json.dumps(made.as_dict(), ensure_ascii=False))
        return
    click.echo(sentence(made))
    for left_out in made.left_out[:_MOST_SHOWN]:
        click.echo(f"• left out: {left_out}")
    if len(made.left_out) > _MOST_SHOWN:
        click.echo(f"• and {len(made.left_out) - _MOST_SHOWN} more; --json lists all.")


def run_scheduled(site: Settings) -> None:
    """The backup that the running site makes of itself: quietly, after all else, and noted down."""
    os.nice(_GENTLE)
    keep = Keep(site.backup_keep_last, site.backup_keep_daily, site.backup_keep_weekly)
    now = datetime.now(UTC)
    try:
        if not site.backup_to:
            raise ArchiveError("Nobody said where to back up to: the setting backup_to is empty.")
        made = back_up(site, site.backup_to, passphrase=site.backup_key, keep=keep or None)
    except ArchiveError as error:
        record.note(site, moment=now, succeeded=False, sentence=str(error))
        raise
    record.note(site, moment=now, succeeded=True, sentence=sentence(made))


def sentence(made: Made) -> str:
    count = len(made.removed)
    removed = f" {count} older {'was' if count == 1 else 'ones were'} removed." if count else ""
    return (
        f"Backed up {amount(made.bytes)} to {made.to} as {made.snapshot}: database and {made.files} files; "
        f"{amount(made.bytes_written)} were new, and were checked after writing.{removed}"
    )


def list_snapshots(address: str, *, passphrase: str, as_json: bool) -> None:
    """Raises :class:`ArchiveError`."""
    found = snapshots(address, passphrase=passphrase)
    if as_json:
        click.echo(json.dumps([one.as_dict() for one in found], ensure_ascii=False))
        return
    for one in found:
        click.echo(f"{one.name}  {one.site}  {amount(one.bytes)}, {one.files} files, {one.database}")
    if not found:
        click.echo("There is no snapshot yet.")


def run_check(address: str, *, snapshot: str, passphrase: str, as_json: bool) -> None:
    """Raises :class:`ArchiveError`."""
    with bar() as tell:
        name, found = check(address, snapshot=snapshot, passphrase=passphrase, tell=tell)
    if as_json:
        click.echo(json.dumps({"snapshot": name, "bytes": found.bytes, "files": found.file_count}))
        return
    click.echo(
        f"The snapshot {name} of {found.site} is whole: "
        f"{amount(found.bytes)}, database and {found.file_count} files."
    )


def run_restore(
    folder: Path, address: str, *, snapshot: str, passphrase: str, replace: bool, as_json: bool
) -> None:
    """Raises :class:`ArchiveError`."""
    with bar() as tell:
        done = restore(folder, address, snapshot=snapshot, passphrase=passphrase, replace=replace, tell=tell)
    if as_json:
        click.echo(json.dumps(done.as_dict(), ensure_ascii=False))
        return
    click.echo(
        f"Restored {done.site} as it was at {done.made_at} into {folder}: "
        f"{amount(done.bytes)}, database and {done.files} files, all checked."
    )
    if done.former:
        click.echo(f"The former site lies in {done.former}; remove it when you need it no more.")
    click.echo(f"Start it with: newsreel --site {folder} serve")
