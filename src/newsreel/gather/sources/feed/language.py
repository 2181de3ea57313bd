"""The language that a feed says it is written in, as a tag that HTML understands (BCP 47)."""

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LONGEST_TAG = 20


def language_tag(value: object) -> str:
    """The tag as BCP 47 writes it (en_us becomes en-us); an empty string for what is none."""
    if not value or not isinstance(value, str):
        return ""
    tag = value.strip().replace("_", "-")
    return tag if len(tag) <= _LONGEST_TAG and _TAG.fullmatch(tag) else ""
