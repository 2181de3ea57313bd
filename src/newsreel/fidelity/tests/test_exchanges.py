import pytest

from newsreel.fidelity.document import read
from newsreel.fidelity.exchanges import exchanged
from newsreel.fidelity.held import Held
from newsreel.fidelity.mentions import mentions


def _instead(draft: str, *sources: str, aliases: dict[str, frozenset[str]] | None = None) -> dict[str, str]:
    held = Held(read(draft), [read(source) for source in sources], aliases=aliases or {})
    found = {}
    for mention in mentions(held.draft, held.support):
        exchange = exchanged(held, mention)
        if exchange is not None:
            words = held.sources[exchange.source].words[exchange.first : exchange.last]
            found[" ".join(held.draft.words[mention.first : mention.last])] = " ".join(words)
    return found


@pytest.mark.parametrize(
    ("draft", "source", "instead"),
    [
        (
            "Director Victor Sand thanked the jury for its courage.",
            "Director Anna Keller thanked the jury for its courage. Victor Sand smiled.",
            {"Victor Sand": "Anna Keller"},
        ),
        (
            "The festival in Porto drew more guests than ever before.",
            "The festival in Lisbon drew more guests than ever before. Porto has none.",
            {"Porto": "Lisbon"},
        ),
        (
            "The prize was shared by Keller and Wilk after a long debate.",
            "The prize was shared by Keller and Sand after a long debate. Wilk left.",
            {"Wilk": "Sand"},
        ),
    ],
)
def test_another_name_in_the_same_words(draft: str, source: str, instead: dict[str, str]) -> None:
    assert _instead(draft, source) == instead


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (
            "Keller thanked the jury for its great courage.",
            "Anna Keller thanked the jury for its great courage.",
        ),
        ("Films from the UK drew large crowds here.", "Films from Britain drew large crowds here."),
        ("Wilk was named man of the match.", "Sand and Wilk were seen. Sand was named in the match report."),
        ("In Porto he said that nobody was there.", "Guests of Lisbon, he said that nobody was there."),
    ],
)
def test_one_and_the_same_or_other_words(draft: str, source: str) -> None:
    assert _instead(draft, source) == {}


def test_another_source_may_have_it_as_the_draft() -> None:
    draft = "The festival in Porto drew more guests than ever before."
    assert _instead(draft, draft.replace("Porto", "Lisbon"), draft) == {}


def test_other_names_of_one_person_are_no_exchange() -> None:
    draft = "The show was opened by Nightjar with an old song."
    source = "The show was opened by Tomasz Wilk with an old song."
    assert _instead(draft, source) == {"Nightjar": "Tomasz Wilk"}
    assert _instead(draft, source, aliases={"Tomasz Wilk": frozenset(["Nightjar"])}) == {}
