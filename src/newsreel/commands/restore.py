"""`newsreel restore`: a site from a backup."""

import os
from contextlib import suppress
from pathlib import Path

import click

from newsreel import settings as newsreel_settings
from newsreel.commands.answers import Refusal
from newsreel.settings import SETTINGS_FILE, SettingsError

KEY_VARIABLE = "NEWSREEL_BACKUP_KEY"


@click.command()
@click.argument("source", metavar="FILE|FOLDER|s3://…")
@click.option("--snapshot", default="", help="Which one, or how its name begins. Default: the newest.")
@click.option("--replace", is_flag=True, help="Put it in the place of a site that is there already.")
@click.option("--check", "only_check", is_flag=True, help="Read all of it, say whether it is whole, and end.")
@click.option("--list", "only_list", is_flag=True, help="List the snapshots, and end.")
@click.option(
    "--key-file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help=f"A file with the key of an encrypted backup. Default: {KEY_VARIABLE}, else the site's setting.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def restore(
    source: str,
    snapshot: str,
    replace: bool,
    only_check: bool,
    only_list: bool,
    key_file: Path | None,
    as_json: bool,
) -> None:
    """Bring a site back, from a backup in a folder, a bucket or a FILE, into the folder named by --site.

    Everything is read and checked before anything is touched. A site that is there must be stopped.
    """
    from newsreel.transfer.archive.command import list_snapshots, run_check, run_restore
    from newsreel.transfer.archive.errors import ArchiveError

    folder = newsreel_settings.site_folder()
    key = _key(folder, key_file)
    try:
        if only_list:
            list_snapshots(source, passphrase=key, as_json=as_json)
        elif only_check:
            run_check(source, snapshot=snapshot, passphrase=key, as_json=as_json)
        else:
            run_restore(folder, source, snapshot=snapshot, passphrase=key, replace=replace, as_json=as_json)
    except ArchiveError as error:
        raise Refusal(str(error)) from error


def _key(folder: Path, key_file: Path | None) -> str:
    """Settings that can't be read are no reason to refuse: they may be what is to be mended."""
    if key_file is not None:
        try:
            return key_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise Refusal(f"The key in {key_file} can't be read. Name the file that holds it.") from error
    if given := os.environ.get(KEY_VARIABLE):
        return given
    if (folder / SETTINGS_FILE).is_file():
        with suppress(SettingsError):
            return newsreel_settings.current().backup_key
    return ""
