"""Nothing stays out of an export without a reason."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations

from newsreel.transfer.export.keys import Keys
from newsreel.transfer.export.kinds import CHILDREN, KINDS, Kind
from newsreel.transfer.export.left_out import LEFT_OUT
from newsreel.transfer.export.pages import child_model
from newsreel.transfer.export.rows import fields_of, lists_of, tag_field

PAGES = {"newsroom.Page", "wagtailcore.Revision"}
"""Stand in the lines of the kinds of page."""


def exported_models() -> Iterator[type[Model]]:
    for kind in KINDS:
        yield kind.model
        for field in lists_of(kind.model, kind.without):
            yield field.remote_field.through
        for child in CHILDREN.get(kind.model, ()):
            yield child_model(kind.model, child)


@pytest.mark.parametrize(
    "model", apps.get_models(include_auto_created=True), ids=lambda model: model._meta.label
)
def test_every_model_goes_out_or_is_named_with_a_reason(model: type[Model]) -> None:
    label = model._meta.label
    goes_out = label in PAGES or model in set(exported_models())
    assert goes_out != (label in LEFT_OUT), (
        f"{label} is neither in kinds.py, which says what an export holds, nor in left_out.py with a reason"
        if not goes_out
        else f"{label} goes out, and is named among what does not"
    )


def test_no_reason_is_given_for_what_is_not_there() -> None:
    assert (
        LEFT_OUT.keys() - {model._meta.label for model in apps.get_models(include_auto_created=True)} == set()
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_goes_out_or_is_named_with_a_reason(kind: Kind) -> None:
    names = {field.name for field in kind.model._meta.get_fields() if getattr(field, "concrete", False)}
    out = {field.name for field in fields_of(kind.model, kind.without)}
    out |= {field.name for field in lists_of(kind.model, kind.without)} | {tag_field(kind.model)}
    unnamed = names - out - kind.without.keys() - {"id", "tags"}
    assert unnamed == set()
    assert kind.without.keys() <= names | {"wagtail_admin_comments"}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.is_page], ids=lambda kind: kind.name)
def test_what_belongs_to_a_page_goes_out_with_it(kind: Kind) -> None:
    relations = {relation.get_accessor_name() for relation in get_all_child_relations(kind.model)}
    named = {child.accessor for child in CHILDREN.get(kind.model, ())} | kind.without.keys()
    assert relations <= named


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_whatever_a_row_names_has_a_name_that_holds_elsewhere(kind: Kind) -> None:
    keys = Keys()
    named = [
        field.related_model
        for model in (kind.model, *(child_model(kind.model, child) for child in CHILDREN.get(kind.model, ())))
        for field in (*fields_of(model, kind.without), *lists_of(model, kind.without))
        if isinstance(field, ForeignKey) and not isinstance(field, ParentalKey)
    ]
    assert [model for model in named if not keys.has_names(model)] == []
