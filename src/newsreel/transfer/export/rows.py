"""One row as a line, and a line as the values of a row."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from modelcluster.fields import ParentalKey
from taggit.managers import TaggableManager
from wagtail.fields import RichTextField, StreamField

from newsreel.transfer.export.kinds import Kind, pointers_of
from newsreel.transfer.export.references import LookUp, in_document, in_markup, in_stream

AnyField = models.Field[Any, Any]


def fields_of(model: type[models.Model], without: Mapping[str, str]) -> Iterator[AnyField]:
    """The fields of a row that go out, apart from those that hold several values."""
    for field in model._meta.concrete_fields:
        is_own_number = field.primary_key and not field.is_relation
        if not is_own_number and field.name not in without and not isinstance(field, ParentalKey):
            yield field


def lists_of(model: type[models.Model], without: Mapping[str, str]) -> Iterator[Any]:
    """Its many-to-many fields; not the tags, which are a table of their own or mere words."""
    for field in model._meta.many_to_many:
        if field.name not in without and not isinstance(field, TaggableManager):
            yield field


def encoded_fields(
    model: type[models.Model],
    values: Mapping[str, Any],
    look_up: LookUp,
    kind: Kind,
    without: Mapping[str, str],
) -> dict[str, Any]:
    """`values` by field name, of a row or of a stored version. What these lack, the result lacks."""
    row: dict[str, Any] = {}
    pointers = pointers_of(kind, values)
    for field in fields_of(model, without):
        if field.name not in values:
            continue
        value = values[field.name]
        if field.name in pointers:
            value = _pointed(pointers[field.name], value, look_up)
        elif field.name in kind.documents:
            value = in_document(value, dict(kind.documents[field.name]), look_up)
        else:
            value = _encoded(field, value, look_up)
        row[field.name] = value
    for field in lists_of(model, without):
        if field.name in values:
            found = (look_up(field.related_model, pk) for pk in values[field.name])
            row[field.name] = sorted((key for key in found if key is not None), key=repr)
    return row


def values_of(instance: models.Model, kind: Kind) -> dict[str, Any]:
    """What :func:`encoded_fields` wants, of a row that is no page."""
    values = {
        field.name: field.value_from_object(instance) for field in fields_of(type(instance), kind.without)
    }
    for field in lists_of(type(instance), kind.without):
        values[field.name] = list(getattr(instance, field.name).order_by("pk").values_list("pk", flat=True))
    return values


def encoded(instance: models.Model, kind: Kind, look_up: LookUp) -> dict[str, Any]:
    """A row that is no page."""
    values = values_of(instance, kind)
    row = encoded_fields(kind.model, values, look_up, kind, kind.without)
    if tags := _words_of(kind.model):
        row[tags] = sorted(getattr(instance, tags).names())
    if kind.name == "collections":
        row["place"] = look_up(kind.model, instance.pk)
    return row


def decoded(
    kind: Kind, row: Mapping[str, Any], look_up: LookUp
) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """The values of a row by attribute, and those of its many-to-many fields as numbers."""
    values = decoded_fields(kind.model, row, look_up, kind, kind.without)
    lists = {
        field.name: [pk for key in row.get(field.name, ()) if (pk := look_up(field.related_model, key))]
        for field in lists_of(kind.model, kind.without)
        if field.name not in kind.later
    }
    return values, lists


def decoded_fields(
    model: type[models.Model], row: Mapping[str, Any], look_up: LookUp, kind: Kind, without: Mapping[str, str]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    pointers = pointers_of(kind, row)
    for field in fields_of(model, without):
        if field.name not in row or field.name in kind.later:
            continue
        value = row[field.name]
        if field.name in pointers:
            value = _pointed(pointers[field.name], value, look_up)
        elif field.name in kind.documents:
            value = in_document(value, dict(kind.documents[field.name]), look_up)
        else:
            value = _decoded(field, value, look_up)
        values[field.attname] = value
    return values


def tag_field(model: type[models.Model]) -> str:
    """Where pictures and documents hold the desk's own words; empty for all others."""
    return _words_of(model)


def _words_of(model: type[models.Model]) -> str:
    try:
        field = model._meta.get_field("tags")
    except FieldDoesNotExist:
        return ""
    return "tags" if isinstance(field, TaggableManager) else ""


def _pointed(model: type[models.Model] | None, value: Any, look_up: LookUp) -> Any:
    return look_up(model, value) if model is not None and value is not None else None


def _encoded(field: Any, value: Any, look_up: LookUp) -> Any:
    if value is None:
        return None
    if isinstance(field, models.ForeignKey):
        return look_up(field.related_model, value)
    if isinstance(field, StreamField):
        return in_stream(field.stream_block, _raw_stream(value), look_up)
    if isinstance(field, RichTextField):
        return in_markup(value, look_up)
    if isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.FileField):
        return value if isinstance(value, str) else value.name
    value = field.to_python(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if value is None or isinstance(value, bool | int | float | str):
        # Choices are strings of a class of their own.
        return str(value) if isinstance(value, str) else value
    return str(value)


def _raw_stream(value: Any) -> list[Any]:
    """As the table has it: Wagtail would give each block without a name another one each time."""
    if isinstance(value, str):
        value = json.loads(value or "[]")
    elif hasattr(value, "raw_data"):
        value = list(value.raw_data)
    return [item for item in value if isinstance(item, dict)]


def _decoded(field: Any, value: Any, look_up: LookUp) -> Any:
    if value is None:
        return None
    if isinstance(field, models.ForeignKey):
        return look_up(field.related_model, value)
    if isinstance(field, StreamField):
        return json.dumps(in_stream(field.stream_block, value, look_up), ensure_ascii=False)
    if isinstance(field, RichTextField):
        return in_markup(str(value), look_up)
    if isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.FileField):
        return str(value)
    if isinstance(field, models.CharField | models.TextField) and not isinstance(value, str):
        raise ValueError(f"{field.name} is no text")
    if isinstance(field, models.CharField) and field.max_length and len(value) > field.max_length:
        raise ValueError(f"{field.name} is longer than {field.max_length} characters")
    if isinstance(field, models.DecimalField):
        return Decimal(str(value))
    return field.to_python(value)
