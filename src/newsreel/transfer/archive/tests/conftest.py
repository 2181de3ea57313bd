from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreel.delivery.store.tests.servers import S3Server
from newsreel.settings import Settings
from newsreel.transfer.archive.tests.sites import make_site


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    folder = tmp_path / "site"
    folder.mkdir()
    return make_site(folder)


@pytest.fixture(scope="session")
def s3_server() -> Iterator[S3Server]:
    running = S3Server()
    yield running
    running.stop()


@pytest.fixture
def bucket(s3_server: S3Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The address of a place in a bucket that nobody has used."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    for name in ("AWS_ENDPOINT", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return s3_server.address_of("pages", tmp_path.name)


@pytest.fixture(params=["folder", "file", "bucket"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Each kind of place that a backup can go to."""
    if request.param == "bucket":
        return str(request.getfixturevalue("bucket"))
    return str(tmp_path / ("site.backup" if request.param == "file" else "backups"))
