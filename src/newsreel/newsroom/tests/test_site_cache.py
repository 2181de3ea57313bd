"""What stands on every page is read again only where something has changed."""

from collections.abc import Iterator

import pytest

from newsreel.newsroom import site_cache


@pytest.fixture(autouse=True)
def _nobody_counts_afterwards() -> Iterator[None]:
    yield
    site_cache.use_version(lambda: None)


class _Read:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def test_it_is_read_for_each_page_where_nobody_counts_changes() -> None:
    read = _Read()

    assert [site_cache.kept("menu", read) for _ in range(3)] == [1, 2, 3]


def test_it_is_read_once_while_nothing_changes() -> None:
    site_cache.use_version(lambda: 7)
    read = _Read()

    assert [site_cache.kept("menu", read) for _ in range(3)] == [1, 1, 1]


def test_it_is_read_again_after_a_change() -> None:
    versions = iter([7, 7, 8, 8])
    site_cache.use_version(lambda: next(versions))
    read = _Read()

    assert [site_cache.kept("menu", read) for _ in range(4)] == [1, 1, 2, 2]


def test_things_are_kept_by_name_even_where_they_are_nothing() -> None:
    site_cache.use_version(lambda: 7)

    assert site_cache.kept("menu", lambda: None) is None
    assert site_cache.kept("logo", lambda: "a") == "a"
    assert site_cache.kept("menu", lambda: "late") is None


def test_what_changes_while_it_is_read_is_read_again() -> None:
    version = 7

    def read_slowly() -> str:
        nonlocal version
        version = 8
        return "former"

    site_cache.use_version(lambda: version)

    assert site_cache.kept("menu", read_slowly) == "former"
    assert site_cache.kept("menu", lambda: "new") == "new"


def _noted(parts: site_cache.Parts[str], *keys: str) -> list[str | None]:
    return [part[0] if (part := parts.get(key)) else None for key in keys]


def test_parts_outlive_changes_of_other_things() -> None:
    version, changed = 7, {"author-1"}
    site_cache.use_version(lambda: version, lambda former: changed if former == 7 else None)
    parts = site_cache.parts("cards", 10)
    parts.keep("one", "One", frozenset(["article-1", "author-1"]))
    parts.keep("two", "Two", frozenset(["article-2"]))
    assert _noted(site_cache.parts("cards", 10), "one", "two") == ["One", "Two"]

    version = 8

    assert _noted(site_cache.parts("cards", 10), "one", "two") == [None, "Two"]


def test_parts_go_where_nobody_can_tell_what_changed() -> None:
    version = 7
    site_cache.use_version(lambda: version, lambda former: None)
    site_cache.parts("cards", 10).keep("one", "One", frozenset())

    version = 8

    assert _noted(site_cache.parts("cards", 10), "one") == [None]


def test_no_parts_are_kept_where_nobody_counts_changes() -> None:
    site_cache.parts("cards", 10).keep("one", "One", frozenset())

    assert _noted(site_cache.parts("cards", 10), "one") == [None]


def test_what_was_drawn_before_a_change_is_not_kept_after_it() -> None:
    version = 7
    site_cache.use_version(lambda: version, lambda former: {"article-1"})
    of_a_slow_page = site_cache.parts("cards", 10)
    version = 8
    after = site_cache.parts("cards", 10)

    of_a_slow_page.keep("one", "former", frozenset(["article-1"]))

    assert _noted(after, "one") == [None]
    assert _noted(site_cache.parts("cards", 10), "one") == [None]


def test_parts_of_each_name_are_their_own() -> None:
    site_cache.use_version(lambda: 7)
    site_cache.parts("cards", 10).keep("one", "One", frozenset())

    assert _noted(site_cache.parts("items", 10), "one") == [None]


def test_the_part_that_is_there_longest_makes_room() -> None:
    site_cache.use_version(lambda: 7)
    parts = site_cache.parts("cards", 2)
    for name in ("one", "two", "three"):
        parts.keep(name, name.title(), frozenset())

    assert _noted(parts, "one", "two", "three") == [None, "Two", "Three"]


def test_few_things_are_read_again_after_any_change() -> None:
    version = 7
    site_cache.use_version(lambda: version, lambda former: set())
    read = _Read()
    assert site_cache.kept("menu", read) == 1

    version = 8

    assert site_cache.kept("menu", read) == 2
