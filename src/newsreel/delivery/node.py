"""The page store of this node, as the site's settings have it: one for each process."""

import contextlib
import hashlib
import importlib.metadata
import tempfile
import uuid
from functools import cache
from pathlib import Path

from newsreel.delivery import plain_files
from newsreel.delivery.joining import Joiner
from newsreel.delivery.shelf import Shelf
from newsreel.delivery.store import Store, StoreError
from newsreel.delivery.store.s3 import S3Store
from newsreel.delivery.store.valkey import ValkeyStore
from newsreel.settings import Settings, current

_LONGEST_SOCKET = 100
"""Characters; the kernel takes 107 (unix(7))."""


@cache
def shelf() -> Shelf:
    """Raises :class:`newsreel.delivery.store.StoreError` where the folder can't be used."""
    site = current()
    if not site.plain_files:
        plain_files.stop_serving(site.plain_folder)
    return Shelf(
        site.pages_folder,
        shared=shared_store(site),
        plain=site.plain_folder if site.plain_files else None,
    )


def shared_store(site: Settings) -> Store | None:
    """Pages of another program, or of other settings, lie under other names."""
    if not site.shared_store:
        return None
    version = fingerprint(site)[:16]
    if site.shared_store.startswith("s3://"):
        return S3Store(site.shared_store, prefix=f"newsreel/{version}")
    return ValkeyStore(site.shared_store, prefix=f"newsreel:{version}:")


@cache
def name() -> str:
    """Made once, and kept beside the pages: it goes when they go."""
    file = current().pages_folder / "node"
    file.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError), file.open("x", encoding="ascii") as made:
        made.write(uuid.uuid4().hex)
    return file.read_text(encoding="ascii")


def version() -> int | None:
    """Differs after every change that this node has taken in; None while that can't be told."""
    try:
        return shelf().ledger.applied()
    except StoreError:
        return None


def changed_since(version: int) -> frozenset[str] | None:
    """The things that changed after what :func:`version` gave; None where that can't be told."""
    try:
        return shelf().ledger.changed_since(version)
    except StoreError:
        return None


@cache
def joiner() -> Joiner:
    return Joiner(current().secret_key)


def socket(site: Settings) -> Path:
    """Where the application listens for the server: in the site folder, unless that lies too deep."""
    path = site.site / "application.sock"
    if len(str(path)) <= _LONGEST_SOCKET:
        return path
    digest = hashlib.blake2b(str(site.site).encode(), digest_size=8).hexdigest()
    folder = Path(tempfile.gettempdir()) / f"newsreel-{digest}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / "application.sock"


def fingerprint(site: Settings) -> str:
    """Changes with whatever makes all pages look otherwise: program, styles, the site's settings."""
    digest = hashlib.sha256(importlib.metadata.version("newsreel").encode())
    static = site.built_folder / "static.sha256"
    digest.update(static.read_bytes() if static.exists() else b"")
    digest.update(f"{site.origin} {site.language} {site.time_zone}".encode())
    for file in sorted((Path(__file__).parents[1] / "front").rglob("*")):
        if file.suffix in (".html", ".py"):
            # By contents, not by time: all nodes of a site have the same.
            digest.update(f"{file.name} {file.stat().st_size}\n".encode() + file.read_bytes())
    return digest.hexdigest()
