"""From the table editor's value to rows of cells: spans resolved, headings named."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_ALIGNMENTS = {"htRight": "end", "htCenter": "center"}


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    scope: str = ""
    """col or row where it is a heading, else empty."""
    rows: int = 1
    columns: int = 1
    alignment: str = ""
    """end or center; empty: as the text runs."""


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[Cell, ...]
    body: tuple[tuple[Cell, ...], ...]
    caption: str = ""


def table(value: Mapping[str, Any] | None) -> Table:
    """A table from what Wagtail's table block stores. A heading without text is no heading."""
    value = value or {}
    data = value.get("data") or []
    head_first = bool(value.get("first_row_is_table_header"))
    side_first = bool(value.get("first_col_is_header"))
    spans = {(each["row"], each["col"]): each for each in value.get("mergeCells") or []}
    metas = {(each["row"], each["col"]): each for each in value.get("cell") or []}

    def cell(row: int, column: int, text: str) -> Cell:
        span = spans.get((row, column), {})
        names = (metas.get((row, column), {}).get("className") or "").split()
        scope = "col" if head_first and row == 0 else "row" if side_first and column == 0 else ""
        return Cell(
            text=text,
            scope=scope if text else "",
            rows=span.get("rowspan", 1),
            columns=span.get("colspan", 1),
            alignment=next((_ALIGNMENTS[name] for name in names if name in _ALIGNMENTS), ""),
        )

    rows = tuple(
        tuple(
            cell(row, column, str(text or "").strip())
            for column, text in enumerate(texts)
            if not metas.get((row, column), {}).get("hidden")
        )
        for row, texts in enumerate(data)
    )
    head = rows[0] if head_first and rows else ()
    return Table(head=head, body=rows[1:] if head else rows, caption=value.get("table_caption") or "")
