"""Finds shortcodes in text: `[name key="value"]`, `[name]…[/name]`, escaped as `[[name]]`.

Own words for https://developer.wordpress.org/reference/functions/get_shortcode_regex/. An export doesn't say
which names the old site knew, so what WordPress itself does not know is judged by its looks: readers shall
see no plug-in's leftovers, and lose no bracketed word like [sic].
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

_OPENING = re.compile(r"\[(\[?)([a-zA-Z][\w-]*)(?=[\s/\]=:])([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*?)\](\]?)")
_CLOSES_ITSELF = re.compile(r"(?:\A|(?<=[\s\"']))/\s*\Z")
_ATTRIBUTE = re.compile(
    r"""([\w-]+)\s*=\s*"([^"]*)"|([\w-]+)\s*=\s*'([^']*)'|([\w-]+)\s*=\s*([^\s'"]+)|"([^"]*)"|'([^']*)'|(\S+)"""
)
_LONE_CLOSING = re.compile(r"\[/([a-zA-Z][\w-]*)\]")
# Editors and mail programs turn the quotes of attributes into typographic ones.
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "″": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u200b": " "})


@dataclass(frozen=True, slots=True)
class Shortcode:
    name: str
    attributes: Mapping[str, str]
    values: tuple[str, ...]
    """What stands there without a key."""
    content: str | None
    """None where there is no closing tag."""
    opening: str
    """As it was typed."""
    closing: str = ""

    def get(self, key: str, default: str = "") -> str:
        return self.attributes.get(key, default)


Replace = Callable[[Shortcode], str]


def expand(text: str, known: Mapping[str, Replace], unknown: Replace) -> str:
    """The text with each shortcode replaced. Known ones get their content as typed, as WordPress has it.

    Of an unknown one that encloses text, only the tags are replaced, each by itself; the text stays.
    """
    if "[" not in text:
        return text
    return "".join(_expanded(text, known, unknown))


def _expanded(text: str, known: Mapping[str, Replace], unknown: Replace) -> Iterator[str]:
    position = 0
    closable: set[str] = set()
    while match := _OPENING.search(text, position):
        yield _without_closings(text[position : match.start()], closable, unknown)
        if match[1] and match[4]:
            yield match[0][1:-1]
            position = match.end()
            continue
        # An outer bracket that is not an escape belongs to the text around.
        yield match[1]
        start, end = match.start() + len(match[1]), match.end() - len(match[4])
        name = match[2]
        shortcode, after = _at(text, start, end, match, encloses=name in known)
        if name in known:
            yield known[name](shortcode)
            position = after
        elif _looks_like_one(shortcode, text, end):
            closable.add(name)
            yield unknown(shortcode)
            position = end
        else:
            yield text[start : start + 1]
            position = start + 1
    yield _without_closings(text[position:], closable, unknown)


def _at(text: str, start: int, end: int, match: re.Match[str], *, encloses: bool) -> tuple[Shortcode, int]:
    """The shortcode whose opening tag was matched, and where the text goes on behind it."""
    closes_itself = _CLOSES_ITSELF.search(match[3])
    attributes, values = parse_attributes(match[3][: closes_itself.start()] if closes_itself else match[3])
    content, closing, after = None, "", end
    if encloses and not closes_itself:
        closing = f"[/{match[2]}]"
        at = text.find(closing, end)
        if at >= 0:
            content, after = text[end:at], at + len(closing)
    return Shortcode(match[2], attributes, values, content, text[start:end], closing), after


def parse_attributes(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Keyed values, keys in lower case, and those without a key."""
    attributes: dict[str, str] = {}
    values: list[str] = []
    for match in _ATTRIBUTE.finditer(text.translate(_STRAIGHT).strip().lstrip("=: ")):
        key = match[1] or match[3] or match[5]
        if key:
            attributes[key.lower()] = next(
                value for value in (match[2], match[4], match[6]) if value is not None
            )
        else:
            values.append(next(value for value in (match[7], match[8], match[9]) if value is not None))
    return attributes, tuple(values)


def _looks_like_one(shortcode: Shortcode, text: str, end: int) -> bool:
    return bool(
        shortcode.attributes
        or shortcode.opening.endswith("/]")
        or ("_" in shortcode.name and not shortcode.values)
        or text.find(f"[/{shortcode.name}]", end) >= 0
    )


def _without_closings(text: str, closable: Collection[str], unknown: Replace) -> str:
    """Text between shortcodes, with the closing tags of unknown ones replaced."""
    if not closable or "[/" not in text:
        return text

    def replaced(match: re.Match[str]) -> str:
        if match[1] not in closable:
            return match[0]
        return unknown(Shortcode(match[1], {}, (), None, match[0]))

    return _LONE_CLOSING.sub(replaced, text)
