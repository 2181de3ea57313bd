"""Wagtail's search index in SQLite, asked in one pass.

Wagtail's own backend asks the index for each found row's rank anew, so its time grows with the square of the
number of results: a word in each of 20,000 articles takes minutes there, half a second here. And it reads the
whole index at each publication, for a number that our order doesn't use. Everything else is Wagtail's.
"""

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import CharField, Model, QuerySet
from django.db.models.functions import Cast
from modelsearch.backends.database.sqlite.query import BM25, MatchExpression, SQLiteFTSIndexEntry
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteAutocompleteQueryCompiler,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.query import PlainText
from modelsearch.utils import get_descendants_content_types_pks


class _Rank(BM25):
    """Better where a word stands in the headline. The weights are of autocomplete, body and title."""

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, list[Any]]:
        return f"bm25({SQLiteFTSIndexEntry._meta.db_table}, 1.0, 1.0, 6.0)", []


class _OnePass:
    """Makes a query compiler able to list what it finds from the index's side."""

    # Of Wagtail's compilers, which this stands before.
    query: Any
    queryset: QuerySet[Any]
    fields: Any
    order_by_relevance: bool
    build_search_query: Any
    FTS_TABLE_FIELDS: Any

    def entries(self, config: Any) -> QuerySet[Any] | None:
        """The index's entries found, the best first; None where only Wagtail's way will do."""
        if (
            not isinstance(self.query, PlainText)
            or not self.order_by_relevance
            or self.queryset.query.is_sliced
        ):
            return None
        search_query = self.build_search_query(self.query, config=config)
        if search_query is None:
            return SQLiteFTSIndexEntry.objects.none()
        allowed = self.queryset.order_by().annotate(entry_name=Cast("pk", CharField())).values("entry_name")
        return SQLiteFTSIndexEntry.objects.filter(
            MatchExpression(self.fields or self.FTS_TABLE_FIELDS, search_query),
            index_entry__content_type__in=get_descendants_content_types_pks(self.queryset.model),
            index_entry__object_id__in=allowed,
        ).order_by(_Rank(), "-index_entry_id")


class _SearchQueryCompiler(_OnePass, SQLiteSearchQueryCompiler):
    pass


class _AutocompleteQueryCompiler(_OnePass, SQLiteAutocompleteQueryCompiler):
    pass


class _Results(SQLiteSearchResults):
    def _entries(self) -> QuerySet[Any] | None:
        if self._score_field is not None:
            return None
        return self.query_compiler.entries(self.query_compiler.get_config(self.backend))

    def _do_search(self) -> list[Any]:
        entries = self._entries()
        if entries is None:
            return super()._do_search()
        names = entries.values_list("index_entry__object_id", flat=True)[self.start : self.stop]
        queryset = self.query_compiler.queryset.order_by()
        to_python = queryset.model._meta.pk.to_python
        keys = [to_python(name) for name in names]
        found = queryset.in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def _do_count(self) -> int:
        entries = self._entries()
        return super()._do_count() if entries is None else entries[self.start : self.stop].count()


class _Index(SQLiteIndex):
    def _refresh_title_norms(self, full: bool = False) -> None:
        """How short a headline is beside the average one; bm25 knows that by itself."""


class SearchBackend(SQLiteSearchBackend):
    index_class = _Index
    query_compiler_class = _SearchQueryCompiler
    autocomplete_query_compiler_class = _AutocompleteQueryCompiler
    results_class = _Results


def newest_titles(model: type[Model], words: Collection[str], each: int) -> dict[int, str]:
    """Titles by key: for each word those that entered the index last, so many at most, in one query.

    Nothing is ranked: the index would go through all that hold any of the words to learn how rare they are.
    """
    if not words:
        return {}
    entries, index = IndexEntry._meta.db_table, SQLiteFTSIndexEntry._meta.db_table
    last = f"SELECT * FROM (SELECT rowid FROM {index} WHERE {index} MATCH %s ORDER BY rowid DESC LIMIT %s)"  # noqa: S608 -- names of tables
    kinds = get_descendants_content_types_pks(model)
    # From the index's side: left to itself, SQLite goes through all entries of the kind.
    statement = (
        f"SELECT object_id, title FROM ({' UNION ALL '.join([last] * len(words))}) "  # noqa: S608 -- as above
        f"CROSS JOIN {entries} ON id = rowid WHERE content_type_id IN ({', '.join(['%s'] * len(kinds))})"
    )
    wanted = [parameter for word in words for parameter in (_in_title(word), each)]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*wanted, *kinds])
        return {int(name): title for name, title in cursor.fetchall()}


def _in_title(word: str) -> str:
    """In the index's own language: this word as it stands, in titles."""
    quoted = word.replace('"', '""')
    return f'{{title}} : "{quoted}"'
