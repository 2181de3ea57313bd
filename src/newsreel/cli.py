"""The command ``newsreel``. Thin: each command checks what it was given and calls one function of a room.

Imports stand inside the commands because Django reads its settings when imported, and the site folder is
known only once the command line has been read; and so that ``--help`` answers at once.
"""

import json
import logging
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TextIO, cast

import click

from newsreel import settings as newsreel_settings
from newsreel.commands.answers import Refusal, print_lines
from newsreel.commands.check import check
from newsreel.settings import SETTINGS_FILE, SITE_VARIABLE, Settings, SettingsError

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
    site = _start_django()
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
    site = _found_site(port=port, bind=bind)
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
    site = _start_django()
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
@click.option("--once", is_flag=True, required=True, help="Read every source that is due, then end.")
@click.option("--all", "every", is_flag=True, help="Read every source, due or not.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document for machines.")
def gather(once: bool, every: bool, as_json: bool) -> None:
    """Read the configured sources and keep what is new."""
    _opened_site()
    from newsreel.gather.rounds import gather_once

    outcomes = gather_once(every=every)
    if as_json:
        click.echo(json.dumps([outcome.as_dict() for outcome in outcomes], ensure_ascii=False))
        return
    for outcome in outcomes:
        click.echo(outcome.sentence())
    if not outcomes:
        click.echo("No source is due. Add one in the admin under Wire › Sources, or use --all.")


@newsreel.group()
def sources() -> None:
    """The sources that are read: list them, take them over from a feed reader, give them to one."""


@sources.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document for machines.")
def list_sources(as_json: bool) -> None:
    """Say of each source how reading it goes."""
    _opened_site()
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
    site = _opened_site()
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
    _opened_site()
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
    _opened_site()
    from django.utils import timezone

    from newsreel.gather.queries import exported_sources

    click.echo(exported_sources(timezone.now()), nl=False)


@newsreel.command("parse-feed")
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


@newsreel.command()
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
        _refuse("Name either a FILE with a page in it or, with --batch, a file that lists them.")
    if batch is not None:
        folder = Path(batch.name).parent if Path(batch.name).is_file() else Path()
        print_lines(extract_lines(batch, folder))
        return
    try:
        found = extract_file(cast("Path", file), address)
    except UnreadablePageError as error:
        raise Refusal(str(error)) from error
    click.echo(json.dumps(found, ensure_ascii=False) if as_json else told(found))


@newsreel.command()
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


newsreel.add_command(check)


@newsreel.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document for machines.")
def doctor(as_json: bool) -> None:
    """Say what is wrong with this site, and how to mend it. Exit code 1 when something is."""
    site = _opened_site()
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


@newsreel.group("import")
def import_() -> None:
    """Move a site in from elsewhere."""


@import_.command("wordpress")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--report", "report_path", type=click.Path(path_type=Path, dir_okay=False), help="Write the report here."
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--no-media", is_flag=True, help="Fetch no pictures; their places show captions.")
def import_wordpress(file: Path, report_path: Path | None, as_json: bool, no_media: bool) -> None:
    """Move in a WordPress site from its export FILE (WXR)."""
    _opened_site()
    from newsreel.transfer.wordpress.command import run_command

    run_command(file=file, report_path=report_path, as_json=as_json, with_media=not no_media, refuse=_refuse)


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
    _opened_site()
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
    site = _found_site()
    from newsreel.delivery import node
    from newsreel.ops.prepared import is_prepared
    from newsreel.ops.server import application_command

    if not is_prepared(site):
        _start_django()
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
    site = _opened_site()
    from newsreel.ops import worker as ops_worker
    from newsreel.ops.prepared import is_prepared

    if not is_prepared(site):
        _prepare(site, name=_publication_name())

    ops_worker.run(number)


@newsreel.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's or Wagtail's own commands on this site."""
    _opened_site()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["newsreel manage", *arguments])


def _start_django() -> Settings:
    """Read the site's settings and start Django with them; nonsense ends the program with a sentence."""
    try:
        site = newsreel_settings.current()
    except SettingsError as error:
        raise Refusal(str(error)) from error
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsreel.django_settings"
    import django

    django.setup()
    logging.getLogger("wagtail").setLevel(logging.WARNING)
    return site


def _found_site(*, port: int | None = None, bind: str | None = None) -> Settings:
    """The settings of the site this command is about."""
    folder = newsreel_settings.site_folder()
    if not (folder / SETTINGS_FILE).is_file():
        _refuse(
            f"There is no site in {folder}. Make one with `newsreel init {folder}`, "
            "or name another folder with --site."
        )
    if port is not None:
        os.environ["NEWSREEL_PORT"] = str(port)
    if bind is not None:
        os.environ["NEWSREEL_BIND"] = bind
    try:
        return newsreel_settings.current()
    except SettingsError as error:
        raise Refusal(str(error)) from error


def _opened_site() -> Settings:
    """The site this command is about, with Django started."""
    _found_site()
    return _start_django()


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


def _refuse(sentence: str) -> NoReturn:
    raise Refusal(sentence)


RefuseWith = Callable[[str], NoReturn]


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
