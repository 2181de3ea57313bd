"""Tables: ones of plain words become table blocks; the rest keeps its markup."""

from typing import Any

from newsreel.transfer.wordpress.body import BodyBlock
from newsreel.transfer.wordpress.inline import nodes_of, plain

_LOOKS_ONLY = frozenset({"span", "font", "b", "strong", "i", "em", "u", "small", "big", "p", "center", "br"})
_LONGEST_CAPTION = 300


def table(element: Any, caption: str = "") -> BodyBlock | None:
    """A table block, or None where cells span or hold more than words."""
    rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
    if not rows or len(caption) > _LONGEST_CAPTION or not _is_simple(element, rows):
        return None
    own = element.find("caption")
    caption = caption or (plain(nodes_of(own)) if own is not None else "")
    data = [[plain(nodes_of(cell)) for cell in _cells(row)] for row in rows]
    has_head_row = all(cell.tag == "th" for cell in _cells(rows[0]))
    has_head_column = len(rows) > 1 and all(_cells(row)[0].tag == "th" for row in rows[1:])
    return BodyBlock(
        "table",
        {
            "table": {
                "data": data,
                "cell": [],
                "first_row_is_table_header": has_head_row,
                "first_col_is_header": has_head_column,
                "table_header_choice": _HEADERS[has_head_row, has_head_column],
                "table_caption": "",
                "mergeCells": [],
            },
            "caption": caption,
        },
    )


_HEADERS = {(True, True): "both", (True, False): "row", (False, True): "column", (False, False): "neither"}


def _is_simple(element: Any, rows: list[Any]) -> bool:
    widths = {len(_cells(row)) for row in rows}
    if len(widths) != 1 or not widths.pop():
        return False
    cells = [cell for row in rows for cell in _cells(row)]
    if any(cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1" for cell in cells):
        return False
    if any(
        inner.tag not in _LOOKS_ONLY or _breaks(inner) for cell in cells for inner in cell.iterdescendants()
    ):
        return False
    return plain(nodes_of(element)) == " ".join(
        filter(None, [_caption(element), *(plain(nodes_of(c)) for c in cells)])
    )


def _breaks(element: Any) -> bool:
    """A line break between words; at the end of a cell it means nothing."""
    return element.tag in ("br", "p") and bool((element.tail or "").strip())


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _caption(element: Any) -> str:
    own = element.find("caption")
    return plain(nodes_of(own)) if own is not None else ""
