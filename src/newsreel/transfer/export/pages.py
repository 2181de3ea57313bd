"""A page as a line: its own fields, what belongs to it, and its earlier and later versions."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Revision

from newsreel.newsroom.models import Page, User
from newsreel.transfer.export.keys import Keys
from newsreel.transfer.export.kinds import CHILDREN, Child, Kind
from newsreel.transfer.export.rows import encoded_fields, fields_of

Values = dict[str, Any]


def encoded_page(page: Page, kind: Kind, keys: Keys) -> Values:
    """The line of a page. A version says only in what it differs from the page itself."""
    row = encoded_content(_content_of(page), kind, keys)
    row["id"] = row.pop("translation_key")
    row["parent"] = _parent_key(page)
    row["revisions"] = [_encoded_revision(pk, page, row, kind, keys) for pk in keys.revisions_of(page.pk)]
    return row


def encoded_content(content: Mapping[str, Any], kind: Kind, keys: Keys) -> Values:
    """`content` as Wagtail serialises a page for a revision."""
    row = encoded_fields(kind.model, content, keys.key, kind, kind.without)
    for child in CHILDREN.get(kind.model, ()):
        if child.accessor in content:
            row[child.name] = [_encoded_child(each, child, kind, keys) for each in content[child.accessor]]
    return row


def child_model(model: type[models.Model], child: Child) -> type[models.Model]:
    found: type[models.Model] = model._meta.get_field(child.accessor).related_model  # type: ignore[assignment]  # of a reverse relation it is a model
    return found


def _content_of(page: Page) -> Values:
    content: Values = page.serializable_data()
    for field in fields_of(type(page), {}):
        if isinstance(field, StreamField):
            content[field.name] = getattr(page, field.name)
    return content


def _encoded_child(values: Mapping[str, Any], child: Child, kind: Kind, keys: Keys) -> Any:
    """Of a row with one field that says anything, that field alone."""
    model = child_model(kind.model, child)
    row = encoded_fields(model, values, keys.key, kind, child.without)
    return next(iter(row.values())) if len(row) == 1 else row


def _parent_key(page: Page) -> str | None:
    above = page.path[: -Page.steplen]
    found = Page.objects.filter(path=above, depth__gt=1).values_list("translation_key", flat=True).first()
    return str(found) if found else None


def _encoded_revision(pk: int, page: Page, row: Values, kind: Kind, keys: Keys) -> Values:
    revision = Revision.objects.get(pk=pk)
    content = encoded_content(revision.content, kind, keys)
    content.pop("translation_key", None)
    whole = row.keys() - {"id", "parent", "revisions"}
    return {
        "made_at": revision.created_at.isoformat().replace("+00:00", "Z"),
        "made_by": keys.key(User, revision.user_id) if revision.user_id else None,
        "goes_live_at": _moment(revision.approved_go_live_at),
        "is_latest": pk == page.latest_revision_id,
        "is_live": pk == page.live_revision_id,
        "differs": {name: value for name, value in content.items() if row.get(name, _MISSING) != value},
        "lacks": sorted(whole - content.keys()),
    }


_MISSING = object()


def _moment(value: Any) -> str | None:
    return value.isoformat().replace("+00:00", "Z") if value is not None else None
