"""An address finds its page, whatever the page's place in the tree."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from newsreel.newsroom import site_cache
from newsreel.newsroom.models import Page
from newsreel.newsroom.routing import route, site_of
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


def _route(path: str) -> tuple[str, dict[str, object]]:
    result = route(factories.make_home(), [part for part in path.split("/") if part])
    return result.page.title, result.kwargs


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", ("The Daily Reel", {})),
        ("/cinema/", ("Cinema", {})),
        ("/old/2011/a-title/", ("A title", {})),
        ("/feed/", ("The Daily Reel", {"as_feed": "rss"})),
        ("/cinema/feed/", ("Cinema", {"as_feed": "rss"})),
        ("/cinema/feed/rss2/", ("Cinema", {"as_feed": "rss"})),
        ("/cinema/feed/atom/", ("Cinema", {"as_feed": "atom"})),
        ("/cinema/feed/json/", ("Cinema", {"as_feed": "json"})),
        ("/cinema/page/2/", ("Cinema", {"page_number": 2})),
        ("/page/1/", ("The Daily Reel", {"page_number": 1})),
    ],
)
def test_found(path: str, expected: tuple[str, dict[str, object]]) -> None:
    section = factories.make_section(title="Cinema")
    factories.make_article(section=section, title="A title", address="/old/2011/a-title/")

    assert _route(path) == expected


@pytest.mark.parametrize(
    "path",
    ["/nothing/", "/cinema/page/0/", "/cinema/page/x/", "/cinema/page/٢/", "/draft/", "/nothing/feed/"],
)
def test_not_found(path: str) -> None:
    section = factories.make_section(title="Cinema")
    factories.make_article(section=section, title="Draft", live=False, address="/draft/")

    with pytest.raises(Http404):
        _route(path)


@pytest.fixture
def _nothing_changes() -> Iterator[None]:
    site_cache.use_version(lambda: 1)
    yield
    site_cache.use_version(lambda: None)


def _request(path: str = "/", host: str = "127.0.0.1:8000") -> HttpRequest:
    return RequestFactory(headers={"host": host}).get(path)


@pytest.mark.usefixtures("_nothing_changes")
@pytest.mark.parametrize(("host", "queries"), [("127.0.0.1:8000", 1), ("localhost:8000", 2)])
def test_the_site_is_read_once_for_its_public_address_alone(host: str, queries: int) -> None:
    home = factories.make_home()

    with CaptureQueriesContext(connection) as captured:
        found = [site_of(_request(host=host)) for _ in range(2)]

    assert [site.root_page_id for site in found if site] == [home.pk, home.pk]
    assert len(captured) == queries


def test_who_may_see_a_page_is_asked_only_where_something_is_closed() -> None:
    section = factories.make_section(title="Cinema")
    factories.make_article(section=section, title="A title")
    open_page = _routed("/cinema/a-title/")

    assert open_page.stands_open
    with CaptureQueriesContext(connection) as captured:
        assert list(open_page.get_view_restrictions()) == []
    assert len(captured) == 0

    restriction = PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    closed_page = _routed("/cinema/a-title/")

    assert not closed_page.stands_open
    assert list(closed_page.get_view_restrictions()) == [restriction]


def _routed(path: str) -> Page:
    found = Page.route_for_request(_request(), path)
    assert found is not None
    return found.page
