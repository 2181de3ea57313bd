"""Gives every test run a site folder of its own, before Django reads its settings."""

import os
import tempfile

import pytest
from hypothesis import settings as hypothesis_settings

# A shell's own site must not leak into tests.
for _name in [name for name in os.environ if name.startswith("NEWSREEL_") and name != "NEWSREEL_SHARED_DATA"]:
    del os.environ[_name]
os.environ["NEWSREEL_SITE"] = tempfile.mkdtemp(prefix="newsreel-test-")
# Playwright's synchronous interface runs inside an event loop; Django would refuse the ORM there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


# A busy machine is no failure, and a test must fail for everybody or for nobody.
hypothesis_settings.register_profile("newsreel", deadline=None, derandomize=True, database=None)
hypothesis_settings.load_profile("newsreel")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--edition",
        help="A folder with the sample edition (newsreel demo --dir FOLDER --no-serve) for the browser tests "
        "to copy, instead of loading one, which takes minutes.",
    )
    parser.addoption("--kills", type=int, default=3, help="How often the fault tests kill each process.")


@pytest.fixture
def kills(pytestconfig: pytest.Config) -> int:
    return int(pytestconfig.getoption("--kills"))


def pytest_configure(config: pytest.Config) -> None:
    """Static files come straight from their sources: nothing is collected for tests."""
    from django.conf import settings
    from django.core.signals import setting_changed

    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    setting_changed.send(sender=None, setting="STORAGES", value=settings.STORAGES, enter=True)
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    # The declared tasks have asked for their backend already.
    setting_changed.send(sender=None, setting="TASKS", value=settings.TASKS, enter=True)
