"""`newsreel import wordpress`: a site moves in from WordPress."""

from datetime import datetime
from pathlib import Path

import click

from newsreel.commands.answers import Refusal
from newsreel.commands.site import opened_site


@click.command("wordpress")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--report", "report_path", type=click.Path(path_type=Path, dir_okay=False), help="Write the report here."
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--no-media", is_flag=True, help="Fetch no pictures; their places show captions.")
@click.option(
    "--media",
    "media_folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Take files from this copy of wp-content/uploads, not from the live site.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen; store and fetch nothing.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Take only what was changed from this day on (UTC).",
)
@click.option(
    "--redirects",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Redirects too, from this file that Redirection (JSON, CSV) or Yoast SEO (CSV) gave.",
)
@click.option(
    "--types",
    multiple=True,
    metavar="TYPE=post|page",
    help="Take over items of a plug-in's type as articles or standing pages: review=post,recipe=page.",
)
@click.option("--publish", is_flag=True, help="Let readers' pages tell of articles while they come in.")
@click.option("--verify", is_flag=True, help="Compare the source with this site; change nothing.")
@click.option(
    "--user",
    default="",
    help="A live site's user. The application password is asked for, or NEWSREEL_IMPORT_PASSWORD.",
)
def import_wordpress(
    sources: tuple[str, ...],
    report_path: Path | None,
    as_json: bool,
    no_media: bool,
    media_folder: Path | None,
    dry_run: bool,
    since: datetime | None,
    redirects: Path | None,
    types: tuple[str, ...],
    publish: bool,
    verify: bool,
    user: str,
) -> None:
    """Move in a WordPress site from SOURCE.

    That is an export file (WXR, also as .zip or .gz), several, a folder of them, or the live site's address.

    With --verify the exit code is 1 where something differs.
    """
    if dry_run and verify:
        raise Refusal("Name --dry-run or --verify, not both.")
    opened_site()
    from newsreel.transfer.wordpress.command import Wanted, run_command

    wanted = Wanted(
        sources=sources,
        report_path=report_path,
        as_json=as_json,
        with_media=not no_media,
        media_folder=media_folder,
        dry_run=dry_run,
        since=since,
        redirects=redirects,
        types=types,
        publish=publish,
        verify=verify,
        user=user,
    )
    run_command(wanted)
