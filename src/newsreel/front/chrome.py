"""The furniture around every page: menu, page links, What's Hot, the publication's own lines."""

from datetime import datetime

from django.templatetags.static import static
from django.utils import timezone

from newsreel.front import parts, pictures, queries, shown
from newsreel.front.edition import Edition
from newsreel.front.view import Chrome, Image, Link, MenuItem
from newsreel.newsroom import site_cache
from newsreel.newsroom.models import Publication, Section
from newsreel.newsroom.models.navigation import as_links

CORRECTIONS = "/corrections/"


def menu_sections(edition: Edition) -> tuple[Section, ...]:
    """The sections that stand in the menu: those of the top level that are marked for it."""
    if not edition.sections:
        return ()
    top = min(section.depth for section in edition.sections)
    return tuple(section for section in edition.sections if section.depth == top and section.show_in_menus)


def chrome(edition: Edition, *, current: str = "", at_home: bool = False) -> Chrome:
    """`current` is the path in the tree of the page being shown, empty where it is no page."""
    parts.read_ahead(edition, menu_sections(edition))
    publication = edition.publication
    return Chrome(
        name=publication.name,
        tagline=publication.tagline,
        about=publication.about,
        menu=_menu(edition, current, at_home),
        page_links=_page_links(edition),
        social=social(publication),
        hot=parts.place(edition, parts.HOT_IN_DRAWER),
        copyright=parts.place(edition, parts.COPYRIGHT),
        date=parts.place(edition, parts.DATE),
        logo=pictures.image(publication.logo, "original", alt=publication.name, transparent=True),
        flipboard=publication.flipboard,
        google_preferred_source=publication.google_preferred_source,
        language=edition.language,
        is_preview=edition.is_preview,
        preview_notice=edition.preview_notice,
    )


def today(edition: Edition) -> datetime:
    """The moment by which the page tells the day from the hour."""
    shown.note(shown.TODAY)
    return timezone.localtime(edition.now)


def _menu(edition: Edition, current: str, at_home: bool) -> tuple[MenuItem, ...]:
    home = MenuItem(label="Home", url="/", is_current=at_home)
    items = (
        parts.menu_item(edition, section, current=current, mega=parts.place(edition, parts.mega_of(section)))
        for section in menu_sections(edition)
    )
    links = (
        MenuItem(label=label, url=address) for label, address in as_links(edition.publication.menu_links)
    )
    return (home, *items, *links)


def _page_links(edition: Edition) -> tuple[Link, ...]:
    pages = site_cache.kept("page links", lambda: queries.page_links(edition.closed))
    links = [Link("Home", "/"), *(Link(title, address) for title, address in pages if address)]
    if all(link.url != CORRECTIONS for link in links):
        links.append(Link("Corrections", CORRECTIONS))
    links += (Link(label, address) for label, address in as_links(edition.publication.page_links))
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
