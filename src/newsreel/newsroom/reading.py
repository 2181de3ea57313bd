"""How long a text takes to read."""

import math
import re
from collections.abc import Iterable

WORDS_A_MINUTE = 230
# Chinese and Japanese part no words; readers do 255 and 357 characters a minute on average
# (Trauzettel-Klosinski and Dietz, “Standardized assessment of reading performance”, 2012).
CHARACTERS_A_MINUTE = 300

_UNPARTED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_WORD = re.compile(r"\w[\w'’.,-]*")


def minutes(texts: Iterable[str]) -> int:
    """Whole minutes for all of these together, at least one."""
    characters = words = 0
    for text in texts:
        if not text.isascii():
            text, found = _UNPARTED.subn(" ", text)
            characters += found
        words += len(_WORD.findall(text))
    return max(1, math.ceil(words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE - 0.25))
