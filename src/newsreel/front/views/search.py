"""Search over the full text of all articles, as a page and as a list while typing."""

import difflib
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from newsreel.front import answers, chrome, heads, paging, queries, searching, shown
from newsreel.front.edition import Edition
from newsreel.front.searching import Query
from newsreel.front.view import Card, Choice, Link, Pager, SearchView
from newsreel.newsroom.models import Section, Tag

PERIODS = {
    "day": ("Past day", timedelta(days=1)),
    "week": ("Past week", timedelta(days=7)),
    "month": ("Past month", timedelta(days=31)),
    "year": ("Past year", timedelta(days=366)),
}
LIVE = 6
SUGGESTIONS = 4
_TAGS_COMPARED = 500
ADDRESS = "/search/"


def search(request: HttpRequest) -> HttpResponse:
    edition = Edition(request)
    query = searching.parse(request.GET.get("q", ""))
    chosen = _chosen_section(edition, request.GET.get("section", ""))
    period = request.GET.get("when", "")
    period = period if period in PERIODS else ""
    address_of = _Address(query.shown, _name(chosen), period)
    found = _found(edition, query, chosen, period)
    pager = paging.pager(found.count() if found is not None else 0, _number(request), address_of.page)
    results = [article.pk for article in found[paging.part(pager.number)]] if found is not None else []
    suggested = [] if results else [headline.id for headline in edition.newest[:SUGGESTIONS]]
    shown.note(shown.ALL_ARTICLES)
    edition.read([*results, *suggested])
    view = SearchView(
        query=query.shown,
        pager=pager,
        cards=edition.cards(results, with_comments=True),
        sections=_section_choices(edition, chosen, address_of),
        dates=_date_choices(period, address_of),
        suggestions=edition.cards(suggested),
        nearby=() if results else _nearby(edition, query),
        notice=query.notice,
    )
    title = f"Search: {query.shown}" if query.shown else "Search"
    head = heads.head(edition, title=title, path=ADDRESS, robots="noindex, follow")
    return answers.page("pages/search.html", view=view, head=head, chrome=chrome.chrome(edition))


def live(request: HttpRequest) -> HttpResponse:
    """The list beneath the field while a reader types; a fragment, not a page."""
    edition = Edition(request)
    query = searching.parse(request.GET.get("q", ""))
    cards: tuple[Card, ...] = ()
    if query.words:
        found = searching.complete(edition.articles, query.words)[:LIVE]
        cards = edition.cards([article.pk for article in found])
    pager = Pager(number=1, count=1, total=len(cards))
    view = SearchView(query=query.shown, pager=pager, cards=cards, notice=query.notice)
    response = HttpResponse(render_to_string("pages/search_live.html", {"view": view}))
    response["X-Robots-Tag"] = "noindex"
    return answers.guard(response)


class _Address:
    """Addresses of this search with another filter or another page."""

    def __init__(self, query: str, section: str, when: str) -> None:
        self._values = {"q": query, "section": section, "when": when}

    def page(self, number: int) -> str:
        return self._with({"page": str(number) if number > 1 else ""})

    def section(self, name: str) -> str:
        return self._with({"section": name})

    def when(self, name: str) -> str:
        return self._with({"when": name})

    def _with(self, changed: dict[str, str]) -> str:
        values = {name: value for name, value in {**self._values, **changed}.items() if value}
        return f"{ADDRESS}?{urlencode(values)}" if values else ADDRESS


def _number(request: HttpRequest) -> int:
    typed = request.GET.get("page", "1")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0


def _name(section: Section | None) -> str:
    return (section.address or "").strip("/") if section else ""


def _chosen_section(edition: Edition, name: str) -> Section | None:
    return next((section for section in edition.sections if _name(section) == name), None) if name else None


def _found(edition: Edition, query: Query, section: Section | None, period: str) -> searching.Found | None:
    if not query.words:
        return None
    articles = edition.articles
    if section is not None:
        articles = queries.in_section(articles, section)
    if period:
        articles = articles.filter(first_published_at__gte=edition.now - PERIODS[period][1])
    return searching.find(articles, query.words)


def _section_choices(edition: Edition, chosen: Section | None, address_of: _Address) -> tuple[Choice, ...]:
    listed = list(chrome.menu_sections(edition))
    if chosen is not None and chosen not in listed:
        listed.append(chosen)
    everything = Choice("All sections", address_of.section(""), is_current=chosen is None)
    return (
        everything,
        *(
            Choice(section.title, address_of.section(_name(section)), is_current=section == chosen)
            for section in listed
        ),
    )


def _date_choices(period: str, address_of: _Address) -> tuple[Choice, ...]:
    return (
        Choice("Any time", address_of.when(""), is_current=not period),
        *(
            Choice(label, address_of.when(name), is_current=name == period)
            for name, (label, _) in PERIODS.items()
        ),
    )


def _nearby(edition: Edition, query: Query) -> tuple[Link, ...]:
    """Tags and sections whose names look like what was typed."""
    if not query.words:
        return ()
    tags = Tag.objects.annotate(uses=Count("tagged_articles")).filter(uses__gt=0).order_by("-uses", "name")
    places = {
        section.title.lower(): Link(section.title, section.address or "") for section in edition.sections
    }
    places.update({tag.name.lower(): Link(tag.name, tag.get_absolute_url()) for tag in tags[:_TAGS_COMPARED]})
    typed = [" ".join(query.words).lower(), *(word.lower() for word in query.words)]
    return _closest(typed, places)


def _closest(typed: Sequence[str], places: dict[str, Link]) -> tuple[Link, ...]:
    names = [name for text in typed for name in difflib.get_close_matches(text, places, n=3, cutoff=0.7)]
    return tuple(places[name] for name in dict.fromkeys(names))[:SUGGESTIONS]
