"""Stores pages: first their places in the tree, so that all can name each other; then what they say."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils.dateparse import parse_datetime
from wagtail.models import Locale, Revision

from newsreel.newsroom.models import HomePage, Page, User
from newsreel.transfer.export.keys import Keys
from newsreel.transfer.export.kinds import CHILDREN, Child, Kind
from newsreel.transfer.export.pages import child_model
from newsreel.transfer.export.rows import decoded_fields, lists_of
from newsreel.transfer.export.storing import Guarded, Row

_DEEPEST = 60


class Tree:
    """Gives pages their place, in the order in which they come."""

    def __init__(self, home: HomePage, keys: Keys) -> None:
        self._home = home
        self._keys = keys
        self._last: dict[str, int] = {}
        """By the path of a page, how many it has beneath it."""
        self._places: dict[str, tuple[str, str]] = {}
        """Path and Wagtail's own address, by UUID, of whatever may have pages beneath it."""
        self._locale = Locale.objects.get(pk=home.locale_id)

    def place_home(self, row: Row) -> None:
        """The versions that the empty site's own home page has give way."""
        Page.objects.filter(pk=self._home.pk).update(
            translation_key=row["id"], latest_revision=None, live_revision=None
        )
        Revision.page_revisions.filter(object_id=str(self._home.pk)).delete()
        self._home.refresh_from_db()
        self._places[str(row["id"])] = self._home.path, self._home.url_path

    def place(self, kind: Kind, rows: Iterable[tuple[int, Row]], guarded: Guarded) -> None:
        waiting: list[Page] = []
        for number, row in rows:
            waiting.append(guarded(number, self._placed, kind, row))
            if len(waiting) == 500:
                guarded(number, Page.objects.bulk_create, waiting)
                waiting = []
        if waiting:
            guarded(0, Page.objects.bulk_create, waiting)

    def finish(self) -> None:
        for path, count in self._last.items():
            Page.objects.filter(path=path).update(numchild=count)
        self._keys.forget()

    def _placed(self, kind: Kind, row: Row) -> Page:
        parent = self._places.get(str(row["parent"]))
        if parent is None:
            raise ValueError("the page above it comes after it, or not at all")
        above, url_above = parent
        step = self._last[above] = self._last.get(above, 0) + 1
        path = Page._get_path(above, len(above) // Page.steplen + 1, step)
        if len(path) // Page.steplen > _DEEPEST:
            raise ValueError("it stands too deep in the tree")
        page_kind = Kind(kind.name, Page, (), without=kind.without)
        values = decoded_fields(
            Page, row | {"translation_key": row["id"]}, self._keys.pk, page_kind, kind.without
        )
        page = Page(
            path=path,
            depth=len(path) // Page.steplen,
            numchild=0,
            url_path=f"{url_above}{values['slug']}/",
            content_type=ContentType.objects.get_for_model(kind.model),
            locale=self._locale,
            **values,
        )
        if kind.name != "articles":
            self._places[str(row["id"])] = page.path, page.url_path
        return page


def fill_page(kind: Kind, row: Row, keys: Keys) -> None:
    """What a page says, whatever belongs to it, and its versions."""
    page_pk = keys.pk(Page, row["id"])
    base = Page.objects.get(pk=page_pk)
    values = decoded_fields(kind.model, row | {"translation_key": row["id"]}, keys.pk, kind, kind.without)
    own = {field.attname: getattr(base, field.attname) for field in Page._meta.concrete_fields}
    page: Any = kind.model(**{**own, **values, "page_ptr_id": page_pk})
    if kind.model is HomePage:
        names = {field.attname for field in Page._meta.concrete_fields}
        Page.objects.filter(pk=page_pk).update(
            **{name: value for name, value in values.items() if name in names}
        )
    # As Django's own `loaddata` does: the base's row is there, and the checklist was passed elsewhere.
    page.save_base(raw=True, force_insert=kind.model is not HomePage)
    for child in CHILDREN.get(kind.model, ()):
        _store_children(page, child, row.get(child.name, []), kind, keys)
    for field in lists_of(kind.model, kind.without):
        pks = [pk for key in row.get(field.name, []) if (pk := keys.pk(field.related_model, key))]
        through = field.remote_field.through
        through._default_manager.bulk_create(
            through(**{f"{field.m2m_field_name()}_id": page_pk, f"{field.m2m_reverse_field_name()}_id": pk})
            for pk in pks
        )
    _store_revisions(page, row, kind, keys)


def _child_values(child: Child, item: Any, kind: Kind, keys: Keys) -> dict[str, Any]:
    from newsreel.transfer.export.rows import fields_of

    model = child_model(kind.model, child)
    if not isinstance(item, dict):
        item = {next(iter(fields_of(model, child.without))).name: item}
    values = decoded_fields(model, item, keys.pk, kind, child.without)
    for field in fields_of(model, child.without):
        if field.is_relation and not field.null and values.get(field.attname) is None:
            raise ValueError(f"the {field.name} of one of its {child.name} is not in the export")
    return values


def _store_children(page: Page, child: Child, items: list[Any], kind: Kind, keys: Keys) -> None:
    model = child_model(kind.model, child)
    made: list[Model] = []
    for order, item in enumerate(items):
        instance = model(**{_parent_of(model): page.pk}, **_child_values(child, item, kind, keys))
        if hasattr(instance, "sort_order"):
            instance.sort_order = order
        made.append(instance)
    model._default_manager.bulk_create(made)


def _parent_of(model: type[Model]) -> str:
    from modelcluster.fields import ParentalKey

    return next(field.attname for field in model._meta.concrete_fields if isinstance(field, ParentalKey))


def _store_revisions(page: Page, row: Row, kind: Kind, keys: Keys) -> None:
    whole = {name: value for name, value in row.items() if name not in ("id", "parent", "revisions")}
    base_type = ContentType.objects.get_for_model(Page, for_concrete_model=False)
    content_type = ContentType.objects.get_for_model(page)
    content_before = json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))
    marks: dict[str, Any] = {}
    for version in row.get("revisions", []):
        said = {**whole, **version["differs"]}
        content = _content(said, content_before, kind, keys, page.pk)
        for name in version.get("lacks", []):
            content.pop(name, None)
        revision = Revision.objects.create(
            base_content_type=base_type,
            content_type=content_type,
            object_id=str(page.pk),
            created_at=parse_datetime(version["made_at"]),
            user_id=keys.pk(User, version["made_by"]) if version["made_by"] else None,
            object_str=str(said.get("title", ""))[:255],
            content=content,
            approved_go_live_at=parse_datetime(version["goes_live_at"]) if version["goes_live_at"] else None,
        )
        if version["is_latest"]:
            marks |= {"latest_revision": revision, "latest_revision_created_at": revision.created_at}
        if version["is_live"]:
            marks["live_revision"] = revision
    if marks:
        Page.objects.filter(pk=page.pk).update(**marks)


