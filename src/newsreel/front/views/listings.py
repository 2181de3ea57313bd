"""Lists that are no page of the tree: all stories, those of a tag, an author, a year, a month, a day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateformat import format as format_date
from wagtail.views import serve

from newsreel.front import cards, queries, shown
from newsreel.front.edition import Edition
from newsreel.front.pages.listing import listing_page
from newsreel.front.view import Crumb
from newsreel.front.views import feeds
from newsreel.newsroom import site_cache
from newsreel.newsroom.models import Author, Tag

View = Callable[..., HttpResponse]


def after_pages(view: View) -> View:
    """Answers only where no page of the tree has the address."""

    @wraps(view)
    def answer(request: HttpRequest, **arguments: object) -> HttpResponse:
        try:
            return serve(request, request.path_info.lstrip("/"))
        except Http404:
            return view(request, **arguments)

    return answer


def bare_first_page(view: View) -> View:
    """Sends page/1/ to the address without it, so that the first page has one address."""

    @wraps(view)
    def answer(request: HttpRequest, *, number: int | str = 0, **arguments: object) -> HttpResponse:
        if int(number) == 1:
            return HttpResponseRedirect(request.path.removesuffix("page/1/"), status=301)
        return view(request, number=int(number) or 1, **arguments)

    return answer


@bare_first_page
def latest(request: HttpRequest, *, number: int) -> HttpResponse:
    edition = Edition(request)
    shown.note(shown.ALL_ARTICLES)
    return listing_page(
        edition,
        edition.articles,
        kind="latest",
        heading="Latest",
        title="Latest stories",
        address="/latest/",
        number=number,
        total=site_cache.kept("number of articles", lambda: queries.count_public(edition.closed)),
        description=f"Everything {edition.publication.name} publishes, the newest first.",
        has_feed=False,
    )


@bare_first_page
def tag(request: HttpRequest, *, slug: str, number: int) -> HttpResponse:
    found = get_object_or_404(Tag, slug=slug)
    edition = Edition(request)
    shown.note(shown.tag(found.pk), shown.articles_of_tag(found.pk))
    return listing_page(
        edition,
        queries.with_tag(edition.articles, found),
        kind="tag",
        heading=found.name,
        address=found.get_absolute_url(),
        number=number,
        description=found.description,
    )


def tag_feed(request: HttpRequest, *, slug: str, form: str = "rss") -> HttpResponse:
    found = get_object_or_404(Tag, slug=slug)
    edition = Edition(request)
    shown.note(shown.tag(found.pk), shown.articles_of_tag(found.pk))
    return feeds.feed(
        edition,
        feeds.newest(queries.with_tag(edition.articles, found)),
        form=form,
        title=found.name,
        address=found.get_absolute_url(),
        about=found.description,
    )


@bare_first_page
def author(request: HttpRequest, *, slug: str, number: int) -> HttpResponse:
    found = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    edition = Edition(request)
    shown.note(shown.articles_of_author(found.pk))
    return listing_page(
        edition,
        queries.by_author(edition.articles, found),
        kind="author",
        heading=found.name,
        address=found.get_absolute_url(),
        number=number,
        description=found.biography,
        person=cards.person(found, in_full=True),
    )


def author_feed(request: HttpRequest, *, slug: str, form: str = "rss") -> HttpResponse:
    found = get_object_or_404(Author, slug=slug)
    edition = Edition(request)
    shown.note(shown.author(found.pk), shown.articles_of_author(found.pk))
    return feeds.feed(
        edition,
        feeds.newest(queries.by_author(edition.articles, found)),
        form=form,
        title=found.name,
        address=found.get_absolute_url(),
        about=found.biography,
    )


@after_pages
@bare_first_page
def archive(request: HttpRequest, *, year: str, number: int, month: str = "", day: str = "") -> HttpResponse:
    """A year, a month or a day in the newsroom's time zone. 404 where nothing was published."""
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        start, end = _moment(first), _moment(_after(first, month=bool(month), day=bool(day)))
    except (ValueError, OverflowError) as error:
        raise Http404("There is no such day") from error
    edition = Edition(request)
    shown.note(shown.articles_of_days(first, month=bool(month), day_of_month=bool(day)))
    articles = queries.between(edition.articles, start, end)
    if not articles.exists():
        raise Http404("Nothing was published then")
    above = []
    if month:
        above.append(Crumb(year, f"/{year}/"))
    if day:
        above.append(Crumb(format_date(first, "F"), f"/{year}/{month}/"))
    parts = [part for part in (year, month, day) if part]
    return listing_page(
        edition,
        articles,
        kind="date",
        heading=format_date(first, "j F Y" if day else "F Y" if month else "Y"),
        address=f"/{'/'.join(parts)}/",
        number=number,
        above=above,
        has_feed=False,
    )


def _after(first: date, *, month: bool, day: bool) -> date:
    if day:
        return first + timedelta(days=1)
    if month and first.month < 12:
        return first.replace(month=first.month + 1)
    return date(first.year + 1, 1, 1)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))
