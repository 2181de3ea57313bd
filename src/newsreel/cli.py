"""The command ``newsreel``. Thin: each command checks what it was given and calls one function of a room.

Imports stand inside the commands because Django reads its settings when imported, and the site folder is
known only once the command line has been read; and so that ``--help`` answers at once.
"""

import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any

import click

from newsreel import settings as newsreel_settings
from newsreel.commands.answers import Refusal
from newsreel.commands.backup import backup
from newsreel.commands.check import check
from newsreel.commands.export import export
from newsreel.commands.import_site import import_
from newsreel.commands.person import person
from newsreel.commands.reading import cluster, extract, parse_feed
from newsreel.commands.restore import restore
from newsreel.commands.site import found_site, opened_site, start_django
from newsreel.commands.sources import gather, sources
from newsreel.commands.write import write
from newsreel.settings import SITE_VARIABLE, Settings, SettingsError

DEMO_NAME = "The Matinee"
DEMO_USER = "editor"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--site",
    "site_folder",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"The site folder. Default: {SITE_VARIABLE}, else the current folder.",
)
@click.version_option(package_name="newsreel")
def newsreel(site_folder: Path | None) -> None:
    """Runs an entertainment-news site: gathers, publishes and delivers it."""
    if site_folder is not None:
        os.environ[SITE_VARIABLE] = str(site_folder.absolute())


for _command in (
    gather,
    sources,
    parse_feed,
    extract,
    cluster,
    check,
    write,
    import_,
    export,
    backup,
    restore,
    person,
):
    newsreel.add_command(_command)


@newsreel.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default="Newsreel", show_default=True, help="The publication's name.")
@click.option("--address", default="http://127.0.0.1:8000", show_default=True, help="Its public address.")
def init(folder: Path, name: str, address: str) -> None:
    """Make a new, empty site in FOLDER."""
    from newsreel.ops.folder import FolderError, check_sqlite, make_site_folder

    folder = folder.absolute()
    os.environ[SITE_VARIABLE] = str(folder)
    try:
        newsreel_settings.load(address=address)
        check_sqlite()
        is_new = make_site_folder(folder, name=name, address=address)
    except (FolderError, SettingsError) as error:
        raise Refusal(str(error)) from error
    site = start_django()
    _prepare(site, name=name)
    password = _give_login(site, DEMO_USER)
    click.echo(f"{'Made' if is_new else 'Kept'} the site “{name}” in {folder}.")
    if password:
        click.echo(f"Login for {site.origin}/admin/: {DEMO_USER}, password {password}")
    click.echo(f"Start it with: newsreel --site {folder} serve")


@newsreel.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Instead of the setting `port`.")
@click.option("--bind", help="Instead of the setting `bind`.")
def serve(port: int | None, bind: str | None) -> None:
    """Serve the site: server and application (and workers), each restarted when it dies."""
    site = found_site(port=port, bind=bind)
    _check_servable(site)
    _serve(site)


@newsreel.command()
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo-site"),
    show_default=True,
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--no-serve", is_flag=True, help="Make the site, print its addresses, and end.")
@click.option(
    "--articles",
    type=click.IntRange(min=0),
    default=0,
    help="Besides the hand-made stories, so many generated ones from ten years: about 100 a second.",
)
def demo(folder: Path, port: int, no_serve: bool, articles: int) -> None:
    """Make a site with the sample edition, and serve it. A second run keeps what was changed."""
    from newsreel.ops.folder import FolderError, check_port_free, check_sqlite, make_site_folder

    folder = folder.absolute()
    try:
        check_sqlite()
        if not no_serve:
            check_port_free("127.0.0.1", port)
        make_site_folder(folder, name=DEMO_NAME, address=f"http://127.0.0.1:{port}")
    except FolderError as error:
        raise Refusal(str(error)) from error
    os.environ[SITE_VARIABLE] = str(folder)
    # The folder's settings name the port of its first run; this one's is what counts now.
    os.environ["NEWSREEL_PORT"] = str(port)
    os.environ["NEWSREEL_ADDRESS"] = f"http://127.0.0.1:{port}"
    site = start_django()
    _prepare(site, name=DEMO_NAME)
    _load_edition(articles)
    password = _give_login(site, DEMO_USER)
    click.echo(f"\n  Readers:  {site.origin}/")
    click.echo(f"  Editors:  {site.origin}/admin/")
    click.echo(f"  Login:    {DEMO_USER}, password {password}\n")
    if not no_serve:
        click.echo("Press Ctrl+C to stop.")
        sys.stdout.flush()
        # In a program of its own: this one has grown by all that it took to make the site.
        os.execv(sys.executable, [sys.executable, "-m", "newsreel", "serve"])  # noqa: S606 -- ourselves


