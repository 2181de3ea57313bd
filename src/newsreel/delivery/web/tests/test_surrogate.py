"""What shared caches are told."""

from newsreel.delivery.record import Record
from newsreel.delivery.tests.records import HTML
from newsreel.delivery.web.answer import answer
from newsreel.delivery.web.surrogate import BY_THINGS, BY_URLS, LONGEST, NOT_KEPT, lifetime, told


def test_how_long_depends_on_who_is_told_what() -> None:
    assert lifetime([]) == ""
    assert lifetime(["varnish://a:1", "varnish://b:1"]) == BY_THINGS
    assert lifetime(["varnish://a:1", "cloudflare://t@z"]) == BY_URLS


def test_a_page_names_what_it_shows() -> None:
    assert told(HTML, {"home", "article:1"}, BY_THINGS) == {
        **HTML,
        "surrogate-key": "article:1 home",
        "cdn-cache-control": BY_THINGS,
    }


def test_what_can_not_be_named_is_not_kept() -> None:
    for shows in ({"x" * (LONGEST + 1)}, {"two words"}, {""}):
        assert told(HTML, shows, BY_THINGS) == {**HTML, "cdn-cache-control": NOT_KEPT}


def test_a_former_version_is_kept_by_nobody() -> None:
    record = Record("/a/", 200, told(HTML, {"home"}, BY_THINGS), b"", frozenset(["home"]), 0, 1.0)
    fresh, former = (
        dict(answer(record, coding="identity", modified=1.0, is_stale=stale).headers(1))
        for stale in (False, True)
    )
    assert (fresh["surrogate-key"], fresh["cdn-cache-control"]) == ("home", BY_THINGS)
    assert {"surrogate-key", "cdn-cache-control"}.isdisjoint(former)
