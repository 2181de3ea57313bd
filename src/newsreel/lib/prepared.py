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


@dataclass(frozen=True, slots=True)
class _Place:
    """Stands among the parameters of the SQL until it is filled."""

    name: str
    field: "Field[Any, Any]"
    number: int | None = None
    """Of the value among those of this name, where there are several."""

    def filled(self, values: dict[str, Any], connection: Any) -> Any:
        value = values[self.name]
        return self.field.get_db_prep_value(value if self.number is None else value[self.number], connection)


class Blank(Expression):
    """Stands in a query for a value such as the field holds, given each time it is asked."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(  # type: ignore[override]  # parameters of its own kind
        self, *args: Any, **kwargs: Any
    ) -> tuple[str, list[_Place]]:
        return "%s", [_Place(self.name, self.output_field)]


class Blanks(Blank):
    """Stands for so many values: `filter(pk__in=Blanks("keys", BigIntegerField(), 8))`."""

    def __init__(self, name: str, field: "Field[Any, Any]", count: int) -> None:
        super().__init__(name, field)
        self.count = count

    def as_sql(  # type: ignore[override]  # as above
        self, *args: Any, **kwargs: Any
    ) -> tuple[str, list[_Place]]:
        places = [_Place(self.name, self.output_field, number) for number in range(self.count)]
        return f"({', '.join(['%s'] * self.count)})", places


def in_steps(keys: Sequence[int]) -> list[int]:
    """The keys, the last repeated until they are a multiple of eight, so that few numbers need SQL each."""
    return [*keys, *[keys[-1]] * (-len(keys) % _STEP)] if keys else []


def rows(build: "Callable[..., QuerySet[Any, Row]]", *shape: Hashable, **values: Any) -> list[Row]:
    """All that the query set of `build(*shape)` gives, its blanks filled with `values`.

    `build` is a function of a module, called once for each shape: it must depend on nothing else.
    """
    return list(_written(build, shape).filled(values))


@dataclass(frozen=True, slots=True)
class _Written:
    queryset: QuerySet[Any, Any]
    compiler: Any
    sql: str
    parameters: Sequence[Any]
    converters: Any
    """How the database's values become Python's, by column."""

    def filled(self, values: dict[str, Any]) -> QuerySet[Any, Any]:
        """The query set, not yet asked; when it is, it finds its SQL written."""
        connection = connections[self.queryset.db]
        parameters = tuple(
            each.filled(values, connection) if isinstance(each, _Place) else each for each in self.parameters
        )
        # The compiler knows, besides the SQL, how its rows become objects. Connections are each thread's own.
        compiler = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **kwargs: (self.sql, parameters)
        compiler.get_converters = lambda columns: self.converters
        asked = self.queryset.all()
        asked.query.get_compiler = lambda *args, **kwargs: compiler  # type: ignore[method-assign]  # of this one
        return asked


@lru_cache(maxsize=_MOST_KEPT)
def _written(build: Callable[..., QuerySet[Any, Any]], shape: tuple[Hashable, ...]) -> _Written:
    queryset = build(*shape)
    compiler = queryset.query.get_compiler(queryset.db)
    sql, parameters = compiler.as_sql()
    converters = compiler.get_converters([column for column, *_ in compiler.select])
    return _Written(queryset, compiler, sql, parameters, converters)