@newsreel.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document for machines.")
def doctor(as_json: bool) -> None:
    """Say what is wrong with this site, and how to mend it. Exit code 1 when something is."""
    site = opened_site()
    from newsreel.ops.doctor import examine

    ailments = examine(site)
    if as_json:
        click.echo(json.dumps({"healthy": not ailments, "ailments": [a.as_dict() for a in ailments]}))
    elif ailments:
        for ailment in ailments:
            click.echo(f"• {ailment.sentence}\n  {ailment.remedy}")
    else:
        click.echo("Nothing is wrong with this site.")
    sys.exit(1 if ailments else 0)


@newsreel.command("add-user")
@click.argument("username")
@click.option(
    "--role",
    type=click.Choice(["contributor", "author", "editor", "publisher"]),
    default="editor",
    show_default=True,
)
def add_user(username: str, role: str) -> None:
    """Make a login for the admin, and print its password."""
    opened_site()
    from django.core.exceptions import ValidationError

    from newsreel.newsroom import actions

    password = secrets.token_urlsafe(12)
    try:
        actions.make_editor_login(username=username, password=password, role=role)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    click.echo(f"{username} may log in with the password {password}")


@newsreel.command(hidden=True)
def application() -> None:
    """Draw pages and serve the admin, behind the server. `newsreel serve` starts this."""
    site = found_site()
    from newsreel.delivery import node
    from newsreel.ops.prepared import is_prepared
    from newsreel.ops.server import application_command

    if not is_prepared(site):
        start_django()
        _prepare(site, name=_publication_name())
    # What a killed one left would keep this one from listening.
    node.socket(site).unlink(missing_ok=True)
    command = application_command(site)
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606 -- the command is our own


@newsreel.command(hidden=True)
@click.argument("number", type=int, default=1)
def worker(number: int) -> None:
    """Do background work, and what happens by the clock. `newsreel serve` starts this."""
    site = opened_site()
    from newsreel.ops import worker as ops_worker
    from newsreel.ops.prepared import is_prepared

    if not is_prepared(site):
        _prepare(site, name=_publication_name())

    ops_worker.run(number)


@newsreel.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's or Wagtail's own commands on this site."""
    opened_site()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["newsreel manage", *arguments])


def _prepare(site: Settings, *, name: str) -> None:
    from newsreel.ops.prepare import prepare

    prepare(site, name=name, say=click.echo)


def _check_servable(site: Settings) -> None:
    from newsreel.ops.folder import (
        FolderError,
        check_database_file,
        check_port_free,
        check_sqlite,
        check_writable,
    )

    try:
        check_sqlite()
        check_writable(site.site)
        if site.database is None:
            check_database_file(site.database_file)
        check_port_free(site.bind, site.port)
    except FolderError as error:
        raise Refusal(str(error)) from error


def _serve(site: Settings) -> None:
    from newsreel.ops.folder import FolderError
    from newsreel.ops.server import serve as serve_site

    click.echo(f"Serving {site.origin}/ on {site.bind}:{site.port}")
    try:
        serve_site(site)
    except FolderError as error:
        raise Refusal(str(error)) from error


def _publication_name() -> str:
    """The publication's name, also of a site whose tables are still to be made."""
    from django.db import connection

    from newsreel.newsroom.models import Publication

    if Publication._meta.db_table not in connection.introspection.table_names():
        return "Newsreel"
    publication = Publication.objects.first()
    return publication.name if publication else "Newsreel"


def _load_edition(back_issues: int) -> None:
    """Load the sample edition, and so many articles from the years before it, with a progress bar."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from newsreel.transfer.sample.back_issues import load_back_issues
    from newsreel.transfer.sample.load import load_edition

    columns = (TextColumn("{task.description:<28}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, transient=not sys.stdout.isatty()) as bar:
        tasks: dict[str, Any] = {}

        def report(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=of)
            bar.update(tasks[what], completed=done, total=of)

        load_edition(progress=report)
        load_back_issues(back_issues, report=lambda done, of: report("back issues", done, of))


def _give_login(site: Settings, username: str) -> str:
    """The password of the first login: made once, kept in the site folder for its owner's eyes only."""
    from newsreel.newsroom import actions
    from newsreel.newsroom.models import User

    file = site.site / "login.txt"
    if User.objects.filter(username=username).exists():
        return file.read_text(encoding="utf-8").strip() if file.exists() else ""
    password = secrets.token_urlsafe(9)
    actions.make_editor_login(username=username, password=password, role="publisher")
    file.touch(mode=0o600)
    file.write_text(password + "\n", encoding="utf-8")
    return password


def main() -> None:
    """Run the command line; a database that can't be reached is told in a sentence."""
    try:
        newsreel(prog_name="newsreel")
    except Exception as error:
        sentence = _database_sentence(error)
        if sentence is None:
            raise
        click.echo(f"newsreel: {sentence}", err=True)
        sys.exit(2)


def _database_sentence(error: Exception) -> str | None:
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError

    if not isinstance(error, (DatabaseError, ImproperlyConfigured)):
        return None
    reason = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
    return f"The database can't be used ({reason}). `newsreel doctor` says more."
