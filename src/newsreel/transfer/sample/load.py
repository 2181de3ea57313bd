"""Fills a site with the sample edition.

May be run again at any time: what is there stays as it is, what a killed run left out is added. After a
complete run nothing is added any more, even if somebody has deleted or renamed parts of the edition; the
home page's history in the admin says when that was.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from newsreel import settings
from newsreel.front import changes, shown
from newsreel.newsroom.actions import ensure_roles, open_site
from newsreel.newsroom.models import HomePage, Picture
from newsreel.transfer.sample import comments, places, stories, wire
from newsreel.transfer.sample.history import BEGUN, FINISHED
from newsreel.transfer.sample.pictures import commissions, existing_pictures, load_pictures
from newsreel.transfer.sample.read import Edition, read_edition

Progress = Callable[[str, int, int], None]
"""Told what is being loaded, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class LoadedEdition:
    """How many of each were made by this run."""

    sections: int = 0
    authors: int = 0
    tags: int = 0
    pictures: int = 0
    stories: int = 0
    pages: int = 0
    comments: int = 0
    entries: int = 0


def load_edition(
    *,
    progress: Progress | None = None,
    draw_pictures: bool = True,
    edition: Edition | None = None,
) -> LoadedEdition:
    """Load the sample edition, or the given one, into the site; open the site if it isn't yet.

    `progress` is told (“pictures”, 3, 80). Without `draw_pictures` only pictures already there are used.
    Raises EditionError when a file of the edition can't be used; nothing is loaded then.
    """
    edition = edition or read_edition()
    with _quiet_log():
        return _load(edition, told=progress or _silent, draw_pictures=draw_pictures)


def _load(edition: Edition, *, told: Progress, draw_pictures: bool) -> LoadedEdition:
    home = open_site(name=str(edition.publication["name"]), origin=settings.current().origin)
    if PageLogEntry.objects.filter(page=home.pk, action=FINISHED).exists():
        return LoadedEdition()
    ensure_roles(home)  # a story that waits for review needs somebody who reviews
    loaded_at = _begin(edition, home)
    sections, sections_made = places.load_sections(edition, home)
    tags_made = places.load_tags(edition)
    pictures, pictures_made = _pictures(edition, told=told, draw=draw_pictures)
    authors, authors_made = places.load_authors(edition, pictures)
    entries_made = wire.load_wire(edition, sections, now=loaded_at)
    page_ids = stories.set_up_pages(edition, sections)
    desk = stories.Desk(sections, authors, pictures, page_ids, loaded_at)
    stories_made = stories.load_stories(edition, desk, report=lambda done, of: told("stories", done, of))
    pages_made = places.load_standing_pages(edition, home)
    comments_made = comments.load_comments(edition, page_ids, now=loaded_at)
    places.fill_front_page(edition, HomePage.objects.get(pk=home.pk), page_ids)
    log(instance=home, action=FINISHED, data={"loaded_at": loaded_at.isoformat()})
    changes.announce(shown.SITE)
    return LoadedEdition(
        sections=sections_made,
        authors=authors_made,
        tags=tags_made,
        pictures=pictures_made,
        stories=stories_made,
        pages=pages_made,
        comments=comments_made,
        entries=entries_made,
    )


def _pictures(edition: Edition, *, told: Progress, draw: bool) -> tuple[dict[str, Picture], int]:
    if draw:
        return load_pictures(edition, report=lambda done, of: told("pictures", done, of))
    wanted = {commission.name: commission for commission in commissions(edition)}
    return existing_pictures(wanted), 0


def _begin(edition: Edition, home: HomePage) -> datetime:
    """The moment the first run began, from which all dates of the edition are counted."""
    begun = PageLogEntry.objects.filter(page=home.pk, action=BEGUN).first()
    if begun is None:
        places.name_publication(edition, home)
        begun = log(instance=home, action=BEGUN)
    return timezone.localtime(begun.timestamp)


@contextmanager
def _quiet_log() -> Iterator[None]:
    """Wagtail's log has a line for every page made; four hundred of them would bury the progress."""
    logger = logging.getLogger("wagtail")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)


def _silent(_what: str, _done: int, _of: int) -> None:
    return None
