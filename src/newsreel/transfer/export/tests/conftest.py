"""Sites to export, and an empty one to import into."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import Site

from newsreel.transfer.export.export import export_site
from newsreel.transfer.export.tests.whole_site import NOW, make_whole_site, open_empty_site


@pytest.fixture(autouse=True)
def media_folder(settings: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "media"
    folder.mkdir()
    settings.MEDIA_ROOT = folder
    return folder


@pytest.fixture(scope="session")
def kept_export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the export lies once some test has needed it: making the site takes seconds."""
    return tmp_path_factory.mktemp("kept") / "export"


@pytest.fixture
def exported(db: None, tmp_path: Path, settings: Any, kept_export: Path) -> Path:
    """The export of a site that has something of everything; the site itself is no more."""
    if not kept_export.exists():
        with transaction.atomic():
            make_whole_site()
            export_site(kept_export, private=True, now=NOW)
            transaction.set_rollback(True)
        Site.clear_site_root_paths_cache()
    target = tmp_path / "export"
    shutil.copytree(kept_export, target)
    empty = tmp_path / "media of the empty site"
    empty.mkdir()
    settings.MEDIA_ROOT = empty
    return target


@pytest.fixture
def empty_site(exported: Path) -> Path:
    """What :func:`exported` gives, with an empty site to bring it into."""
    open_empty_site()
    return exported
