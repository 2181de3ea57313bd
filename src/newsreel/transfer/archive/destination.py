"""Where a backup goes to or comes from, as its address says."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.places import HEADER, Place
from newsreel.transfer.archive.places.bucket import BucketPlace
from newsreel.transfer.archive.places.folder import FolderPlace
from newsreel.transfer.archive.places.single_file import FilePlace


@contextmanager
def written(address: str) -> Iterator[Place]:
    """A place to write to, held while it is used; a single file is there only when nothing went wrong."""
    if address.startswith("s3://"):
        yield BucketPlace(address)
        return
    path = Path(address).expanduser().absolute()
    if is_single_file(address):
        with FilePlace.begun(path) as file:
            yield file
            file.finish()
        return
    folder = FolderPlace(path)
    if folder.get(HEADER) is None and not folder.is_free():
        raise ArchiveError(f"The folder {path} holds other files. Choose an empty or a new one for backups.")
    with folder.held():
        yield folder


@contextmanager
def read(address: str) -> Iterator[Place]:
    if address.startswith("s3://"):
        yield BucketPlace(address)
        return
    path = Path(address).expanduser().absolute()
    if path.is_dir():
        yield FolderPlace(path)
        return
    if not path.exists():
        raise ArchiveError(f"There is no backup at {path}.")
    with FilePlace.opened(path) as file:
        yield file


def is_single_file(address: str) -> bool:
    """What has an ending, like `site.backup`, is a file, unless a folder is there; all else is a folder."""
    path = Path(address).expanduser()
    if address.startswith("s3://") or address.endswith("/") or path.is_dir():
        return False
    return path.is_file() or bool(path.suffix)
