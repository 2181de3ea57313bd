"""Puts many rows into a table at once, as plain values: what a model's `save` would store, without its cost.

For verbs that place thousands of rows, in a transaction of theirs. No signal is sent: whoever calls this does
by themselves what listeners would have done.
"""

import json
import uuid
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

from django.db import connection, models

Row = list[Any]
_WORTH_A_STATEMENT = 400


class Table:
    """One model's own table. Of a model that inherits another's, only its own columns."""

    def __init__(self, model: type[models.Model]) -> None:
        self._model = model
        fields = model._meta.local_concrete_fields
        self._places = {field.attname: place for place, field in enumerate(fields)}
        self._convert = [_converter(field) for field in fields]
        self._defaults = [
            None if field.primary_key else _default(field, convert)
            for field, convert in zip(fields, self._convert, strict=True)
        ]
        key = model._meta.pk
        # An inheriting model's key is its parent's, so it is always given.
        self._own_key = None if key is None or key.is_relation else self._places[key.attname]
        quote = connection.ops.quote_name
        columns = ", ".join(quote(str(field.column)) for field in fields)
        marks = ", ".join(["%s"] * len(fields))
        self._statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608 -- names of tables and columns

    def row(self, **values: Any) -> Row:
        """A row with these values by column (`author_id`, not `author`), and the fields' defaults else."""
        row = list(self._defaults)
        for name, value in values.items():
            place = self._places[name]
            convert = self._convert[place]
            row[place] = value if convert is None else convert(value)
        return row

    def insert(self, rows: Sequence[Row]) -> None:
        """Store the rows. Those without a key get one."""
        if self._own_key is not None:
            without = [row for row in rows if row[self._own_key] is None]
            for row, key in zip(without, self.keys(len(without)), strict=True):
                row[self._own_key] = key
        if rows:
            with connection.cursor() as cursor:
                cursor.executemany(self._statement, rows)

    def keys(self, count: int) -> Sequence[int]:
        """So many numbers for new rows, which nobody else will be given. Ask inside the transaction."""
        if not count:
            return ()
        table = self._model._meta.db_table
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                # Nobody else can write before this transaction ends, which begins as a writing one.
                cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
                found = cursor.fetchone()
                first = (found[0] if found else 0) + 1
                return range(first, first + count)
            sequence = "pg_get_serial_sequence(%s, %s)"
            cursor.execute(
                f"SELECT nextval({sequence}) FROM generate_series(1, %s)",  # noqa: S608 -- no values in it
                [connection.ops.quote_name(table), self._model._meta.pk.column, count],
            )
            return [number for (number,) in cursor.fetchall()]


def _default(field: Any, convert: Callable[[Any], Any] | None) -> Any:
    value = field.get_default()
    return value if convert is None else convert(value)


def _converter(field: Any) -> Callable[[Any], Any] | None:
    """From a value to what the database driver is given; None where that is the same."""
    ops = connection.ops
    if type(field) is models.DateTimeField:
        # One moment stands in many rows of a batch.
        return lru_cache(maxsize=1024)(ops.adapt_datetimefield_value)
    if connection.vendor == "sqlite" and type(field) is models.UUIDField:
        return _hexadecimal
    if connection.vendor == "sqlite" and type(field) is models.JSONField:
        return partial(json.dumps, cls=field.encoder)
    if isinstance(field, _PLAIN) and type(field).get_db_prep_save in _UNCHANGING:
        return None
    return partial(field.get_db_prep_save, connection=connection)


_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)
_UNCHANGING = (models.Field.get_db_prep_save, models.ForeignKey.get_db_prep_save)


def _hexadecimal(value: uuid.UUID | None) -> str | None:
    return value.hex if value else None


def in_parts(values: Iterable[Any]) -> Iterable[list[Any]]:
    """The values in lists short enough to be named in one statement."""
    part: list[Any] = []
    for value in values:
        part.append(value)
        if len(part) == _WORTH_A_STATEMENT:
            yield part
            part = []
    if part:
        yield part
