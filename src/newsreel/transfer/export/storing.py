"""Stores the lines of an export that are no pages, many at a time."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Model
from wagtail.models import Collection, Site

from newsreel.community.comments.text import as_markup
from newsreel.newsroom.models import Publication, User
from newsreel.transfer.export.keys import Keys
from newsreel.transfer.export.kinds import Kind
from newsreel.transfer.export.rows import decoded, fields_of, lists_of, tag_field

_AT_A_TIME = 500
Row = dict[str, Any]
Guarded = Callable[..., Any]
"""Called with a line's number, a function and its arguments: calls it, and names the line where it fails."""


def store_kind(kind: Kind, rows: Iterable[tuple[int, Row]], keys: Keys, guarded: Guarded) -> None:
    if kind.replaces:
        kind.model._default_manager.all().delete()
    waiting = iter(rows)
    while part := list(islice(waiting, _AT_A_TIME)):
        if kind.known_by is not None:
            for number, row in part:
                guarded(number, _overwrite, kind, row, keys)
        elif kind.model is Collection:
            for number, row in part:
                guarded(number, _collection, row)
        else:
            _store_part(kind, part, keys, guarded)
    keys.forget()


def _store_part(kind: Kind, part: list[tuple[int, Row]], keys: Keys, guarded: Guarded) -> None:
    made: list[Model] = []
    lists: list[dict[str, list[int]]] = []
    for number, row in part:
        values, many = guarded(number, _checked, kind, row, keys)
        made.append(kind.model(**values))
        lists.append(many)
    wanted = [_set_by_itself(each) for each in made]
    guarded(part[0][0], kind.model._default_manager.bulk_create, made)
    _put_back(kind, made, wanted)
    tags = tag_field(kind.model)
    for (_number, row), instance, many in zip(part, made, lists, strict=True):
        for name, pks in many.items():
            getattr(instance, name).set(pks)
        if tags and row.get(tags):
            getattr(instance, tags).set([str(word)[:100] for word in row[tags]])


def _checked(kind: Kind, row: Row, keys: Keys) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """Raises ValueError where a row that this one cannot do without is not there."""
    values, lists = decoded(kind, row, keys.pk)
    if kind.name == "comments":
        values["markup"] = as_markup(values["text"])
    for field in fields_of(kind.model, kind.without):
        is_needed = field.is_relation and not field.null and field.name not in kind.later
        if is_needed and values.get(field.attname) is None:
            raise ValueError(f"its {field.name} is not in the export")
    return values, lists


def _set_by_itself(instance: Model) -> dict[str, Any]:
    """Moments that Django would set to now."""
    return {
        field.attname: getattr(instance, field.attname)
        for field in instance._meta.concrete_fields
        if (getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False))
        and getattr(instance, field.attname) is not None
    }


def _put_back(kind: Kind, made: list[Model], wanted: list[dict[str, Any]]) -> None:
    names = sorted({name for values in wanted for name in values})
    if not names:
        return
    for instance, values in zip(made, wanted, strict=True):
        for name, value in values.items():
            setattr(instance, name, value)
    kind.model._default_manager.bulk_update(made, names)


def _overwrite(kind: Kind, row: Row, keys: Keys) -> None:
    """Bring the row that an empty site has already up to what the export says, or make it."""
    values, lists = decoded(kind, row, keys.pk)
    known = kind.known_by or ()
    found = kind.model._default_manager.filter(**{name: values[name] for name in known}).first()
    if found is None:
        found = kind.model()
        if isinstance(found, User):
            found.password = make_password(None)
        if isinstance(found, Publication):
            found.site = Site.objects.get(is_default_site=True)
    for name, value in values.items():
        setattr(found, name, value)
    found.save()
    for name, pks in lists.items():
        getattr(found, name).set(pks)


def _collection(row: Row) -> None:
    names = [str(name)[:255] for name in row["place"]]
    place = Collection.get_first_root_node()
    for name in names:
        above = place
        place = above.get_children().filter(name=name).first()
        if place is None:
            place = above.add_child(name=name)


def fill_later(kind: Kind, rows: Iterable[tuple[int, Row]], keys: Keys, guarded: Guarded) -> None:
    """Second reading of a file whose rows name each other."""
    many = {field.name: field for field in lists_of(kind.model, kind.without) if field.name in kind.later}
    for number, row in rows:
        guarded(number, _fill, kind, number, row, keys, set(many))


def _fill(kind: Kind, number: int, row: Row, keys: Keys, many: set[str]) -> None:
    pk = keys.pk(kind.model, number)
    values = {}
    for name in kind.later:
        if name in many:
            others = [other for key in row.get(name, ()) if (other := keys.pk(kind.model, key))]
            if others:
                getattr(kind.model._default_manager.get(pk=pk), name).add(*others)
        elif row.get(name) is not None:
            values[f"{name}_id"] = keys.pk(kind.model, row[name])
    if values:
        kind.model._default_manager.filter(pk=pk).update(**values)


def all_rows(rows: Iterable[tuple[int, Row]], tell: Callable[[int], None]) -> Iterator[tuple[int, Row]]:
    """The rows, telling of each how far the reading is."""
    for number, row in rows:
        tell(number)
        yield number, row
