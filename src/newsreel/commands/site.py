"""The site that a command is about."""

import logging
import os
from pathlib import Path

from newsreel import settings as newsreel_settings
from newsreel.commands.answers import Refusal
from newsreel.settings import SETTINGS_FILE, Settings, SettingsError


def start_django() -> Settings:
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


def found_site(*, port: int | None = None, bind: str | None = None) -> Settings:
    """The settings of the site this command is about."""
    folder = newsreel_settings.site_folder()
    _finish_restore(folder)
    if not (folder / SETTINGS_FILE).is_file():
        raise Refusal(
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


def _finish_restore(folder: Path) -> None:
    """A restore that was killed while it moved things into place is brought to its end."""
    from newsreel.transfer.archive import JOURNAL

    if not (folder / JOURNAL).exists():
        return
    from newsreel.transfer.archive.errors import ArchiveError
    from newsreel.transfer.archive.swap import finish_waiting

    try:
        finish_waiting(folder)
    except ArchiveError as error:
        raise Refusal(str(error)) from error


def opened_site() -> Settings:
    """The site this command is about, with Django started."""
    found_site()
    return start_django()
