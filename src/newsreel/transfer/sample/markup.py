"""The small markup that stories and standing pages of the sample edition are written in.

A text is a row of chunks parted by empty lines. A chunk that starts with ``!name`` is a directive, whose
following lines are TOML, table rows or text; any other chunk is CommonMark: a paragraph, ``## heading``,
``> quotation — speaker`` or a list. How to write each one: edition/README.md.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from itertools import groupby
from typing import Any

from markdown_it import MarkdownIt
from pydantic import ValidationError

from newsreel.transfer.sample.briefs import PictureOrder


class EditionError(Exception):
    """A file of the edition can't be used. The message says which file, where, and what would be right."""


@dataclass(frozen=True, slots=True)
class Text:
    html: str


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Quotation:
    html: str
    speaker: str


@dataclass(frozen=True, slots=True)
class PullQuote:
    quote: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Listing:
    style: str
    """bullets, numbers or countdown."""
    items: tuple[str, ...]
    """HTML without a surrounding paragraph."""


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    rows: tuple[tuple[str, ...], ...]
    """The first row is the header."""


@dataclass(frozen=True, slots=True)
class PictureInText:
    order: PictureOrder
    layout: str


@dataclass(frozen=True, slots=True)
class Gallery:
    title: str
    columns: int
    pictures: tuple[PictureOrder, ...]


@dataclass(frozen=True, slots=True)
class Embed:
    address: str
    provider: str
    title: str
    cover: PictureOrder | None


@dataclass(frozen=True, slots=True)
class RelatedStory:
    slug: str


@dataclass(frozen=True, slots=True)
class RelatedAddress:
    address: str
    title: str


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    number: int
    """Which of the story's corrections this note belongs to, counted from 1."""
    text: str


@dataclass(frozen=True, slots=True)
class LiveUpdate:
    time: time
    headline: str
    html: str
    is_key: bool


Block = (
    Text
    | Heading
    | Quotation
    | PullQuote
    | Listing
    | Table
    | PictureInText
    | Gallery
    | Embed
    | RelatedStory
    | RelatedAddress
    | CorrectionNote
    | LiveUpdate
)

_LAYOUTS = ("measure", "wide", "left", "right")
_HEADING = re.compile(r"^(?P<marks>#{2,4}) (?P<text>\S.*)$")
_BULLET = re.compile(r"^- (?P<text>.*)$")
_NUMBER = re.compile(r"^\d+\. (?P<text>.*)$")
_UPDATE = re.compile(r"^(?P<hours>\d\d):(?P<minutes>\d\d) (?P<key>key )?(?P<headline>\S.*)$")
_STORY_LINK = re.compile(r'<a href="story:(?P<slug>[^"]+)"')


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False})
    # The letters Wagtail's editor writes, so that opening and saving a story changes nothing.
    for name, tag in (("strong", "b"), ("em", "i")):
        markdown.add_render_rule(f"{name}_open", lambda *_args, tag=tag: f"<{tag}>")
        markdown.add_render_rule(f"{name}_close", lambda *_args, tag=tag: f"</{tag}>")
    markdown.add_render_rule("softbreak", lambda *_args: " ")
    markdown.add_render_rule("hardbreak", lambda *_args: "<br/>")
    return markdown


_MARKDOWN = _markdown()


def inline(text: str) -> str:
    """Bold, italic and links of one paragraph, as HTML. A link ``story:slug`` leads to another story.

    A line that ends in a backslash is broken there.
    """
    return str(_MARKDOWN.renderInline(text)).strip()


def parse(text: str, *, where: str, first_line: int = 1) -> tuple[Block, ...]:
    """The blocks of a text. `where` names the file in an :class:`EditionError`."""
    blocks: list[Block] = []
    for number, lines in _chunks(text, first_line):
        try:
            blocks.extend(_blocks(lines))
        except (ValueError, ValidationError) as error:
            raise EditionError(f"{where}, line {number}: {_reason(error)}") from error
    return tuple(_joined(blocks))


def stories_linked(blocks: Iterable[Block]) -> set[str]:
    """The slugs of all stories that these blocks lead to."""
    found: set[str] = set()
    for block in blocks:
        match block:
            case RelatedStory(slug=slug):
                found.add(slug)
            case Text(html=html) | Quotation(html=html) | LiveUpdate(html=html):
                found.update(_STORY_LINK.findall(html))
            case Listing(items=items):
                found.update(slug for item in items for slug in _STORY_LINK.findall(item))
    return found


def replace_story_links(html: str, link: Callable[[str], str]) -> str:
    """`html` with the start of each link to a story made by `link` from its slug."""
    return _STORY_LINK.sub(lambda match: link(match["slug"]), html)


def pictures_in(blocks: Iterable[Block]) -> Iterator[PictureOrder]:
    """Every picture ordered within these blocks, in their order."""
    for block in blocks:
        match block:
            case PictureInText(order=order):
                yield order
            case Gallery(pictures=pictures):
                yield from pictures
            case Embed(cover=cover) if cover is not None:
                yield cover


