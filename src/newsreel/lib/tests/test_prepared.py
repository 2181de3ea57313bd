"""A prepared query gives what its query set gives, and Django writes its SQL once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import BigIntegerField, CharField, DateTimeField, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext

from newsreel.lib import prepared
from newsreel.lib.prepared import Blank, Blanks, in_steps

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)
KEYS = BigIntegerField()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The SQL that Django writes, by kind of table."""
    prepared._written.cache_clear()
    found: list[str] = []
    original = SQLCompiler.as_sql

    def noted(self: SQLCompiler, *args: object, **kwargs: object) -> object:
        found.append(self.query.model.__name__ if self.query.model else "")
        return original(self, *args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(SQLCompiler, "as_sql", noted)
    yield found
    prepared._written.cache_clear()


def _of_kind() -> QuerySet[Permission]:
    return (
        Permission.objects.select_related("content_type")
        .filter(content_type__model=Blank("model", CharField()), codename__startswith="add_")
        .order_by("codename")
    )


def test_models_with_what_hangs_on_them() -> None:
    [found] = prepared.rows(_of_kind, model="group")

    assert found.codename == "add_group"
    with CaptureQueriesContext(connection) as asked:
        assert found.content_type.model == "group"
        assert found.name
    assert len(asked) == 0
    assert found == Permission.objects.get(codename="add_group")


def test_another_value_gives_other_rows() -> None:
    assert [row.codename for row in prepared.rows(_of_kind, model="group")] == ["add_group"]
    assert [row.codename for row in prepared.rows(_of_kind, model="session")] == ["add_session"]
    assert prepared.rows(_of_kind, model="no such kind") == []


def test_values_are_quoted_by_the_database() -> None:
    assert prepared.rows(_of_kind, model="group' OR 1=1 --") == []


def test_sql_is_written_once_and_asked_each_time(written: list[str]) -> None:
    with CaptureQueriesContext(connection) as asked:
        prepared.rows(_of_kind, model="group")
        prepared.rows(_of_kind, model="session")

    assert written == ["Permission"]
    assert len(asked) == 2


def _some(count: int) -> QuerySet[Group, tuple[int, str]]:
    return (
        Group.objects.filter(pk__in=Blanks("keys", KEYS, count)).order_by("-name").values_list("pk", "name")
    )


def test_many_values_at_once(written: list[str]) -> None:
    keys = [Group.objects.create(name=f"Desk {number}").pk for number in range(3)]

    assert prepared.rows(_some, 2, keys=keys[:2]) == [(keys[1], "Desk 1"), (keys[0], "Desk 0")]
    assert prepared.rows(_some, 2, keys=keys[1:]) == [(keys[2], "Desk 2"), (keys[1], "Desk 1")]
    assert prepared.rows(_some, 1, keys=keys[:1]) == [(keys[0], "Desk 0")]
    assert written.count("Group") == 2


def _expired() -> QuerySet[Session, tuple[str, datetime]]:
    return Session.objects.filter(expire_date__lt=Blank("now", DateTimeField())).values_list(
        "session_key", "expire_date"
    )


def test_moments_go_in_and_come_out() -> None:
    Session.objects.create(session_key="old", session_data="", expire_date=MOMENT)
    Session.objects.create(session_key="new", session_data="", expire_date=MOMENT + timedelta(hours=2))

    assert prepared.rows(_expired, now=MOMENT) == []
    assert prepared.rows(_expired, now=MOMENT + timedelta(microseconds=1)) == [("old", MOMENT)]


def _names_of_groups() -> QuerySet[Group, str]:
    return (
        Group.objects.filter(permissions=Blank("permission", KEYS))
        .prefetch_related("permissions")
        .values_list("name", flat=True)
    )


def test_single_values_across_a_relation() -> None:
    permission = Permission.objects.get(codename="add_group")
    Group.objects.create(name="Desk").permissions.add(permission)

    assert prepared.rows(_names_of_groups, permission=permission.pk) == ["Desk"]


def _groups_with_rights() -> QuerySet[Group]:
    return Group.objects.filter(name=Blank("name", CharField())).prefetch_related("permissions")


def test_what_is_fetched_besides_comes_along() -> None:
    Group.objects.create(name="Desk").permissions.add(Permission.objects.get(codename="add_group"))

    [group] = prepared.rows(_groups_with_rights, name="Desk")

    with CaptureQueriesContext(connection) as asked:
        assert [right.codename for right in group.permissions.all()] == ["add_group"]
    assert len(asked) == 0


@pytest.mark.parametrize(
    ("keys", "padded"),
    [
        ([], []),
        ([4], [4] * 8),
        ([1, 2, 3], [1, 2, 3, 3, 3, 3, 3, 3]),
        ([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8]),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 5, 6, 7, 8] + [9] * 8),
    ],
)
def test_keys_in_steps(keys: list[int], padded: list[int]) -> None:
    assert in_steps(keys) == padded
