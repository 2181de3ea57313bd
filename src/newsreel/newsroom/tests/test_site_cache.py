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