def _chunks(text: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    lines = enumerate(text.splitlines(), start=first_line)
    for filled, group in groupby(lines, key=lambda line: bool(line[1].strip())):
        if filled:
            numbered = list(group)
            yield numbered[0][0], [line.rstrip() for _number, line in numbered]


def _blocks(lines: list[str]) -> list[Block]:
    first = lines[0]
    if first.startswith("!") and not first.startswith("!["):
        name, _, argument = first[1:].partition(" ")
        directive = _DIRECTIVES.get(name)
        if directive is None:
            raise ValueError(
                f"“!{name}” is no directive; known are {', '.join(f'!{key}' for key in _DIRECTIVES)}"
            )
        return directive(argument.strip(), lines[1:])
    if first.startswith("#"):
        match = _HEADING.match(first)
        if match is None or len(lines) > 1:
            raise ValueError("a heading is one line like “## Words”, with an empty line before and after it")
        return [Heading(text=match["text"], level=len(match["marks"]))]
    if first.startswith(">"):
        return [_quotation(lines)]
    if _BULLET.match(first):
        return [Listing("bullets", _items(lines, _BULLET))]
    if _NUMBER.match(first):
        return [Listing("numbers", _items(lines, _NUMBER))]
    return [Text(html=_paragraph(lines))]


def _paragraph(lines: list[str]) -> str:
    text = "\n".join(lines)
    return f"<p>{inline(text)}</p>"


def _quotation(lines: list[str]) -> Quotation:
    if not all(line.startswith(">") for line in lines):
        raise ValueError("every line of a quotation starts with “>”")
    words, _, speaker = " ".join(line[1:].strip() for line in lines).rpartition(" — ")
    if not words:
        words, speaker = speaker, ""
    return Quotation(html=f"<p>{inline(words)}</p>", speaker=speaker)


def _items(lines: list[str], mark: re.Pattern[str]) -> tuple[str, ...]:
    items: list[str] = []
    for line in lines:
        if match := mark.match(line):
            items.append(match["text"])
        else:
            items[-1] += f" {line.strip()}"
    return tuple(inline(item) for item in items)


def _pull(argument: str, lines: list[str]) -> list[Block]:
    quote, _, speaker = " ".join([argument, *lines]).rpartition(" — ")
    if not quote:
        quote, speaker = speaker, ""
    if not quote:
        raise ValueError("write “!pull The words — Speaker”")
    return [PullQuote(quote=quote, speaker=speaker)]


def _picture(_argument: str, lines: list[str]) -> list[Block]:
    values = _toml(lines)
    layout = values.pop("layout", "measure")
    if layout not in _LAYOUTS:
        raise ValueError(f"the layout “{layout}” is not known; choose one of {', '.join(_LAYOUTS)}")
    return [PictureInText(order=PictureOrder.model_validate(values), layout=layout)]


def _gallery(argument: str, lines: list[str]) -> list[Block]:
    values = _toml(lines)
    pictures = tuple(PictureOrder.model_validate(picture) for picture in values.get("pictures", []))
    if not pictures:
        raise ValueError("a gallery needs “pictures = [{…}, {…}]”")
    return [Gallery(title=argument, columns=values.get("columns", 3), pictures=pictures)]


def _table(argument: str, lines: list[str]) -> list[Block]:
    rows = tuple(tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines)
    if len(rows) < 2 or len({len(row) for row in rows}) != 1:
        raise ValueError("a table needs a header and at least one row, all with the same number of “|” cells")
    return [Table(caption=argument, rows=rows)]


def _embed(argument: str, lines: list[str]) -> list[Block]:
    values = _toml(lines)
    cover = values.get("cover")
    if not argument.startswith("https://"):
        raise ValueError("write “!embed https://…” and beneath it provider, title and cover")
    return [
        Embed(
            address=argument,
            provider=values.get("provider", ""),
            title=values.get("title", ""),
            cover=None if cover is None else PictureOrder.model_validate(cover),
        )
    ]


def _countdown(_argument: str, lines: list[str]) -> list[Block]:
    return [Listing("countdown", _items(lines, _NUMBER))]


def _related(argument: str, _lines: list[str]) -> list[Block]:
    address, separator, title = argument.partition(" | ")
    if separator:
        return [RelatedAddress(address=address, title=title)]
    if not argument:
        raise ValueError("write “!related slug-of-a-story” or “!related https://… | Title”")
    return [RelatedStory(slug=slug) for slug in argument.split()]


def _correction(argument: str, lines: list[str]) -> list[Block]:
    number, _, text = " ".join([argument, *lines]).partition(" ")
    if not number.isdigit() or not text:
        raise ValueError("write “!correction 1 What was wrong here”, with the number of the correction")
    return [CorrectionNote(number=int(number), text=text)]


def _update(argument: str, lines: list[str]) -> list[Block]:
    match = _UPDATE.match(argument)
    if match is None or not lines:
        raise ValueError(
            "write “!update 21:05 Headline” or “!update 21:05 key Headline”, the text beneath it"
        )
    return [
        LiveUpdate(
            time=time(int(match["hours"]), int(match["minutes"])),
            headline=match["headline"],
            html=_paragraph(lines),
            is_key=bool(match["key"]),
        )
    ]


_DIRECTIVES: dict[str, Callable[[str, list[str]], list[Block]]] = {
    "pull": _pull,
    "picture": _picture,
    "gallery": _gallery,
    "table": _table,
    "embed": _embed,
    "countdown": _countdown,
    "related": _related,
    "correction": _correction,
    "update": _update,
}


def _toml(lines: list[str]) -> dict[str, Any]:
    return tomllib.loads("\n".join(lines))


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """Neighbouring paragraphs as one block, as an editor would have typed them."""
    for is_text, group in groupby(blocks, key=lambda block: isinstance(block, Text)):
        if is_text:
            yield Text(html="".join(block.html for block in group if isinstance(block, Text)))
        else:
            yield from group


def _reason(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        return f"“{name}” can't be used: {first['msg'].lower()}"
    return str(error)
