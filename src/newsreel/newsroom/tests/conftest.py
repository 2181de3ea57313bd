"""An editor at the wire desk, and a colleague."""

import pytest
from django.test import Client

from newsreel.newsroom.actions import ensure_roles, make_editor_login
from newsreel.newsroom.models import Section, User
from newsreel.newsroom.tests.factories import make_home, make_section


@pytest.fixture
def section() -> Section:
    ensure_roles(make_home())
    return make_section(title="Cinema")


@pytest.fixture
def user(section: Section) -> User:
    make_editor_login(username="ed", password="a long password", role="editor")
    return User.objects.get(username="ed")


@pytest.fixture
def colleague(section: Section) -> User:
    make_editor_login(username="kim", password="a long password", role="editor")
    return User.objects.get(username="kim")


@pytest.fixture
def desk(client: Client, user: User) -> Client:
    client.force_login(user)
    return client
