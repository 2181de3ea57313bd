"""Tables as the editor stores them, as rows of cells."""

from newsreel.front.tables import Cell, Table, table


def test_headings_above_and_beside() -> None:
    value = {
        "data": [["Year", "Seats"], ["1975", " 412 "]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": "The Marine",
    }
    assert table(value) == Table(
        head=(Cell("Year", scope="col"), Cell("Seats", scope="col")),
        body=((Cell("1975", scope="row"), Cell("412")),),
        caption="The Marine",
    )


def test_an_empty_corner_is_no_heading() -> None:
    value = {"data": [["", "Seats"]], "first_row_is_table_header": True, "first_col_is_header": True}
    assert table(value).head == (Cell(""), Cell("Seats", scope="col"))


def test_without_headings_all_rows_are_body() -> None:
    assert table({"data": [["a", None], ["b", "c"]]}) == Table(
        head=(), body=((Cell("a"), Cell("")), (Cell("b"), Cell("c")))
    )


def test_spans_hide_what_they_cover_and_cells_are_aligned() -> None:
    value = {
        "data": [["a", "b", "c"], ["d", "e", "f"]],
        "mergeCells": [{"row": 0, "col": 0, "rowspan": 1, "colspan": 2}],
        "cell": [
            {"row": 0, "col": 0, "className": "htMiddle htCenter"},
            {"row": 0, "col": 1, "hidden": True},
            {"row": 1, "col": 2, "className": "htRight"},
        ],
    }
    assert table(value).body == (
        (Cell("a", columns=2, alignment="center"), Cell("c")),
        (Cell("d"), Cell("e"), Cell("f", alignment="end")),
    )


def test_no_table_is_an_empty_one() -> None:
    assert table(None) == table({}) == table({"data": None}) == Table(head=(), body=())
