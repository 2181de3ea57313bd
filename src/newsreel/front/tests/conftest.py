"""What every test of the front starts from."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Wagtail keeps cuts and root paths in the cache, which outlives a test's database."""
    cache.clear()
    yield
    cache.clear()
