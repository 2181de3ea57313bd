import lxml.html
import pytest

from newsreel.transfer.wordpress.tables import table


def rows(markup: str) -> list[list[str]] | None:
    block = table(lxml.html.fragment_fromstring(markup))
    return block.value["table"]["data"] if block else None


@pytest.mark.parametrize(
    ("markup", "header"),
    [
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "row"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><th>1</th><td>2</td></tr></table>", "column"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><th>1</th><td>2</td></tr></table>", "both"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>", "neither"),
    ],
)
def test_headers(markup: str, header: str) -> None:
    block = table(lxml.html.fragment_fromstring(markup))
    assert block is not None
    assert block.value["table"]["table_header_choice"] == header
    assert rows(markup) == [["a", "b"], ["1", "2"]]


def test_looks_within_cells_are_left_behind() -> None:
    assert rows("<table><tr><td><p><b>a</b></p></td><td>b<br></td></tr></table>") == [["a", "b"]]


def test_a_caption_of_its_own() -> None:
    block = table(
        lxml.html.fragment_fromstring("<table><caption>Box office</caption><tr><td>a</td></tr></table>")
    )
    assert block is not None
    assert block.value["caption"] == "Box office"


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td colspan='2'>a</td></tr></table>",
        "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
        "<table><tr><td><a href='/x/'>a</a></td></tr></table>",
        "<table><tr><td>a<br>b</td></tr></table>",
        "<table><tr><td><ul><li>a</li></ul></td></tr></table>",
        "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
        "<table></table>",
        "<table><tr></tr></table>",
    ],
)
def test_what_a_table_block_can_not_hold(markup: str) -> None:
    assert rows(markup) is None
