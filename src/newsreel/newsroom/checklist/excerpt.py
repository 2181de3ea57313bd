"""No more of an outlet's words than it allows.

A word counts as quoted where it stands in a run of words that the entry holds as well: in running text of at
least eight, for shorter ones are names and common phrases; in a quotation of at least five.
"""

from collections.abc import Iterator

from newsreel.newsroom.checklist.draft import Basis, Draft, Wording
from newsreel.newsroom.checklist.problem import Problem, error
from newsreel.newsroom.shared_words import runs, shared, words

RUN_IN_TEXT = 8
RUN_IN_QUOTATION = 5


def check(draft: Draft) -> Iterator[Problem]:
    limited = [basis for basis in draft.bases if basis.excerpt_limit is not None]
    if not limited:
        return
    texts = [(wording, words(wording.text)) for wording in draft.wordings]
    for basis in limited:
        counts = _counts(basis, texts)
        quoted = sum(counts)
        if basis.excerpt_limit is not None and quoted > basis.excerpt_limit:
            most = texts[max(range(len(counts)), key=counts.__getitem__)][0]
            yield error(
                f"{quoted} words of this article stand in the same order in what {basis.outlet} wrote; "
                f"{basis.excerpt_limit} are allowed. Quote less, or tell it in your own words.",
                *most.anchor,
            )


def quoted_words(text: str, source: str, *, is_quotation: bool = False) -> int:
    """How many words of one text are quoted from another."""
    length = RUN_IN_QUOTATION if is_quotation else RUN_IN_TEXT
    return shared(words(text), runs(words(source), length), length)


def _counts(basis: Basis, texts: list[tuple[Wording, list[str]]]) -> list[int]:
    """Quoted words of each text, in their order."""
    source = words(basis.text)
    in_text, in_quotation = runs(source, RUN_IN_TEXT), runs(source, RUN_IN_QUOTATION)
    return [
        shared(text, in_quotation, RUN_IN_QUOTATION)
        if wording.is_quotation
        else shared(text, in_text, RUN_IN_TEXT)
        for wording, text in texts
    ]
