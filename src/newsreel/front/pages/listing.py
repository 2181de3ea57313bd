"""A list of stories with its pages: of a section, a tag, an author, a day, or all of them."""

from collections.abc import Callable, Sequence

from django.db.models import QuerySet
from django.http import HttpResponse

from newsreel.front import answers, chrome, heads, paging, parts
from newsreel.front.edition import Edition
from newsreel.front.formats import schema_org
from newsreel.front.view import Crumb, Link, ListingView, Person
from newsreel.newsroom.models import Article


def listing_page(
    edition: Edition,
    articles: QuerySet[Article],
    *,
    kind: str,
    heading: str,
    address: str,
    number: int,
    total: int | None = None,
    keys: Callable[[slice], list[int]] | None = None,
    above: Sequence[Crumb] = (),
    description: str = "",
    title: str = "",
    hue: int | None = None,
    person: Person | None = None,
    subsections: Sequence[Link] = (),
    has_feed: bool = True,
    current: str = "",
) -> HttpResponse:
    """`above` are the crumbs between Home and the list; `total` says how many articles where that is known,
    `keys` which in a part of the list where that is learnt faster than from `articles`.

    Raises Http404 beyond the last page.
    """
    address_of = paging.behind(address)
    pager = paging.pager(articles.count() if total is None else total, number, address_of)
    part = paging.part(number)
    listed = keys(part) if keys else list(articles.values_list("pk", flat=True)[part])
    feed_url = f"{address}feed/" if has_feed else ""
    view = ListingView(
        kind=kind,
        heading=heading,
        crumbs=(Crumb("Home", "/"), *above, Crumb(heading)),
        cards=edition.cards(listed, with_comments=True),
        pager=pager,
        description=description,
        hue=hue,
        feed_url=feed_url,
        person=person,
        subsections=tuple(subsections),
        hot=parts.place(edition, parts.HOT_IN_RAIL),
    )
    path = address_of(number)
    head = heads.head(
        edition,
        title=title or heading,
        path=path,
        description=description,
        feeds=(Link(heading, edition.origin + feed_url),) if feed_url else (),
        # Dates lead to the same stories as sections do; search engines need not keep them twice.
        robots="noindex, follow" if kind == "date" or not view.cards else "",
        nodes=(
            schema_org.listing(heading=heading, origin=edition.origin, path=path, cards=view.cards),
            schema_org.breadcrumbs(view.crumbs, origin=edition.origin, path=address),
            *((schema_org.profile(person, origin=edition.origin),) if person else ()),
        ),
        pager=pager,
    )
    return answers.page(
        "pages/listing.html", view=view, head=head, chrome=chrome.chrome(edition, current=current)
    )
