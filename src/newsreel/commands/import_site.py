"""`newsreel import`: moving a site in from elsewhere."""

from pathlib import Path
from typing import NoReturn

import click

from newsreel.commands.answers import Refusal
from newsreel.commands.export import import_newsreel
from newsreel.commands.site import opened_site


@click.group("import")
def import_() -> None:
    """Move a site in from elsewhere."""


import_.add_command(import_newsreel)


@import_.command("wordpress")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--report", "report_path", type=click.Path(path_type=Path, dir_okay=False), help="Write the report here."
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--no-media", is_flag=True, help="Fetch no pictures; their places show captions.")
def import_wordpress(file: Path, report_path: Path | None, as_json: bool, no_media: bool) -> None:
    """Move in a WordPress site from its export FILE (WXR)."""
    opened_site()
    from newsreel.transfer.wordpress.command import run_command

    run_command(file=file, report_path=report_path, as_json=as_json, with_media=not no_media, refuse=_refuse)


def _refuse(sentence: str) -> NoReturn:
    raise Refusal(sentence)
