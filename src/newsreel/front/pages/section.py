"""A section, with its sub-sections' stories."""

from django.http import Http404, HttpRequest, HttpResponse

from newsreel.front import queries, shown
from newsreel.front.edition import Edition
from newsreel.front.pages.listing import listing_page
from newsreel.front.view import Crumb, Link
from newsreel.front.views import feeds
from newsreel.newsroom import site_cache
from newsreel.newsroom.models import Section


def section_page(section: Section, request: HttpRequest, number: int) -> HttpResponse:
    edition = Edition(request)
    shown.note(shown.articles_of_section(section.pk))
    total = queries.count_in_section(edition.articles, section)
    pinned = site_cache.kept("pinned", queries.pinned)
    return listing_page(
        edition,
        queries.in_section(edition.articles, section),
        kind="section",
        heading=section.title,
        title=section.seo_title,
        address=section.address or "",
        number=number,
        total=total,
        keys=lambda part: queries.keys_in_section(
            edition.articles, section, part, total=total, pinned=pinned
        ),
        above=crumbs_above(edition, section.path),
        description=section.search_description or section.description,
        hue=section.hue,
        subsections=[
            Link(child.title, child.address or "")
            for child in edition.sections
            if child.depth == section.depth + 1 and child.path.startswith(section.path)
        ],
        current=section.path,
    )


def section_feed(section: Section, request: HttpRequest, form: str) -> HttpResponse:
    edition = Edition(request)
    if any(section.path.startswith(path) for path in edition.closed):
        raise Http404("This section is closed to readers")
    shown.note(shown.articles_of_section(section.pk))
    articles = queries.in_section(edition.articles, section).order_by("-first_published_at", "-pk")
    return feeds.feed(
        edition,
        feeds.newest(articles),
        form=form,
        title=section.title,
        address=section.address or "",
        about=section.description,
    )


def crumbs_above(edition: Edition, path: str) -> tuple[Crumb, ...]:
    """The open sections above a page."""
    return tuple(Crumb(section.title, section.address or "") for section in edition.line_of(path))
