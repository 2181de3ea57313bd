"""`newsreel export` and `newsreel import newsreel`: the whole site, out and in again."""

import json
from pathlib import Path

import click

from newsreel.commands.answers import Refusal
from newsreel.commands.progress import progress_bar
from newsreel.commands.site import opened_site

_MOST_NAMED = 5


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--private", is_flag=True, help="Also subscribers, cases and the addresses behind comments.")
@click.option(
    "--history/--no-history",
    default=True,
    help="With all versions of each page (default), or only with those that are live, scheduled or drafts.",
)
@click.option(
    "--wordpress", "as_wordpress", is_flag=True, help="As one FILE.xml that WordPress imports (WXR)."
)
@click.option("--static", "as_static", is_flag=True, help="As a static copy for a plain file server.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document for machines.")
def export(
    target: Path, private: bool, history: bool, as_wordpress: bool, as_static: bool, as_json: bool
) -> None:
    """Write the whole site to TARGET, a new folder or FILE.zip: JSON lines and media."""
    if as_wordpress and as_static:
        raise Refusal("Name --wordpress or --static, not both.")
    opened_site()
    if as_static:
        _export_static(target, as_json=as_json)
        return
    from newsreel.transfer.export.errors import ExchangeError
    from newsreel.transfer.export.export import Written, export_site
    from newsreel.transfer.export.wxr import export_wordpress

    try:
        with progress_bar() as tell:
            if as_wordpress:
                written = Written(export_wordpress(target.absolute(), private=private, progress=tell))
            else:
                written = export_site(target.absolute(), private=private, history=history, progress=tell)
    except ExchangeError as error:
        raise Refusal(str(error)) from error
    _tell(written.lines, written.missing, as_json=as_json)
    if not as_json:
        click.echo(f"The site is in {target}.")


def _export_static(target: Path, *, as_json: bool) -> None:
    from newsreel.transfer.export.errors import ExchangeError
    from newsreel.transfer.export.static import export_static

    try:
        with progress_bar() as tell:
            copied = export_static(target.absolute(), progress=tell)
    except ExchangeError as error:
        raise Refusal(str(error)) from error
    if as_json:
        told = {"files": copied.files, "missing": copied.missing, "questions": copied.questions}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(f"{copied.files} files are in {target}.")
    if copied.missing:
        named = ", ".join(f"{path} ({status})" for path, status in list(copied.missing.items())[:_MOST_NAMED])
        click.echo(f"{len(copied.missing)} addresses that pages link to gave no page: {named}.")


@click.command("newsreel")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON document for machines.")
def import_newsreel(source: Path, as_json: bool) -> None:
    """Bring SOURCE, which `newsreel export` wrote, into this empty site: all of it or nothing."""
    opened_site()
    from newsreel.transfer.export.errors import ExchangeError
    from newsreel.transfer.export.load import load_site

    try:
        with progress_bar() as tell:
            loaded = load_site(source.absolute(), progress=tell)
    except ExchangeError as error:
        raise Refusal(str(error)) from error
    _tell(loaded.lines, loaded.missing, as_json=as_json)
    if loaded.unknown and not as_json:
        click.echo(f"Left aside, for this program does not know them: {', '.join(loaded.unknown)}.")


def _tell(lines: dict[str, int], missing: list[str], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"lines": lines, "missing_files": missing}, ensure_ascii=False))
        return
    for name, count in lines.items():
        if count:
            click.echo(f"{count:>9}  {name.removesuffix('.jsonl').replace('-', ' ')}")
    if missing:
        further = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
        click.echo(
            f"{len(missing)} files that the site names are not in its media: "
            f"{', '.join(missing[:_MOST_NAMED])}{further}."
        )
