import pytest

from newsreel.fidelity.crediting import is_credited
from newsreel.fidelity.document import read
from newsreel.fidelity.mentions import Mention


def _credited(text: str, name: str) -> bool:
    document = read(text)
    first = document.words.index(name.split()[0])
    return is_credited(document, Mention(first, first + len(name.split())))


@pytest.mark.parametrize(
    "text",
    [
        "The film is off. First reported by The Evening Lantern.",
        "The film is off, as first reported by Evening Lantern on Monday.",
        "Evening Lantern first reported the news.",
        "Evening Lantern was the first to report it.",
        "The film is off (via Evening Lantern).",
        "Reported by the Evening Lantern.",
    ],
)
def test_an_outlet_that_is_credited(text: str) -> None:
    assert _credited(text, "Evening Lantern")


@pytest.mark.parametrize(
    "text",
    [
        "She works at Evening Lantern.",
        "The theft was reported by Evening Lantern staff when they came back to the office in the old town.",
        "Evening Lantern reported a loss.",
    ],
)
def test_a_name_that_is_not(text: str) -> None:
    assert not _credited(text, "Evening Lantern")
