"""`newsreel check`: a draft against its sources, without a site."""

import json
import sys
from pathlib import Path
from typing import TextIO

import click

from newsreel.commands.answers import Refusal, print_lines


@click.command()
@click.argument("draft", required=False, type=click.Path(path_type=Path))
@click.option(
    "--source",
    "sources",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A file with what a source says. As often as there are sources.",
)
@click.option("--published", default="", help="The draft's date, YYYY-MM-DD: what “on Tuesday” counts from.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--html", "as_page", is_flag=True, help="A page to look at, draft and sources side by side.")
@click.option(
    "--batch",
    type=click.File(encoding="utf-8"),
    help="Lines of {id, draft, sources, published} instead of files; - is standard input.",
)
def check(
    draft: Path | None,
    sources: tuple[Path, ...],
    published: str,
    as_json: bool,
    as_page: bool,
    batch: TextIO | None,
) -> None:
    """Say where the text in DRAFT differs from its sources. Needs no site.

    Exit code 0: nothing found; 1: findings; 2: something could not be read.
    """
    from newsreel.fidelity.lines import UnreadableDraftError, check_files, check_lines
    from newsreel.fidelity.report import as_dict, told
    from newsreel.fidelity.side_by_side import page

    if (draft is None) == (batch is None):
        raise Refusal("Name either a DRAFT, a file of text, or with --batch a file that lists drafts.")
    if batch is not None:
        state = {"exit": 0}
        print_lines(check_lines(batch, state))
        sys.exit(state["exit"])
    if draft is None:
        return
    try:
        checked = check_files(draft, sources, published)
    except UnreadableDraftError as error:
        raise Refusal(str(error)) from error
    if as_page:
        click.echo(page(checked))
    elif as_json:
        click.echo(json.dumps(as_dict(checked.findings), ensure_ascii=False))
    else:
        click.echo(told(checked))
    sys.exit(1 if checked.findings else 0)
