"""The front page: zones by hand where an editor wants, by themselves elsewhere."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from newsreel.front import answers, cards, chrome, heads, parts, shown, zones
from newsreel.front.edition import Edition
from newsreel.front.formats import schema_org
from newsreel.front.view import Head, HomeView, Zone
from newsreel.front.zones import Place
from newsreel.newsroom.models import HomePage, Section


def home_page(home: HomePage, request: HttpRequest) -> HttpResponse:
    edition = Edition(request)
    shown.note(shown.HOME, shown.ALL_ARTICLES, shown.HOT)
    filled = zones.fill(
        _places(edition, home), newest_in=edition.newest_in, heat=edition.heat, hot_count=parts.HOT_COUNT
    )
    edition.read(filled.ids.union(filled.hot))
    view = HomeView(
        zones=tuple(_zone(edition, place) for place in filled.places),
        heading=edition.publication.name,
        hot=edition.cards(filled.hot),
        today=chrome.today(edition),
    )
    return answers.page(
        "pages/home.html",
        view=view,
        head=_head(edition, home),
        chrome=chrome.chrome(edition, at_home=True),
    )


def _head(edition: Edition, home: HomePage) -> Head:
    publication = edition.publication
    said = (link.url for link in chrome.social(publication))
    title = home.seo_title or f"{publication.name} – {publication.tagline}".removesuffix(" – ")
    head = heads.head(
        edition,
        title=publication.name,
        path="/",
        description=home.search_description or publication.about or publication.tagline,
        nodes=(
            schema_org.website(name=publication.name, origin=edition.origin, language=edition.language),
            schema_org.organisation(
                name=publication.name,
                origin=edition.origin,
                logo=chrome.mark(publication),
                elsewhere=tuple(said),
            ),
        ),
    )
    return heads.with_title(head, title)


def _places(edition: Edition, home: HomePage) -> list[Place]:
    blocks = list(home.zones)
    if not blocks:
        return _default(edition)
    public = _public(edition, blocks)
    return [place for block in blocks if (place := _place(edition, block, public)) is not None]


def _default(edition: Edition) -> list[Place]:
    blocks = [
        _section_place(edition, section, layout=zones.LAYOUTS[index % len(zones.LAYOUTS)])
        for index, section in enumerate(chrome.menu_sections(edition))
    ]
    # In the middle: the foot of every page asks again.
    blocks.insert(3, Place("sign_up", heading=zones.SIGN_UP[0], sentence=zones.SIGN_UP[1]))
    return [
        Place("lead", size=zones.LEAD),
        Place("latest", size=zones.LATEST, heading="Latest", more_url="/latest/"),
        *blocks,
    ]


def _section_place(
    edition: Edition, section: Section, *, layout: str, heading: str = "", picks: tuple[int, ...] = ()
) -> Place:
    return Place(
        "section",
        size=zones.PLACES[layout],
        picks=picks,
        path=section.path,
        layout=layout,
        heading=heading or section.title,
        section=cards.section_label(section),
        more_url=section.address or "",
    )


def _place(edition: Edition, block: Any, public: frozenset[int]) -> Place | None:
    """A block of the editor's as a place; None where its section is closed or gone."""
    value = block.value
    if block.block_type == "lead":
        return Place("lead", size=zones.LEAD, picks=_picks(value, public))
    if block.block_type == "latest":
        return Place("latest", size=value["count"], heading="Latest", more_url="/latest/")
    if block.block_type == "sign_up":
        sentence = value["sentence"] or zones.SIGN_UP[1]
        return Place("sign_up", heading=value["heading"], sentence=sentence)
    if block.block_type == "picked":
        return Place("picked", picks=_picks(value, public), layout=value["layout"], heading=value["heading"])
    section = value["section"]
    known = edition.sections_by_path.get(section.path) if section is not None else None
    if known is None:
        return None
    return _section_place(
        edition, known, layout=value["layout"], heading=value["heading"], picks=_picks(value, public)
    )


def _public(edition: Edition, blocks: Sequence[Any]) -> frozenset[int]:
    """Which of the articles chosen by hand readers may see: some may have been withdrawn since."""
    chosen = {identifier for block in blocks for identifier in _chosen(block.value)}
    if not chosen:
        return frozenset()
    return frozenset(edition.articles.filter(pk__in=chosen).values_list("pk", flat=True))


def _picks(value: Any, public: frozenset[int]) -> tuple[int, ...]:
    return tuple(identifier for identifier in _chosen(value) if identifier in public)


def _chosen(value: Any) -> Iterable[int]:
    return [article.pk for article in value.get("articles", ()) if article is not None]


def _zone(edition: Edition, place: Place) -> Zone:
    return Zone(
        kind=place.kind,
        # Only the large cards of the lead tell how many comments there are.
        cards=edition.cards(place.picks, with_comments=place.kind == "lead"),
        layout=place.layout,
        heading=place.heading,
        sentence=place.sentence,
        section=place.section,
        more_url=place.more_url,
    )
