"""feedparser's own expectations, as far as they concern what our report holds. See :mod:`.expectations`."""

import pytest

from newsreel.gather.sources.feed.tests.expectations import Case, cases
from newsreel.lib.tests.shared_data import shared_data

# feedparser's `author` joins name and e-mail address; ours are names.
EXCEPTIONS = {"atom/entry_author_map_author.xml", "atom10/entry_author_map_author.xml"}


@pytest.mark.parametrize(
    ("folder", "count", "exceptions"),
    [
        ("wellformed", 949, EXCEPTIONS),
        ("entities", 253, set()),
        ("encoding", 8, set()),
        ("illformed", 1, set()),
    ],
)
def test_what_feedparser_expects_holds(folder: str, count: int, exceptions: set[str]) -> None:
    concerned = list(cases(shared_data("feeds/feedparser/tests") / folder))
    assert len(concerned) == count
    assert {case.name for case in concerned if not case.holds()} == exceptions


def test_the_json_case_holds() -> None:
    file = shared_data("feeds/feedparser/tests/json/example.json")
    expectation = "feed['title'] == 'My Example Feed' and len(entries) == 2"
    assert Case(file.name, file, expectation, "").holds()
