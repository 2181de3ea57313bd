"""Finds the collections of test data that others wrote, which lie beside a checkout, not in it."""

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).parents[4].parent / "shared" / "data"


def shared_data(name: str) -> Path:
    """The file or folder of this name; where it is absent, the test is skipped and says so."""
    folder = Path(os.environ.get("NEWSREEL_SHARED_DATA") or _BESIDE)
    path = folder / name
    if not path.exists():
        pytest.skip(f"shared test data absent: {path} (name its folder in NEWSREEL_SHARED_DATA)")
    return path
