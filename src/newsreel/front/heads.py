"""What stands in <head> of each kind of page."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.text import Truncator

from newsreel.front.edition import Edition
from newsreel.front.formats import schema_org, social_card
from newsreel.front.view import Head, Link, Pager

DESCRIPTION = 160
"""Characters that search engines show."""


def head(
    edition: Edition,
    *,
    title: str,
    path: str,
    description: str = "",
    robots: str = "",
    feeds: Sequence[Link] = (),
    nodes: Sequence[schema_org.Node] = (),
    pager: Pager | None = None,
) -> Head:
    """Of any page but an article's. `nodes` are what search engines are told of it beside the words."""
    name = edition.publication.name
    number = pager.number if pager else 1
    return Head(
        title=titled(title, name, number),
        description=shortened(description),
        canonical=edition.origin + path,
        robots=robots,
        social_title=title or name,
        social_image=edition.origin + social_card.address("site", _site_card(edition)),
        social_image_alt=name,
        json_ld=schema_org.document(nodes),
        feeds=(Link(name, f"{edition.origin}/feed/"), *feeds),
        previous_url=pager.previous_url if pager else "",
        next_url=pager.next_url if pager else "",
    )


def _site_card(edition: Edition) -> social_card.Content:
    return social_card.of_site(edition.publication.name, edition.publication.tagline)


def titled(title: str, name: str, number: int = 1) -> str:
    page = f" – page {number}" if number > 1 else ""
    return f"{title}{page} – {name}" if title and title != name else f"{name}{page}"


def shortened(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(DESCRIPTION, truncate="…")


def with_title(head: Head, title: str) -> Head:
    """The head under a title that is complete in itself."""
    return replace(head, title=title)
