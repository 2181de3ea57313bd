"""The furniture around every page: menu, page links, What's Hot, the publication's own lines."""

from collections.abc import Collection
from dataclasses import dataclass

from django.templatetags.static import static
from django.utils import timezone

from newsreel.front import hot, pictures, queries
from newsreel.front.edition import Edition
from newsreel.front.view import Chrome, Image, Link, MenuItem
from newsreel.newsroom.models import Publication, Section, StandardPage

HOT = 5
RECENT = 4
CORRECTIONS = "/corrections/"


@dataclass(frozen=True, slots=True)
class Plan:
    """Which articles the furniture will show, chosen before any card is read."""

    hot: tuple[int, ...]
    recent: tuple[tuple[Section, tuple[int, ...]], ...]

    @property
    def ids(self) -> set[int]:
        return {*self.hot, *(identifier for _, recent in self.recent for identifier in recent)}


def plan(edition: Edition, *, shown: Collection[int] = (), hot_ids: tuple[int, ...] | None = None) -> Plan:
    """`shown` is on the page already and stays out of What's Hot, unless nothing else is there."""
    if hot_ids is None:
        hot_ids = hot.chosen(edition.heat, count=HOT, shown=shown)
    recent = tuple((section, edition.newest_in(section.path, RECENT)) for section in menu_sections(edition))
    return Plan(hot=hot_ids, recent=recent)


def menu_sections(edition: Edition) -> tuple[Section, ...]:
    """The sections that stand in the menu: those of the top level that are marked for it."""
    if not edition.sections:
        return ()
    top = min(section.depth for section in edition.sections)
    return tuple(section for section in edition.sections if section.depth == top and section.show_in_menus)


def chrome(edition: Edition, planned: Plan, *, current: str = "", at_home: bool = False) -> Chrome:
    """`current` is the path in the tree of the page being shown, empty where it is no page."""
    publication = edition.publication
    return Chrome(
        name=publication.name,
        tagline=publication.tagline,
        about=publication.about,
        menu=_menu(edition, planned, current, at_home),
        page_links=_page_links(edition),
        social=social(publication),
        hot=edition.cards(planned.hot),
        copyright=_copyright(publication, edition.now.year),
        today=timezone.localtime(edition.now),
        logo=pictures.image(publication.logo, "original", alt=publication.name, transparent=True),
        flipboard=publication.flipboard,
        google_preferred_source=publication.google_preferred_source,
        language=edition.language,
        is_preview=edition.is_preview,
        preview_notice=edition.preview_notice,
    )


def _menu(edition: Edition, planned: Plan, current: str, at_home: bool) -> tuple[MenuItem, ...]:
    home = MenuItem(label="Home", url="/", is_current=at_home)
    items = [
        MenuItem(
            label=section.short_name or section.title,
            url=section.address or "",
            hue=section.hue,
            is_current=current.startswith(section.path),
            subsections=_subsections(edition, section),
            recent=edition.cards(recent),
        )
        for section, recent in planned.recent
    ]
    return (home, *items)


def _subsections(edition: Edition, section: Section) -> tuple[Link, ...]:
    return tuple(
        Link(label=child.short_name or child.title, url=child.address or "")
        for child in edition.sections
        if child.depth == section.depth + 1 and child.path.startswith(section.path) and child.show_in_menus
    )


def _page_links(edition: Edition) -> tuple[Link, ...]:
    pages = (
        StandardPage.objects.filter(queries.without(edition.closed), live=True, show_in_menus=True)
        .order_by("path")
        .values_list("title", "address")
    )
    links = [Link("Home", "/"), *(Link(title, address) for title, address in pages if address)]
    if all(link.url != CORRECTIONS for link in links):
        links.append(Link("Corrections", CORRECTIONS))
    return tuple(links)


def social(publication: Publication) -> tuple[Link, ...]:
    named = (
        ("Facebook", publication.facebook),
        ("X", publication.x),
        ("Instagram", publication.instagram),
        ("Pinterest", publication.pinterest),
        ("YouTube", publication.youtube),
    )
    return tuple(Link(label, url) for label, url in named if url)


def mark(publication: Publication) -> Image:
    """The logo, or the site's icon where there is none: what others show beside its name."""
    icon = Image(src=static("front/icon-512.png"), width=512, height=512, alt=publication.name)
    return pictures.image(publication.logo, "original", alt=publication.name) or icon


def _copyright(publication: Publication, year: int) -> str:
    first = publication.first_year
    years = f"{first}–{year}" if first and first < year else str(year)
    return f"© {years} {publication.publisher or publication.name}"
