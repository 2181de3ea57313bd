"""Queries that differ in their values only: Django writes their SQL once.

Writing the SQL of a query set takes one to six milliseconds, far longer than SQLite takes to answer it; a
page asks ten of them, the same for each article. The rows are those that the query set itself would give.
"""

from collections.abc import Callable, Hashable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connections
from django.db.models import Expression, Field, QuerySet

Row = TypeVar("Row")

_MOST_KEPT = 256
"""Query sets of different text: a few dozen, some of them for several numbers of keys."""
_STEP = 8


class Blank(Expression):
    """A place in a query, filled each time it is asked with a value such as the field holds."""

    def __init__(self, name: str, field: "Field[Any, Any]", place: int | None = None) -> None:
        super().__init__(output_field=field)
        self.name = name
        self.place = place

    def as_sql(  # type: ignore[override]  # stands among the values until it is filled
        self, *args: Any, **kwargs: Any
    ) -> tuple[str, list["Blank"]]:
        return "%s", [self]

    def filled(self, values: dict[str, Any], connection: Any) -> Any:
        value = values[self.name] if self.place is None else values[self.name][self.place]
        return self.output_field.get_db_prep_value(value, connection)


def blanks(name: str, field: "Field[Any, Any]", count: int) -> list[Any]:
    """So many places for the values of one sequence: `filter(pk__in=blanks("keys", …))`.

    Typed as anything: Django's types don't know that a look-up takes a list of expressions.
    """
    return [Blank(name, field, place) for place in range(count)]


def in_steps(keys: Sequence[int]) -> list[int]:
    """The keys, the last repeated until they are a multiple of eight, so that few numbers need SQL each."""
    return [*keys, *[keys[-1]] * (-len(keys) % _STEP)] if keys else []


def rows(build: "Callable[..., QuerySet[Any, Row]]", *shape: Hashable, **values: Any) -> list[Row]:
    """All that the query set of `build(*shape)` gives, its blanks filled with `values`.

    `build` is a function of a module, asked once for each shape: it must depend on nothing else. Raises
    EmptyResultSet where the query set can find nothing, whatever the values.
    """
    return list(_written(build, shape).filled(values))


@dataclass(frozen=True, slots=True)
class _Written:
    queryset: QuerySet[Any, Any]
    compiler: Any
    sql: str
    parameters: Sequence[Any]

    def filled(self, values: dict[str, Any]) -> QuerySet[Any, Any]:
        """The query set, not yet asked; when it is, it finds its SQL written."""
        connection = connections[self.queryset.db]
        parameters = tuple(
            each.filled(values, connection) if isinstance(each, Blank) else each for each in self.parameters
        )
        # The compiler knows, besides the SQL, how its rows become objects. Connections are each thread's own.
        compiler = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **kwargs: (self.sql, parameters)
        asked = self.queryset.all()
        asked.query.get_compiler = lambda *args, **kwargs: compiler  # type: ignore[method-assign]  # of this one
        return asked


@lru_cache(maxsize=_MOST_KEPT)
def _written(build: Callable[..., QuerySet[Any, Any]], shape: tuple[Hashable, ...]) -> _Written:
    queryset = build(*shape)
    compiler = queryset.query.get_compiler(queryset.db)
    sql, parameters = compiler.as_sql()
    return _Written(queryset, compiler, sql, parameters)
