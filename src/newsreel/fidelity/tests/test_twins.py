from newsreel.fidelity.document import read
from newsreel.fidelity.twins import Twin, Twins

_SOURCE = read(
    "It rained. The jury of the festival gave the main prize to a Finnish film. Nobody was surprised."
)


def _twin(draft: str, *sources: str) -> Twin | None:
    document = read(draft)
    documents = (*map(read, sources),) or (_SOURCE,)
    return Twins(document, documents).of(document.sentences[0])


def test_the_sentence_that_shares_most_words() -> None:
    twin = _twin("The festival's jury gave its main prize to a Danish film.")
    assert twin is not None
    assert (twin.source, twin.sentence) == (0, _SOURCE.sentences[1])
    assert (round(twin.share, 2), round(twin.back, 2)) == (0.86, 0.86)


def test_of_several_sources_the_nearer_one() -> None:
    twin = _twin("The jury gave the main prize to nobody.", "A jury met.", "The jury gave a main prize away.")
    assert twin is not None
    assert twin.source == 1


def test_a_sentence_of_few_words_has_none() -> None:
    assert _twin("The jury gave prizes.") is None


def test_nor_has_one_whose_words_no_source_has() -> None:
    assert _twin("Mountains rise slowly above quiet valleys.") is None


def test_a_word_that_stands_everywhere_tells_nothing() -> None:
    assert _twin("Rain falls today everywhere now.", "Rain came. " * 41) is None


def test_without_sources_there_is_none() -> None:
    document = read("The festival's jury gave its main prize to a Danish film.")
    assert Twins(document, ()).of(document.sentences[0]) is None
