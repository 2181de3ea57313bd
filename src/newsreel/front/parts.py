"""The parts of a page that change all the time: each is drawn from its name alone, the same for every page.

They choose their stories without a look at the page they stand on, so a story may stand in the page and in a
part of it.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import chain

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString

from newsreel.front import fragments, shown
from newsreel.front.edition import Edition
from newsreel.front.view import Link, MenuItem
from newsreel.newsroom.models import Publication, Section

DATE = "date"
COPYRIGHT = "copyright"
HOT_IN_DRAWER = "hot/drawer"
HOT_IN_RAIL = "hot/rail"
LATEST = "latest"
_MEGA = "mega/"

HOT_COUNT = 5
LATEST_COUNT = 6
MEGA_COUNT = 4


def mega_of(section: Section) -> str:
    """The name of a section's mega menu."""
    return f"{_MEGA}{section.pk}"


def place(edition: Edition, name: str) -> SafeString:
    """The part of this name where it belongs in a page: itself, or the mark for it."""
    return fragments.place(name, lambda: SafeString(draw(edition, name) or ""))


def read_ahead(edition: Edition, sections: Iterable[Section]) -> None:
    """Where parts are drawn in place, read the cards of all that stand on every page at once."""
    if fragments.are_placed_later():
        return
    recent = (edition.newest_in(section.path, MEGA_COUNT) for section in sections)
    edition.read({*_hottest(edition), *chain.from_iterable(recent)})


def draw(edition: Edition, name: str) -> SafeString | None:
    """The part of this name; empty where it has nothing to show, None where there is no such part."""
    if name.startswith(_MEGA) and name.removeprefix(_MEGA).isdecimal():
        return _mega(edition, int(name.removeprefix(_MEGA)))
    part = _PARTS.get(name)
    return None if part is None else part(edition)


def register(name: str, draw: Callable[[Edition], SafeString]) -> None:
    """A part of a room above the front."""
    _PARTS[name] = draw


def _mega(edition: Edition, number: int) -> SafeString:
    """The menu beneath a section; empty where nothing was published there, or the section has gone."""
    section = next((section for section in edition.sections if section.pk == number), None)
    if section is None:
        return SafeString("")
    shown.note(shown.articles_of_section(section.pk))
    recent = edition.cards(edition.newest_in(section.path, MEGA_COUNT))
    if not recent:
        return SafeString("")
    return render_to_string(
        "components/masthead/mega.html",
        {"item": menu_item(edition, section), "recent": recent},
    )


def menu_item(edition: Edition, section: Section, *, current: str = "", mega: str = "") -> MenuItem:
    """`current` is the path in the tree of the page being shown."""
    return MenuItem(
        label=section.short_name or section.title,
        url=section.address or "",
        hue=section.hue,
        is_current=current.startswith(section.path),
        subsections=tuple(
            Link(label=child.short_name or child.title, url=child.address or "")
            for child in edition.sections
            if child.depth == section.depth + 1
            and child.path.startswith(section.path)
            and child.show_in_menus
        ),
        mega=SafeString(mega),
    )


def _date(edition: Edition) -> SafeString:
    shown.note(shown.TODAY)
    return render_to_string("components/masthead/date.html", {"today": timezone.localtime(edition.now)})


def _copyright(edition: Edition) -> SafeString:
    shown.note(shown.TODAY)
    return escape(copyright_line(edition.publication, timezone.localtime(edition.now).year))


def copyright_line(publication: Publication, year: int) -> str:
    first = publication.first_year
    years = f"{first}–{year}" if first and first < year else str(year)
    return f"© {years} {publication.publisher or publication.name}"


def _hot_in_drawer(edition: Edition) -> SafeString:
    return _hot(edition, "components/drawer/hot.html")


def _hot_in_rail(edition: Edition) -> SafeString:
    return _hot(edition, "components/hot/hot.html")


def _hot(edition: Edition, template: str) -> SafeString:
    shown.note(shown.HOT, shown.ALL_ARTICLES)
    cards = edition.cards(_hottest(edition))
    return render_to_string(template, {"cards": cards}) if cards else SafeString("")


def hottest_now(now: datetime) -> list[int]:
    """The articles of What's Hot, in their order."""
    edition = Edition(HttpRequest())
    edition.now = now
    return _hottest(edition)


def _hottest(edition: Edition) -> list[int]:
    return edition.heat[:HOT_COUNT]


def _latest(edition: Edition) -> SafeString:
    # Stories of today stand there with the hour, older ones with the day.
    shown.note(shown.ALL_ARTICLES, shown.TODAY)
    cards = edition.cards([headline.id for headline in edition.newest[:LATEST_COUNT]])
    if not cards:
        return SafeString("")
    return render_to_string(
        "components/latest/rail.html", {"cards": cards, "today": timezone.localtime(edition.now)}
    )


_PARTS: dict[str, Callable[[Edition], SafeString]] = {
    DATE: _date,
    COPYRIGHT: _copyright,
    HOT_IN_DRAWER: _hot_in_drawer,
    HOT_IN_RAIL: _hot_in_rail,
    LATEST: _latest,
}
