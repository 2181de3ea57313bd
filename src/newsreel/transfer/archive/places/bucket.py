"""A repository in a bucket of Amazon S3, or of one that speaks as it does."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from newsreel.delivery.store.s3 import client, reason
from newsreel.lib.buckets import Bucket
from newsreel.transfer.archive.errors import ArchiveError
from newsreel.transfer.archive.places import Listed, is_name

PATIENCE = timedelta(seconds=60)
RETRIES = 4


class BucketPlace:
    """Credentials are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of the environment, or the machine's."""

    def __init__(self, address: str) -> None:
        """`address`: s3://bucket/prefix?region=…&endpoint=…."""
        try:
            import obstore
            from obstore.exceptions import BaseError
        except ImportError as error:
            raise ArchiveError("A backup in S3 needs the package obstore; install newsreel[s3].") from error
        self._obstore = obstore
        self._errors = (BaseError, OSError)
        try:
            bucket = Bucket.at(address)
            self.told = f"s3://{bucket.name}/{bucket.prefix}".rstrip("/")
            self._client = client(bucket, "", PATIENCE, retries=RETRIES)
        except ValueError as error:
            raise ArchiveError(f"Where to back up to can't be read: {error}.") from error
        except BaseError as error:
            raise ArchiveError(f"The bucket can't be used: {reason(error)}.") from error

    def get(self, name: str) -> bytes | None:
        with self._asking("read"):
            try:
                return bytes(self._obstore.get(self._client, name).bytes())
            except FileNotFoundError as error:
                if "NoSuchBucket" in str(error):
                    raise
                return None

    def part(self, name: str, offset: int, size: int) -> bytes:
        if not size:
            return b""
        with self._asking("read"):
            try:
                return bytes(self._obstore.get_range(self._client, name, start=offset, length=size))
            except FileNotFoundError:
                return b""

    def put(self, name: str, data: bytes) -> None:
        with self._asking("written"):
            # In one request: an upload in parts that was cut off stays in the bucket, unseen and paid for.
            self._obstore.put(self._client, name, data, use_multipart=False)

    def delete(self, name: str) -> None:
        with self._asking("written"):
            self._obstore.delete(self._client, name)

    def listed(self, folder: str) -> list[Listed]:
        found = []
        with self._asking("read"):
            for batch in self._obstore.list(self._client, prefix=folder):
                found += [Listed(meta["path"], meta["size"], meta["last_modified"]) for meta in batch]
        return sorted((one for one in found if is_name(one.name)), key=lambda listed: listed.name)

    @contextmanager
    def _asking(self, what: str) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            raise ArchiveError(f"The backup in {self.told} can't be {what}: {reason(error)}.") from error
