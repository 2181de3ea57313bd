import pytest

from newsreel.fidelity.document import read
from newsreel.fidelity.mentions import mentions
from newsreel.fidelity.support import Support


def _names(draft: str, source: str = "") -> list[str]:
    document = read(draft)
    found = mentions(document, Support((read(source),)))
    return [" ".join(document.words[mention.first : mention.last]) for mention in found]


@pytest.mark.parametrize(
    ("draft", "names"),
    [
        ("The film by Anna Keller opens in Lisbon.", ["Anna Keller", "Lisbon"]),
        ("Police said so.", []),
        ("Planned work has begun.", []),
        ("Keller said so.", ["Keller"]),
        ("Mark Keller said so.", ["Mark Keller"]),
        ("Wilk's film opens.", ["Wilk's"]),
        ("He met Keller, Wilk and Sand.", ["Keller", "Wilk", "Sand"]),
        ("The US and the EU agreed.", ["US", "EU"]),
        ("US buyers came.", ["US"]),
    ],
)
def test_the_names_of_a_text(draft: str, names: list[str]) -> None:
    assert _names(draft) == names


def test_the_first_word_is_a_name_where_a_source_has_it_as_one() -> None:
    assert _names("Grants opened the show.", "They met Grants on the way.") == ["Grants"]
    assert _names("Grants opened the show.", "They gave grants to all.") == []


def test_a_very_long_run_is_parted() -> None:
    assert [len(name.split()) for name in _names("x " + "Aa " * 30)] == [12, 12, 6]
