"""What this program makes of a file, without a site: a feed, a page, a list of headlines."""

import json
import sys
from pathlib import Path
from typing import TextIO, cast

import click

from newsreel.commands.answers import Refusal, print_lines


@click.command("parse-feed")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--address", default="", help="Where the feed was fetched from; relative links start there.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each FILE.")
def parse_feed(files: tuple[Path, ...], address: str, as_json: bool) -> None:
    """Say what is in each FILE: RSS, Atom, RDF, CDF or JSON Feed. Needs no site."""
    from newsreel.gather.sources.feed.report import report_file, told

    read = 0
    for file in files:
        found = report_file(file, address=address)
        if as_json:
            click.echo(json.dumps(found, ensure_ascii=False))
        elif "entries" in found:
            click.echo(told(found))
        if "entries" in found:
            read += 1
        else:
            click.echo(f"newsreel: {found['error']}", err=True)
    sys.exit(0 if read else 2)


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--url", "address", default="", help="Where the page was fetched from; relative links start there."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option(
    "--batch",
    type=click.File(encoding="utf-8"),
    help="Lines of {id, file, url} instead of FILE; - is standard input.",
)
def extract(file: Path | None, address: str, as_json: bool, batch: TextIO | None) -> None:
    """Say what an article's page in FILE says: title, byline, date, text, lead picture. Needs no site."""
    from newsreel.gather.extraction.batch import extract_file, extract_lines, told
    from newsreel.gather.extraction.page import UnreadablePageError

    if (file is None) == (batch is None):
        raise Refusal("Name either a FILE with a page in it or, with --batch, a file that lists them.")
    if batch is not None:
        folder = Path(batch.name).parent if Path(batch.name).is_file() else Path()
        print_lines(extract_lines(batch, folder))
        return
    try:
        found = extract_file(cast("Path", file), address)
    except UnreadablePageError as error:
        raise Refusal(str(error)) from error
    click.echo(json.dumps(found, ensure_ascii=False) if as_json else told(found))


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"))
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each headline, in FILE's order.")
def cluster(file: TextIO, as_json: bool) -> None:
    """Put the headlines in FILE, lines of {id, title, published}, into stories. Needs no site."""
    from newsreel.gather.clustering.lines import cluster_lines, told

    answers = cluster_lines(file)
    if as_json:
        print_lines(answers)
    else:
        for answer in answers:
            click.echo(told(answer))
