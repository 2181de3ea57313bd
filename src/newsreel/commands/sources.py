"""`newsreel gather` and `newsreel sources`: what is read, and how reading it goes."""

import json
import sys
from pathlib import Path

import click

from newsreel.commands.answers import Refusal
from newsreel.commands.site import opened_site


@click.command()
@click.option("--once", is_flag=True, required=True, help="Read every source that is due, then end.")
@click.option("--all", "every", is_flag=True, help="Read every source, due or not.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document for machines.")
def gather(once: bool, every: bool, as_json: bool) -> None:
    """Read the configured sources and keep what is new."""
    opened_site()
    from newsreel.gather.rounds import gather_once

    outcomes = gather_once(every=every)
    if as_json:
        click.echo(json.dumps([outcome.as_dict() for outcome in outcomes], ensure_ascii=False))
        return
    for outcome in outcomes:
        click.echo(outcome.sentence())
    if not outcomes:
        click.echo("No source is due. Add one in the admin under Wire › Sources, or use --all.")


@click.group()
def sources() -> None:
    """The sources that are read: list them, take them over from a feed reader, give them to one."""


@sources.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document for machines.")
def list_sources(as_json: bool) -> None:
    """Say of each source how reading it goes."""
    opened_site()
    from newsreel.gather.models import Source
    from newsreel.gather.queries import standing_of

    found = [
        {"name": source.name, "kind": source.kind, "address": source.address, "standing": standing_of(source)}
        for source in Source.objects.all()
    ]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for source in found:
        click.echo(f"{source['name']}\n  {source['address']}\n  {source['standing']}")
    if not found:
        click.echo("There is no source yet. Add one in the admin under Wire › Sources.")


@sources.command("add")
@click.argument("address", metavar="URL")
@click.option("--name", default="", help="What readers see in a credit. Default: as the site calls itself.")
@click.option(
    "--kind",
    type=click.Choice(["feed", "news_sitemap", "wordpress"]),
    help="What URL is. Default: found out, also from the address of a site.",
)
@click.option("--yes", "is_sure", is_flag=True, help="Add the likeliest without asking.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document for machines.")
def add_source(address: str, name: str, kind: str | None, is_sure: bool, as_json: bool) -> None:
    """Find out how the site at URL can be read, show what it gives, and add it as a source."""
    site = opened_site()
    from django.utils import timezone

    from newsreel.gather import actions
    from newsreel.gather.adding import NothingFoundError, proposals
    from newsreel.gather.adding_told import told

    try:
        found = proposals(address, now=timezone.now(), site=site, kind=kind or "")
        if not as_json:
            click.echo(told(found))
        if not is_sure and not as_json and sys.stdin.isatty():
            is_sure = click.confirm(f"Add {found[0].address}?")
        added = actions.add_source(proposal=found[0], name=name) if is_sure else None
    except (NothingFoundError, ValueError) as error:
        raise Refusal(str(error)) from error
    if as_json:
        document = {"added": added and added.address, "candidates": [one.as_dict() for one in found]}
        click.echo(json.dumps(document, ensure_ascii=False))
    elif added:
        click.echo(f"Added “{added.name}”. It is read within a minute while the site runs.")
    else:
        click.echo("Nothing was added. Add --yes to take the first.")


@sources.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def import_sources(file: Path) -> None:
    """Add the feeds that the OPML list in FILE names. What is read already stays as it is."""
    opened_site()
    from newsreel.gather import actions
    from newsreel.gather.items import UnreadableSourceError

    try:
        added, there = actions.import_sources(file.read_bytes())
    except (UnreadableSourceError, OSError) as error:
        raise Refusal(f"{file}: {error}") from error
    click.echo(f"{added} added, {there} there already.")


@sources.command("export")
def export_sources() -> None:
    """Print the feeds as an OPML list."""
    opened_site()
    from django.utils import timezone

    from newsreel.gather.queries import exported_sources

    click.echo(exported_sources(timezone.now()), nl=False)