def _content(
    said: Mapping[str, Any], before: dict[str, Any], kind: Kind, keys: Keys, pk: int
) -> dict[str, Any]:
    """A version as Wagtail keeps it, with this database's numbers."""
    values = decoded_fields(kind.model, said, keys.pk, kind, kind.without)
    content = {**before}
    for field in kind.model._meta.concrete_fields:
        if field.attname in values:
            content[field.name] = _plain(field, values[field.attname])
    for field in lists_of(kind.model, kind.without):
        content[field.name] = [
            found for key in said.get(field.name, []) if (found := keys.pk(field.related_model, key))
        ]
    for child in CHILDREN.get(kind.model, ()):
        content[child.accessor] = [
            _child_content(child, item, order, kind, keys, pk)
            for order, item in enumerate(said.get(child.name, []))
        ]
    content |= {"latest_revision": None, "live_revision": None, "latest_revision_created_at": None}
    result: dict[str, Any] = json.loads(json.dumps(content, cls=DjangoJSONEncoder))
    return result


def _child_content(child: Child, item: Any, order: int, kind: Kind, keys: Keys, pk: int) -> dict[str, Any]:
    model = child_model(kind.model, child)
    values = _child_values(child, item, kind, keys)
    content: dict[str, Any] = {"pk": None}
    for field in model._meta.concrete_fields:
        if field.attname in values:
            content[field.name] = _plain(field, values[field.attname])
        elif field.attname == _parent_of(model):
            content[field.name] = pk
        elif field.name == "sort_order":
            content[field.name] = order
    return content


def _plain(field: Any, value: Any) -> Any:
    """As Wagtail serialises it; streams are text already."""
    if value is None or isinstance(value, str | int | float | bool) or field.is_relation:
        return value
    if hasattr(value, "isoformat"):
        return value
    return str(value)
