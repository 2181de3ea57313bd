"""From the edition's blocks to the values of a Wagtail stream."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from newsreel.transfer.sample import markup
from newsreel.transfer.sample.briefs import PictureOrder

RawBlock = dict[str, Any]

_DAY = re.compile(r"\{(?P<form>weekday|date|month|year)(?P<days>[+-]\d+)?\}")


def with_dates(text: str, published: datetime) -> str:
    """`text` with {weekday}, {date}, {month} and {year} filled from the day of publication.

    {date-1} is the day before it, {date+30} thirty days later; so a story's dates stay true.
    """

    def day(match: re.Match[str]) -> str:
        moment = published + timedelta(days=int(match["days"] or 0))
        forms = {"weekday": f"{moment:%A}", "date": f"{moment.day} {moment:%B}", "month": f"{moment:%B}"}
        return forms.get(match["form"], f"{moment.year}")

    return _DAY.sub(day, text)


class Composer:
    """Turns blocks into a stream's stored form, knowing the ids of stories and pictures.

    `pictures` are the ids of those in the text, in their order; None where pictures were left out. Live
    updates come out newest first, as a live page shows them.
    """

    def __init__(
        self,
        *,
        page_ids: Mapping[str, int],
        pictures: Sequence[int | None],
        published: datetime,
        corrected: Sequence[datetime],
    ) -> None:
        self._page_ids = page_ids
        self._pictures = iter(pictures)
        self._published = published
        self._corrected = corrected
        self._last_update: datetime | None = None

    def compose(self, blocks: Iterable[markup.Block]) -> list[RawBlock]:
        raw: list[RawBlock] = []
        updates: list[RawBlock] = []
        for block in blocks:
            if isinstance(block, markup.LiveUpdate):
                updates.insert(0, self._live_update(block))
                continue
            raw += [*updates, *self._raw(block)]
            updates = []
        return raw + updates

    def _raw(self, block: markup.Block) -> Iterator[RawBlock]:
        match block:
            case markup.Text(html=html):
                yield {"type": "text", "value": self._linked(html)}
            case markup.Heading(text=text, level=level):
                yield {"type": "heading", "value": {"text": text, "level": str(level)}}
            case markup.Quotation(html=html, speaker=speaker):
                yield {
                    "type": "quote",
                    "value": {"text": self._linked(html), "speaker": speaker, "address": ""},
                }
            case markup.PullQuote(quote=quote, speaker=speaker):
                yield {
                    "type": "pull_quote",
                    "value": {"quote": with_dates(quote, self._published), "speaker": speaker},
                }
            case markup.Listing(style=style, items=items):
                texts = [self._linked(f"<p>{item}</p>") for item in items]
                yield {"type": "list", "value": {"style": style, "items": list_items(texts)}}
            case markup.Table(caption=caption, rows=rows):
                yield {"type": "table", "value": {"table": _table(rows), "caption": caption}}
            case markup.PictureInText(order=order, layout=layout):
                yield {"type": "picture", "value": self._picture(order, layout)}
            case markup.Gallery(title=title, columns=columns, pictures=pictures):
                values = [self._picture(order, "measure") for order in pictures]
                yield {
                    "type": "gallery",
                    "value": {"title": title, "columns": columns, "pictures": list_items(values)},
                }
            case _:
                yield from self._raw_furniture(block)

    def _raw_furniture(self, block: markup.Block) -> Iterator[RawBlock]:
        match block:
            case markup.Embed(address=address, provider=provider, title=title, cover=cover):
                picture = next(self._pictures) if cover is not None else None
                values = {"address": address, "provider": provider, "title": title, "cover": picture}
                yield {"type": "embed", "value": values}
            case markup.RelatedStory(slug=slug):
                # A slice of the edition may lack the story; a link to nothing is no link.
                if slug in self._page_ids:
                    yield _related(article=self._page_ids[slug])
            case markup.RelatedAddress(address=address, title=title):
                yield _related(address=address, title=title)
            case markup.CorrectionNote(number=number, text=text):
                date = self._corrected[number - 1].date().isoformat()
                yield {
                    "type": "correction_note",
                    "value": {"date": date, "text": with_dates(text, self._published)},
                }

    def _linked(self, html: str) -> str:
        """HTML with its dates filled and its links to stories made Wagtail's."""

        def start(slug: str) -> str:
            page_id = self._page_ids.get(slug)
            return "<a" if page_id is None else f'<a linktype="page" id="{page_id}"'

        return markup.replace_story_links(with_dates(html, self._published), start)

    def _picture(self, order: PictureOrder, layout: str) -> dict[str, Any]:
        return {
            "picture": next(self._pictures),
            "alt": order.alt,
            "caption": order.caption,
            "credit": order.credit,
            "link": "",
            "layout": layout,
        }

    def _live_update(self, block: markup.LiveUpdate) -> RawBlock:
        after = self._last_update or self._published - timedelta(hours=1)
        moment = after.replace(hour=block.time.hour, minute=block.time.minute, second=0, microsecond=0)
        if moment < after:  # the night went past twelve
            moment += timedelta(days=1)
        self._last_update = moment
        values = {
            "time": moment.isoformat(),
            "headline": block.headline,
            "text": self._linked(block.html),
            "is_key": block.is_key,
        }
        return {"type": "live_update", "value": values}


def compose_standing(blocks: Iterable[markup.Block]) -> list[RawBlock]:
    """The stream of a standing page, which has text, headings, lists and tables only."""
    composer = Composer(page_ids={}, pictures=(), published=datetime.max, corrected=())
    return composer.compose(blocks)


def _related(*, article: int | None = None, address: str = "", title: str = "") -> RawBlock:
    return {"type": "related_link", "value": {"article": article, "address": address, "title": title}}


def list_items(values: Iterable[Any]) -> list[dict[str, Any]]:
    """A list block's items as they are stored; one without an id would be taken for a value as a whole."""
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def _table(rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    """As Wagtail's table block keeps it."""
    return {
        "data": [list(row) for row in rows],
        "cell": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
        "mergeCells": [],
    }
