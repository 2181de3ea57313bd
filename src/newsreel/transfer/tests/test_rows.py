import uuid
from datetime import UTC, datetime

import pytest

from newsreel.lib.rows import Table, in_parts
from newsreel.newsroom.models import Tag
from newsreel.transfer.models import ImportedItem

pytestmark = pytest.mark.django_db


def test_rows_are_as_saving_would_write_them() -> None:
    moment = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    table = Table(ImportedItem)
    values = {"origin": "a", "kind": "post", "key": "1", "digest": "d", "kept": {"é": [1, None]}}
    table.insert([table.row(**values, first_imported_at=moment, last_imported_at=moment)])
    by_row = ImportedItem.objects.get()
    saved = ImportedItem.objects.create(**{**values, "key": "2"})
    assert (by_row.kept, by_row.notes, by_row.object_id) == (saved.kept, saved.notes, saved.object_id)
    assert by_row.first_imported_at == moment
    assert saved.pk == by_row.pk + 1


def test_keys_are_nobody_elses() -> None:
    table = Table(Tag)
    first, second = table.keys(2)
    table.insert([table.row(id=second, name="b", slug="b"), table.row(id=first, name="a", slug="a")])
    assert Tag.objects.create(name="c", slug="c").pk == second + 1
    assert list(table.keys(0)) == []


def test_what_is_no_column_is_an_error() -> None:
    with pytest.raises(KeyError):
        Table(Tag).row(nickname=str(uuid.uuid4()))


def test_in_parts() -> None:
    assert [len(part) for part in in_parts(range(801))] == [400, 400, 1]
