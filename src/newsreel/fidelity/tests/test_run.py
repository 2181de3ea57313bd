from newsreel.fidelity.document import read
from newsreel.fidelity.run import check

_SOURCE = "The series was sold to Kestrel Pictures for two million dollars."


def test_findings_come_in_the_order_of_the_draft() -> None:
    found = check("In 2019 Anna Keller sold it for 3 million euros.", [_SOURCE])
    assert [finding.text for finding in found] == ["2019", "Anna Keller", "3 million euros"]


def test_a_source_that_was_read_before_gives_the_same() -> None:
    draft = "The series was sold to Kestral Pictures."
    first = check(draft, [_SOURCE])
    assert check(draft, [_SOURCE]) == first == check(draft, [read(_SOURCE)])
    assert [finding.replacement for finding in first] == ["Kestrel"]


def test_many_unknown_names_leave_the_next_draft_alone() -> None:
    crowd = " ".join(f"and Zq{number}xy" for number in range(400))
    before = check("It went to Kestral in Lisbon.", [_SOURCE])
    check(f"It went {crowd}.", [_SOURCE])
    assert check("It went to Kestral in Lisbon.", [_SOURCE]) == before


def test_sources_in_another_order_are_other_sources() -> None:
    other = "Nobody bought it."
    (one,) = check("They say Kestral bought it.", [_SOURCE, other])
    (two,) = check("They say Kestral bought it.", [other, _SOURCE])
    assert one.passage is not None
    assert two.passage is not None
    assert (one.passage.source, two.passage.source) == (0, 1)
