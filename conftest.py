"""The test database: migrated once, then copied.

Migrating takes twenty seconds. So the migrated database is kept as a template under a name made of the
migrations' contents, and each test process starts from a copy of it in memory.
"""

import hashlib
import os
import sqlite3
import sys
from importlib import metadata
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

ROOT = Path(__file__).parent


def template_path() -> Path:
    """Where the migrated database is kept; absent before the first test with a database has run."""
    digest = hashlib.sha256()
    for name in ("django", "wagtail", "django-tasks-db", "django-taggit"):
        digest.update(metadata.version(name).encode())
    digest.update(sys.version.encode())
    for path in sorted((ROOT / "src" / "newsreel").glob("*/migrations/*.py")):
        digest.update(path.read_bytes())
    return ROOT / ".cache" / f"test-database-{digest.hexdigest()[:20]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Overrides pytest-django's: an in-memory database filled from the migrated template."""
    from django.core.management import call_command
    from django.db import connection

    template = template_path()
    with django_db_blocker.unblock():
        connection.close()
        name = f"file:newsreel-test-{os.getpid()}?mode=memory&cache=shared"
        connection.settings_dict["NAME"] = name
        if template.exists():
            connection.ensure_connection()
            with sqlite3.connect(template) as source:
                source.backup(connection.connection)
        else:
            call_command("migrate", verbosity=0, interactive=False)
            template.parent.mkdir(exist_ok=True)
            unfinished = template.with_suffix(f".{os.getpid()}")
            with sqlite3.connect(unfinished) as target:
                connection.ensure_connection()
                connection.connection.backup(target)
            target.close()
            unfinished.replace(template)
