"""What a language model answered, as plain text within bounds; or why it can't be used."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from newsreel.lib.html import plain_text, without_controls

LONGEST_HEADLINE = 200
LONGEST_STANDFIRST = 400
LONGEST_PARAGRAPH = 3000
MOST_PARAGRAPHS = 40

_TAG = re.compile(r"<[A-Za-z/!?]")
_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\([^)\s]{0,2000}\)")


class UnusableAnswerError(Exception):
    """Why nothing can be made of an answer, in a sentence."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    tellings: tuple[int, ...]
    """On which it says that it rests, counted from 0."""


@dataclass(frozen=True, slots=True)
class Written:
    headline: str
    standfirst: str
    paragraphs: tuple[Paragraph, ...]


def read_answer(body: bytes, *, tellings: int) -> Written:
    """Read an answer of a chat completion. Raises :class:`UnusableAnswerError`.

    What is no text becomes text, what is too long is cut, a telling that was never sent is left out: an
    answer may have been made by whoever wrote one of the tellings.
    """
    said = _object(_content(body))
    paragraphs = tuple(_paragraphs(said.get("paragraphs"), tellings))
    headline = _line(said.get("headline"), LONGEST_HEADLINE)
    if not headline or not paragraphs:
        raise UnusableAnswerError("It answered without a headline or without a paragraph.")
    return Written(headline, _line(said.get("standfirst"), LONGEST_STANDFIRST), paragraphs)


def _content(body: bytes) -> str:
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise UnusableAnswerError("It did not answer as a chat completion does.") from error
    if not isinstance(content, str) or not content.strip():
        raise UnusableAnswerError("Its answer is empty.")
    return content


def _object(content: str) -> Mapping[str, Any]:
    """The object in an answer, which many models put into a fence or lead in with a sentence."""
    start, end = content.find("{"), content.rfind("}")
    try:
        said = json.loads(content[start : end + 1]) if 0 <= start < end else None
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise UnusableAnswerError("It did not answer with the JSON object that it was asked for.")
    return said


def _paragraphs(said: object, tellings: int) -> Iterable[Paragraph]:
    for one in said[:MOST_PARAGRAPHS] if isinstance(said, list) else []:
        given = one if isinstance(one, Mapping) else {"text": one}
        text = _line(given.get("text"), LONGEST_PARAGRAPH)
        if text:
            yield Paragraph(text, tuple(_numbers(given.get("reports"), tellings)))


def _numbers(said: object, tellings: int) -> list[int]:
    named = said if isinstance(said, list) else [said]
    numbers = [one - 1 for one in named if type(one) is int and 0 < one <= tellings]
    return list(dict.fromkeys(numbers))


def _line(said: object, longest: int) -> str:
    if not isinstance(said, str):
        return ""
    text = without_controls(said[: 4 * longest])
    text = _LINK.sub(r"\1", text)
    if _TAG.search(text):
        text = plain_text(text)
    return " ".join(text.split())[:longest].strip()
