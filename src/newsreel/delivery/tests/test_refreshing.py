import pytest

from newsreel.delivery.refreshing import Refresher
from newsreel.delivery.shelf import Shelf
from newsreel.delivery.tests.records import record


class Drawer:
    """Draws what a page is; tells what was drawn, in order."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.drawn: list[str] = []
        self.kinds: dict[str, str] = {}

    def __call__(self, path: str) -> str:
        self.drawn.append(path)
        kind = self.kinds.get(path, "fresh")
        if kind == "fresh":
            self.shelf.keep(record(path, shows=["a"], as_of=self.shelf.ledger.applied()))
        return kind


@pytest.fixture
def drawer(shelf: Shelf) -> Drawer:
    for path in ("/unread/", "/once/", "/often/", "/-/fragments/hot/"):
        shelf.keep(record(path, shows=["a"]))
    shelf.ledger.add_reads([("/once/", 1), ("/often/", 5)])
    return Drawer(shelf)


def refresh_all(refresher: Refresher) -> None:
    while refresher.refresh():
        pass


def test_what_is_read_is_drawn_anew_the_most_read_first(shelf: Shelf, drawer: Drawer) -> None:
    refresher = Refresher(draws=drawer)
    refresh_all(refresher)
    assert drawer.drawn == []
    shelf.change(1, ["a"])
    refresh_all(refresher)
    assert drawer.drawn == ["/-/fragments/hot/", "/often/", "/once/"]
    assert shelf.ledger.is_stale("/often/") is False
    assert shelf.ledger.is_stale("/unread/") is True


def test_what_can_not_be_drawn_is_not_tried_for_ever(shelf: Shelf, drawer: Drawer) -> None:
    drawer.kinds["/often/"] = "failed"
    refresher = Refresher(draws=drawer)
    shelf.change(1, ["a"])
    refresh_all(refresher)
    assert drawer.drawn.count("/often/") == 1
    drawer.kinds.clear()
    shelf.change(2, ["a"])
    refresh_all(refresher)
    assert shelf.ledger.is_stale("/often/") is False


def test_what_is_no_page_any_more_is_forgotten(shelf: Shelf, drawer: Drawer) -> None:
    drawer.kinds["/once/"] = "other"
    shelf.change(1, ["a"])
    refresh_all(Refresher(draws=drawer))
    assert shelf.ledger.is_stale("/once/") is None


def test_what_was_drawn_for_a_reader_meanwhile_is_left_alone(shelf: Shelf, drawer: Drawer) -> None:
    def draw(path: str) -> str:
        # While the first is drawn here, a reader asks for the last.
        shelf.keep(record("/once/", shows=["a"], as_of=shelf.ledger.applied()))
        return drawer(path)

    shelf.change(1, ["a"])
    refresh_all(Refresher(draws=draw))

    assert drawer.drawn == ["/-/fragments/hot/", "/often/"]
    assert shelf.ledger.is_stale("/once/") is False
