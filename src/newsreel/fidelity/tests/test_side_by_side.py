"""A draft and its sources on a page."""

from lxml import html

from newsreel.fidelity.report import Checked, told
from newsreel.fidelity.run import check
from newsreel.fidelity.side_by_side import page


def checked(draft: str, source: str) -> Checked:
    return Checked(draft, [("wire.txt", source)], check(draft, [source]))


def test_each_finding_leads_from_the_draft_to_the_source_and_back() -> None:
    tree = html.fromstring(page(checked("“It burned slowly down.”", "“It burned quickly down,” he said.")))
    [ours] = tree.cssselect("mark#draft-0")
    [theirs] = tree.cssselect("mark#source-0")
    assert ours.text == "“It burned slowly down.”"
    assert theirs.text == "It burned quickly down"
    assert ours.cssselect("a")[0].get("href") == "#source-0"
    assert theirs.cssselect("a")[0].get("href") == "#draft-0"


def test_nothing_in_a_text_becomes_markup() -> None:
    shown = page(
        checked("<script>alert(1)</script> “It <b>burned</b> down.”", "<img src=x onerror=alert(1)>")
    )
    assert "<script" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;" in shown


def test_a_clean_draft_says_so() -> None:
    clean = checked("It rains.", "It rains.")
    assert "nothing found" in page(clean)
    assert told(clean) == "Nothing found: the draft agrees with its sources as far as can be seen."


def test_in_a_terminal_both_places_are_told() -> None:
    assert told(checked("One.\n“It burned slowly.”", "“It burned quickly,” he said.")) == (
        "Error, line 2: The source quotes it otherwise: “slowly” for “quickly”.\n"
        "  draft:  “It burned slowly.”\n"
        "  source: It burned quickly  (wire.txt)"
    )
