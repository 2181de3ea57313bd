from newsreel.fidelity.document import read
from newsreel.fidelity.near_names import NearNames
from newsreel.fidelity.support import Support, runs

_SUPPORT = Support(
    (
        read("Anna Keller joined the BBC. The keeper of the Harbour Museum in Lisbon met Keller."),
        read("Portuguese films and Transport for London: both were there, Keller said."),
    )
)


def test_a_form_is_where_it_stands_first() -> None:
    assert _SUPPORT.forms["keller"] == (0, 1)
    assert _SUPPORT.forms["films"] == (1, 1)


def test_a_name_has_its_capital_not_from_a_beginning() -> None:
    assert "portuguese" in _SUPPORT.capitals
    assert "portuguese" not in _SUPPORT.names
    assert _SUPPORT.names["keller"] == [(0, 1), (0, 14), (1, 9)]


def test_a_people_stands_for_its_country() -> None:
    assert _SUPPORT.peoples["portugal"] == (1, 0)


def test_what_stands_before_a_name() -> None:
    assert _SUPPORT.before["keller"] == {"anna": (0, 0)}


def test_initials_leave_small_words_out() -> None:
    assert _SUPPORT.initials["tl"] == (1, 3, 6)
    assert _SUPPORT.initials["hm"] == (0, 9, 11)


def test_short_names_are_shouted() -> None:
    assert _SUPPORT.shouted == {"bbc": (0, 4)}


def test_a_word_without_a_capital_somewhere_is_small() -> None:
    assert _SUPPORT.is_small("films")
    assert not _SUPPORT.is_small("keller")
    assert not _SUPPORT.is_small("absent")


def test_roots_hold_the_lengths_of_stems() -> None:
    assert sorted(_SUPPORT.roots["portu"]) == [9]


def test_runs_go_on_beyond_two_small_words_and_no_further() -> None:
    document = read("The Museum of the Sea opened. Anna met him in May, Keller said.")
    assert [[document.words[place] for place in run] for run in runs(document)] == [["The", "Museum", "Sea"]]


def test_the_nearest_name_is_off_by_a_slip() -> None:
    near = NearNames(_SUPPORT)
    assert near.of("kellar") == (0, 1)
    assert near.of("kowalski") is None
    assert near.of("kel") is None


def test_after_many_names_no_more_are_looked_for() -> None:
    near = NearNames(_SUPPORT)
    for number in range(300):
        near.of(f"zzzz{number}")
    assert near.of("kellar") is None
