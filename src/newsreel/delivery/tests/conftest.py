from pathlib import Path

import pytest
from django.test import Client

from newsreel.delivery import node
from newsreel.delivery.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """The page store of this node, empty."""
    made = Shelf(tmp_path / "pages")
    monkeypatch.setattr(node, "shelf", lambda: made)
    return made


@pytest.fixture
def server() -> Client:
    """Asks for pages as the server does over its socket."""
    return Client(REMOTE_ADDR="", HTTP_NEWSREEL_PAGE="1")
