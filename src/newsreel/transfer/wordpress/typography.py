"""The quotation marks, dashes and signs that readers of a WordPress site see.

WordPress stores what was typed and sets it typographically each time it shows a page. We show what is
stored, so the import sets it once. The rules are those of WordPress' `wptexturize` for English, as its
documentation and tests tell them: https://developer.wordpress.org/reference/functions/wptexturize/
"""

import re

# Elements whose text stays as typed.
VERBATIM = frozenset({"pre", "code", "kbd", "style", "script", "tt"})

_SPACE = r"[\s\u00a0]"
_AFTER_SPACE = r"(?:(?<![\s\S])|(?<=[\s\u00a0]))"
"""At the beginning of the text or behind white space."""
_BEFORE_SPACE = r"(?=[\s\u00a0]|\Z)"
_AT_AN_END = r"(?=\Z|[.,:;!?)}\-\]>\s\u00a0])"
"""Where a closing mark may stand: before punctuation, white space or nothing."""

# Private-use characters stand for what is decided but must not be judged again.
_OPEN, _OPEN_SINGLE, _APOSTROPHE, _CANDIDATE = "\ue000", "\ue001", "\ue002", "\ue003"

_CLIPPED = (
    *("'tain't", "'twere", "'twas", "'tis", "'twill", "'til", "'bout", "'nuff", "'round", "'cause", "'em"),
)
_PLAIN = {
    "...": "…",
    "``": "“",
    "''": "”",
    " (tm)": " ™",
    **{clipped: clipped.replace("'", "’") for clipped in _CLIPPED},
}
_PLAIN_PATTERN = re.compile("|".join(re.escape(plain) for plain in sorted(_PLAIN, key=len, reverse=True)))

_APOSTROPHES = (
    # '99' and '99": years whose mark at the end closes something.
    (re.compile(rf"'(\d\d)'{_AT_AN_END}"), rf"{_APOSTROPHE}\1’"),
    (re.compile(rf"'(\d\d)\"{_AT_AN_END}"), rf"{_APOSTROPHE}\1”"),
    # '99, '99s
    (re.compile(r"'(?=\d\d(?:\Z|(?![%\d]|[.,]\d)))"), _APOSTROPHE),
    # '0.42'
    (re.compile(rf"{_AFTER_SPACE}'(\d[.,\d]*)'"), rf"{_OPEN_SINGLE}\1’"),
    (re.compile(r"(?:(?<![\s\S])|(?<=[(\[{\"\-<\s\u00a0]))'"), _OPEN_SINGLE),
    # Inside a word.
    (re.compile(r"(?<![\s\u00a0])'(?!\Z|[.,:;!?\"'(){}\[\]\-<>\s\u00a0])"), _APOSTROPHE),
)
_DOUBLES = (
    (re.compile(rf"{_AFTER_SPACE}\"(\d[.,\d]*)\""), rf"{_OPEN}\1”"),
    (re.compile(rf"(?:(?<![\s\S])|(?<=[(\[{{\-<\s\u00a0]))\"(?!{_SPACE})"), _OPEN),
)
_DASHES = (
    (re.compile(r"---"), "—"),
    (re.compile(rf"{_AFTER_SPACE}--{_BEFORE_SPACE}"), "—"),
    # xn-- begins a host name.
    (re.compile(r"(?<!xn)--"), "–"),
    (re.compile(rf"{_AFTER_SPACE}-{_BEFORE_SPACE}"), "–"),
)
_TIMES = re.compile(r"\b(\d(?:(?<=0)[\d.,]+|(?<!0)[\d.,]*))x(\d[\d.,]*)\b")


# Without any of these there is nothing to set.
_MARKS = re.compile(r"""['"\-`(]|\.\.\.|\dx\d|[.,]x\d""")


def typeset(text: str) -> str:
    """One run of text between two tags, set. Runs are judged alone, as WordPress does."""
    if not _MARKS.search(text):
        return text
    if "'" in text or "..." in text or "`" in text or "(" in text:
        text = _PLAIN_PATTERN.sub(lambda match: _PLAIN[match[0]], text)
    if "'" in text:
        for pattern, replacement in _APOSTROPHES:
            text = pattern.sub(replacement, text)
        text = _close(text, mark="'", opening=_OPEN_SINGLE, closing="’", prime="′")
        text = text.replace(_APOSTROPHE, "’").replace(_OPEN_SINGLE, "‘")
    if '"' in text:
        for pattern, replacement in _DOUBLES:
            text = pattern.sub(replacement, text)
        text = _close(text, mark='"', opening=_OPEN, closing="”", prime="″").replace(_OPEN, "“")
    if "-" in text:
        for pattern, replacement in _DASHES:
            text = pattern.sub(replacement, text)
    return _TIMES.sub("\\1×\\2", text) if "x" in text else text


def _close(text: str, *, mark: str, opening: str, closing: str, prime: str) -> str:
    """Decide which of the straight marks left close a quotation, and which mean feet, inches or minutes."""
    behind_digit = re.compile(rf"(?<=\d){mark}")
    at_an_end = re.compile(rf"{mark}{_AT_AN_END}")
    first, *quoted = text.split(opening)
    parts = [_outside(first, behind_digit, at_an_end, prime, closing)]
    for part in quoted:
        if mark not in part or closing in part:
            part = _outside(part, behind_digit, at_an_end, prime, closing)
        else:
            part = _inside(part, behind_digit, at_an_end, prime, closing)
        parts.append(part)
    if mark == '"':
        parts = [part.replace(mark, closing) for part in parts]
    return opening.join(parts)


def _outside(
    part: str, behind_digit: re.Pattern[str], at_an_end: re.Pattern[str], prime: str, closing: str
) -> str:
    return at_an_end.sub(closing, behind_digit.sub(prime, part))


def _inside(
    part: str, behind_digit: re.Pattern[str], at_an_end: re.Pattern[str], prime: str, closing: str
) -> str:
    """A part behind an opening mark: one closing mark is due before any prime is."""
    part, count = at_an_end.subn(_CANDIDATE, part)
    if count == 1:
        part = part.replace(_CANDIDATE, closing)
    elif count > 1:
        part, closed = re.subn(rf"(?<!\d){_CANDIDATE}", closing, part)
        if not closed:
            before_period = part.rfind(f"{_CANDIDATE}.")
            at = before_period if before_period >= 0 else part.rfind(_CANDIDATE)
            part = part[:at] + closing + part[at + 1 :]
        part = re.sub(rf"(?<=\d){_CANDIDATE}", prime, behind_digit.sub(prime, part))
        part = part.replace(_CANDIDATE, closing)
    return behind_digit.sub(prime, part)
