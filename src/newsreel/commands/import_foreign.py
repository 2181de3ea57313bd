"""`newsreel import ghost` and `newsreel import markdown`: a site moves in from elsewhere."""

from pathlib import Path

import click

from newsreel.commands.answers import Refusal
from newsreel.commands.site import opened_site


@click.command("ghost")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--address", required=True, help="The old site's address, like https://old.example.org.")
@click.option("--redirects", type=click.Path(path_type=Path, dir_okay=False), help="redirects.json or .yaml.")
@click.option(
    "--members",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The CSV file of Members › Export: they become subscribers; no mail is sent.",
)
@click.option(
    "--media",
    "media_folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Ghost's folder (the one with content/images in it), to take pictures from.",
)
@click.option("--no-media", is_flag=True, help="Fetch no pictures; their places show captions.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; store and fetch nothing.")
@click.option(
    "--report", "report_path", type=click.Path(path_type=Path, dir_okay=False), help="Write it here."
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def import_ghost(
    file: Path,
    address: str,
    redirects: Path | None,
    members: Path | None,
    media_folder: Path | None,
    no_media: bool,
    dry_run: bool,
    report_path: Path | None,
    as_json: bool,
) -> None:
    """Move in a Ghost site from FILE, its JSON export."""
    if not address.startswith(("http://", "https://")):
        raise Refusal(f"“{address}” is no address. Write one like https://old.example.org.")
    site = opened_site()
    from django.utils import timezone

    from newsreel.transfer.former_addresses import ghost_redirects, redirect
    from newsreel.transfer.ghost.source import GhostExport
    from newsreel.transfer.ghost.subscribers import subscribe
    from newsreel.transfer.wordpress.command import Wanted, run_command
    from newsreel.transfer.wordpress.records import ExportError

    try:
        pairs = ghost_redirects(redirects) if redirects is not None else []
    except ExportError as error:
        raise Refusal(str(error)) from error
    wanted = Wanted(
        [], report_path, as_json, with_media=not no_media, media_folder=media_folder, dry_run=dry_run
    )
    source = GhostExport(file, address, members)
    run_command(wanted, source)
    if pairs and not dry_run:
        _tell(*redirect(pairs), "former addresses lead to their articles")
    if source.members and not dry_run:
        told = subscribe(source.members, address=address, site=site, now=timezone.now())
        _tell(*told, "members became subscribers, or are kept as people who left")


@click.command("markdown")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--address", default="", help="The old site's address, if it had one: its links are mended.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; store nothing.")
@click.option(
    "--report", "report_path", type=click.Path(path_type=Path, dir_okay=False), help="Write it here."
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def import_markdown(
    folder: Path, address: str, dry_run: bool, report_path: Path | None, as_json: bool
) -> None:
    """Move in articles from FOLDER: Markdown files with front matter, and the pictures beside them."""
    opened_site()
    from newsreel.transfer.former_addresses import redirect
    from newsreel.transfer.markdown.source import MarkdownFolder
    from newsreel.transfer.wordpress.command import Wanted, run_command
    from newsreel.transfer.wordpress.records import ExportError

    try:
        source = MarkdownFolder(folder, address)
    except ExportError as error:
        raise Refusal(str(error)) from error
    run_command(Wanted([], report_path, as_json, dry_run=dry_run), source, media=source)
    if source.redirects and not dry_run:
        _tell(*redirect(source.redirects), "former addresses lead to their articles")


def _tell(count: int, notes: list[str], what: str) -> None:
    click.echo(f"{count} {what}.", err=True)
    for note in notes:
        click.echo(f"• {note}", err=True)
