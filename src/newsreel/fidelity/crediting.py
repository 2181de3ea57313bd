"""Names of outlets that a draft credits with having told a story first."""

from newsreel.fidelity.document import Document
from newsreel.fidelity.mentions import Mention
from newsreel.fidelity.words import SMALL_WORDS

_BEFORE_LISTED = """
    reported by | reported in | reported on | reported at | published by | published in | published on
    appeared in | appeared on | report in | report by | broken by | hat tip to | h t
"""
_BEFORE = [pair.split() for pair in _BEFORE_LISTED.replace("\n", "|").split("|") if pair.strip()]
_AFTER_LISTED = """
    first reported | originally reported | first published | originally published
    was first to report | was the first to report | were the first to report | broke the news
    broke the story | had the story first | reported first | first broke the news | first broke the story
"""
_AFTER = [words.split() for words in _AFTER_LISTED.replace("\n", "|").split("|") if words.strip()]
_FIRST = frozenset(["first", "originally", "exclusively"])
_SHORTEST_LINE = 8
"""Words of a sentence that does nothing but credit: “Reported by The Times.”"""


def is_credited(document: Document, mention: Mention) -> bool:
    """Whether the words around a name say that the story was there first."""
    forms = document.forms
    sentence = document.sentence_of(mention.first)
    if any(forms[mention.last : mention.last + len(words)] == words for words in _AFTER):
        return True
    first = mention.first
    while first > sentence.first and forms[first - 1] in ("the", "a"):
        first -= 1
    if forms[first - 1 : first] in (["via"], ["source"]) and first > sentence.first:
        return True
    if not any(forms[max(sentence.first, first - len(words)) : first] == words for words in _BEFORE):
        return False
    said = [form for form in forms[sentence.first : sentence.last] if form not in SMALL_WORDS]
    is_first = not _FIRST.isdisjoint(forms[sentence.first : sentence.last])
    return is_first or len(said) <= _SHORTEST_LINE - (mention.last - mention.first)
