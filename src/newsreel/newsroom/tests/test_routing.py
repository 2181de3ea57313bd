"""An address finds its page, whatever the page's place in the tree."""

import pytest
from django.http import Http404

from newsreel.newsroom.routing import route
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
