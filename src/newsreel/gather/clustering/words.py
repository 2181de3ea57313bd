"""The words of a headline that tell events apart, brought to one form."""

import re
import unicodedata

from newsreel.gather.clustering.stop_words import STOP_WORDS

LONGEST_TITLE = 400
"""Characters of a headline that are read."""
LONGEST_LEAD = 600
"""Characters of a text that are read: an event is named at its beginning."""
MOST_WORDS = 24

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'"})
_ACCENTS = re.compile("[\u0300-\u036f]")
_JOINED_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+(?:&[^\W_]+)*(?:'[a-z]+)?(?:[.,]\d+)*")
_WITHOUT_SPACES = re.compile(rf"[{_CJK}]")


def telling_words(title: str, text: str = "") -> tuple[str, ...]:
    """The headline's words that say what it is about, each once, in their order.

    Where the headline is short of them, names from the beginning of the text help out.
    """
    found = dict.fromkeys(_words(title[:LONGEST_TITLE]))
    if text and len(found) < MOST_WORDS // 2:
        lead = _words(text[:LONGEST_LEAD], names_only=True)
        found.update(dict.fromkeys(lead[: MOST_WORDS // 2 - len(found)]))
    return tuple(found)[:MOST_WORDS]


def plain_letters(text: str) -> str:
    """The text without accents and typographic apostrophes."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    # Hangul and the voiced kana were taken apart, too, and come together again.
    return unicodedata.normalize("NFC", _ACCENTS.sub("", decomposed))


def _words(text: str, *, names_only: bool = False) -> list[str]:
    text = _JOINED_WORDS.sub(" ", plain_letters(text))
    text = _INITIALS.sub(lambda match: match.group().replace(".", ""), text)
    words: list[str] = []
    for raw in _WORD.findall(text):
        if names_only and not raw[0].isupper():
            continue
        if _WITHOUT_SPACES.match(raw):
            words += [raw[place : place + 2] for place in range(max(1, len(raw) - 1))]
            continue
        word = raw.lower().removesuffix("'s").replace("'", "")
        if word not in STOP_WORDS and (len(word) > 1 or word.isdigit()):
            words.append(_stem(word))
    return words


def _stem(word: str) -> str:
    """Plural, -ing and -ed taken off, lightly: two forms kept apart cost less than two words made one."""
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word
