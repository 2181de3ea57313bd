"""Names by which an export speaks of rows, in place of this database's numbers: addresses, slugs, UUIDs."""

from array import array
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Model, Q
from wagtail.contrib.search_promotions.models import Query
from wagtail.documents import get_document_model
from wagtail.models import Collection, Revision

from newsreel.community.models import Case, Comment, Issue, Subscriber
from newsreel.gather.models import Entry, Source, Story
from newsreel.newsroom.models import Author, Page, Picture, Tag, User, Withdrawal

_MOST_KEPT = 50_000
_BY_FIELD: dict[type[Model], str] = {
    Page: "translation_key",
    User: "username",
    Author: "slug",
    Tag: "slug",
    Source: "address",
    Group: "name",
    Subscriber: "email",
    Case: "form_hash",
    Issue: "day",
    Query: "query_string",
}
NUMBERED = (Story, Comment)
"""Have no name of their own: they are named by the number of their line in the export."""


class Keys:
    """Looks up names by numbers (`key`) and numbers by names (`pk`), of any model that has names."""

    def __init__(self, *, history: bool = True) -> None:
        self._history = history
        self._numbers: dict[type[Model], array[int]] = {}
        self._key = lru_cache(_MOST_KEPT)(self._find_key)
        self._pk = lru_cache(_MOST_KEPT)(self._find_pk)

    def key(self, model: type[Model], pk: Any) -> Any:
        return self._key(_root(model), int(pk)) if str(pk).isascii() and str(pk).isdigit() else None

    def pk(self, model: type[Model], key: Any) -> Any:
        return self._pk(_root(model), _hashable(key))

    def has_names(self, model: type[Model]) -> bool:
        root = _root(model)
        return root in (Revision, *_BY_FIELD, *NUMBERED, *_FINDERS, *_files())

    def _find_key(self, model: type[Model], pk: int) -> Any:
        if model in _BY_FIELD:
            found = model._default_manager.filter(pk=pk).values_list(_BY_FIELD[model], flat=True).first()
            return None if found is None else str(found)
        if model in NUMBERED:
            numbers = self._numbers_of(model)
            place = bisect_left(numbers, pk)
            return place + 1 if place < len(numbers) and numbers[place] == pk else None
        if model in _files():
            return _file_key(model, pk)
        if model is Revision:
            return self._revision_key(pk)
        return _FINDERS[model][0](pk)

    def _find_pk(self, model: type[Model], key: Any) -> int | None:
        if model in _BY_FIELD:
            return (
                model._default_manager.filter(**{_BY_FIELD[model]: key}).values_list("pk", flat=True).first()
            )
        if model in NUMBERED:
            numbers = self._numbers_of(model)
            return numbers[key - 1] if isinstance(key, int) and 0 < key <= len(numbers) else None
        if model in _files():
            return _file_pk(model, key)
        if model is Revision:
            return self._revision_pk(key)
        return _FINDERS[model][1](key)

    def _numbers_of(self, model: type[Model]) -> "array[int]":
        if model not in self._numbers:
            pks = model._default_manager.order_by("pk").values_list("pk", flat=True)
            self._numbers[model] = array("q", pks.iterator())
        return self._numbers[model]

    def forget(self) -> None:
        """After rows were made: what was not there before may be now."""
        self._numbers.clear()
        self._key.cache_clear()
        self._pk.cache_clear()

    def revisions_of(self, page_pk: int) -> list[int]:
        """Numbers of a page's revisions that go out, oldest first: all, or only those something rests on."""
        revisions = Revision.page_revisions.filter(object_id=str(page_pk))
        if not self._history:
            withdrawn = Withdrawal.objects.filter(article_id=page_pk).values_list("revision_id", flat=True)
            page = Page.objects.values("latest_revision_id", "live_revision_id").get(pk=page_pk)
            needed = {*page.values(), *withdrawn}
            revisions = revisions.filter(Q(pk__in=needed - {None}) | Q(approved_go_live_at__isnull=False))
        return list(revisions.order_by("created_at", "pk").values_list("pk", flat=True))

    def _revision_key(self, pk: int) -> list[Any] | None:
        page = Revision.page_revisions.filter(pk=pk).values_list("object_id", flat=True).first()
        pks = self.revisions_of(int(page)) if page else []
        return [self.key(Page, page), pks.index(pk) + 1] if pk in pks else None

    def _revision_pk(self, key: tuple[str, int]) -> int | None:
        page, number = key
        page_pk = self.pk(Page, page)
        pks = self.revisions_of(page_pk) if page_pk else []
        return pks[number - 1] if 0 < number <= len(pks) else None


def _root(model: type[Model]) -> type[Model]:
    return Page if issubclass(model, Page) else model


def _hashable(key: Any) -> Any:
    return tuple(_hashable(each) for each in key) if isinstance(key, list) else key


def _files() -> tuple[type[Model], ...]:
    return Picture, get_document_model()


def _file_key(model: type[Model], pk: int) -> str | None:
    """The file's name; where several rows share it, with their count behind."""
    name = model._default_manager.filter(pk=pk).values_list("file", flat=True).first()
    if name is None:
        return None
    before = model._default_manager.filter(file=name, pk__lt=pk).count()
    return f"{name}#{before + 1}" if before else str(name)


def _file_pk(model: type[Model], key: Any) -> int | None:
    name, _, number = str(key).partition("#")
    pks = list(model._default_manager.filter(file=name).order_by("pk").values_list("pk", flat=True))
    place = int(number) - 1 if number.isascii() and number.isdigit() else 0
    return pks[place] if 0 <= place < len(pks) else None


def _entry_key(pk: int) -> list[Any] | None:
    found = Entry.objects.filter(pk=pk).values_list("source__address", "guid", "version").first()
    return list(found) if found else None


def _entry_pk(key: tuple[str, str, int]) -> int | None:
    address, guid, version = key
    found = Entry.objects.filter(source__address=address, guid=guid, version=version)
    return found.values_list("pk", flat=True).first()


def _permission_key(pk: int) -> str | None:
    found = Permission.objects.filter(pk=pk).values_list("content_type__app_label", "codename").first()
    return ".".join(found) if found else None


def _permission_pk(key: str) -> int | None:
    app, _, codename = str(key).partition(".")
    found = Permission.objects.filter(content_type__app_label=app, codename=codename).order_by("pk")
    return found.values_list("pk", flat=True).first()


def _collection_key(pk: int) -> list[str] | None:
    """The names from the top down, without that of the root."""
    collection = Collection.objects.filter(pk=pk).first()
    if collection is None:
        return None
    return [each.name for each in collection.get_ancestors(inclusive=True) if each.depth > 1]


def _collection_pk(key: tuple[str, ...]) -> int | None:
    place = Collection.get_first_root_node()
    for name in key:
        place = place.get_children().filter(name=name).first() if place else None
    return place.pk if place else None


_Finder = tuple[Callable[[int], Any], Callable[[Any], int | None]]
_FINDERS: dict[type[Model], _Finder] = {
    Entry: (_entry_key, _entry_pk),
    Permission: (_permission_key, _permission_pk),
    Collection: (_collection_key, _collection_pk),
}
