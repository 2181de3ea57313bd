from newsreel.transfer.wordpress.notes import Notes


def test_each_kind_of_note_is_one_sentence() -> None:
    notes = Notes()
    assert not notes
    notes.add("A thing was lost", "x")
    notes.add("A thing was lost", "y")
    notes.add("A thing was lost", "x")
    notes.add("It rained")
    notes.add("It rained")
    notes.add("It snowed")
    assert notes.sentences() == ["A thing was lost: x (2 times), y.", "It rained (2 times).", "It snowed."]


def test_long_lists_are_cut() -> None:
    notes = Notes()
    for number in range(20):
        notes.add("Lost", f"n{number}")
    assert notes.sentences()[0].endswith("n11, and 8 more.")
