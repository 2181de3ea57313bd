"""Preferences in short words: `Content-Usage: train-ai=n` (IETF, draft-ietf-aipref-attach and -vocab).

`Content-Signal: ai-train=no` (contentsignals.org), which many hosts wrote before, says the same in others.
"""

import re
from collections.abc import Iterator

from newsreel.gather.permission.statements import LONGEST_TEXT, What

NAMES = ("content-usage", "content-signal")
"""Of header fields, and of lines in robots.txt."""
_MEANING = {
    "bots": (What.AUTOMATED,),
    "tdm": (What.TEXT_MINING,),
    "train-ai": (What.AI_TRAINING,),
    "train-genai": (What.AI_TRAINING,),
    "ai-train": (What.AI_TRAINING,),
    "ai-use": (What.AI_USE,),
    "ai-output": (What.AI_USE,),
    "ai-input": (What.AI_USE,),
    "search": (What.SEARCH,),
}
_VALUES = {"y": True, "yes": True, "n": False, "no": False}
_PREFERENCE = re.compile(r"\s*([A-Za-z*][\w.*-]{0,40})\s*=\s*\"?([A-Za-z]{1,3})\"?\s*(?:;[^,]*)?")


def preferences(value: str) -> Iterator[tuple[What, bool]]:
    """What a dictionary (RFC 9651, section 3.2) says; words that nobody knows are passed over."""
    for part in value[: 10 * LONGEST_TEXT].split(","):
        told = _PREFERENCE.fullmatch(part)
        if told is None or (allowed := _VALUES.get(told[2].lower())) is None:
            continue
        for what in _MEANING.get(told[1].lower(), ()):
            yield what, allowed
