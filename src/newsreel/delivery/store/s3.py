"""Records in a bucket of Amazon S3, or of one that speaks as it does: several nodes have it in common."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from newsreel.delivery.store import StoreError, file_name
from newsreel.delivery.store.away import Asking
from newsreel.lib.buckets import Bucket

if TYPE_CHECKING:
    from obstore.store import ClientConfig, S3Config
    from obstore.store import S3Store as Client

PATIENCE = 0.5
"""Seconds for one answer: readers wait for it. The first takes a look-up and a handshake besides."""
_NO_BUCKET = "NoSuchBucket"
_ANSWER = re.compile(r"<Code>([^<]*)</Code>(?:\s*<Message>([^<]*)</Message>)?")
"""What went wrong (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html)."""


class S3Store:
    """One object for a name. Nothing ends by itself: a lifecycle rule of the bucket does that.

    Credentials are those of the environment (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY), or the machine's.
    """

    def __init__(
        self,
        address: str,
        *,
        prefix: str = "newsreel",
        patience: float = PATIENCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`address`: s3://bucket/prefix?region=…&endpoint=…; `prefix` is added to the one it has.

        Raises :class:`StoreError` where the package is not installed or its own settings make no sense.
        """
        try:
            import obstore
            from obstore.exceptions import BaseError
        except ImportError as error:
            raise StoreError(
                "A shared store in S3 needs the package obstore; install newsreel[s3]."
            ) from error
        self._obstore = obstore
        self._asking = Asking(BaseError, reason=reason, clock=clock)
        try:
            self._client = client(Bucket.at(address), prefix, timedelta(seconds=patience))
        except BaseError as error:
            raise StoreError(f"The shared page store can't be used: {reason(error)}") from error

    def get(self, name: str) -> bytes | None:
        return self._read(file_name(name))

    def put(self, name: str, data: bytes) -> None:
        with self._asking("written"):
            # In one request: an upload in parts that was cut off stays in the bucket, unseen and paid for.
            self._obstore.put(self._client, file_name(name), data, use_multipart=False)

    def delete(self, name: str) -> None:
        with self._asking("written"):
            try:
                self._obstore.delete(self._client, file_name(name))
            except FileNotFoundError as error:
                _check_bucket(error)

    def values(self) -> Iterator[bytes]:
        listed = self._obstore.list(self._client)
        while True:
            with self._asking("read"):
                objects = next(listed, [])
            if not objects:
                return
            for listing in objects:
                data = self._read(listing["path"])
                if data is not None:
                    yield data

    def _read(self, path: str) -> bytes | None:
        with self._asking("read"):
            try:
                return bytes(self._obstore.get(self._client, path).bytes())
            except FileNotFoundError as error:
                _check_bucket(error)
                return None


def client(bucket: Bucket, prefix: str, patience: timedelta, *, retries: int = 0) -> "Client":
    """What asks the bucket; `patience` is for one answer."""
    from obstore.store import S3Store as Client

    # One request for each object: not all that speak as S3 know its request for many.
    config: S3Config = {"disable_bulk_delete": True}
    if bucket.region is not None:
        config["region"] = bucket.region
    if bucket.endpoint is not None:
        config["endpoint"] = bucket.endpoint
    manners: ClientConfig = {
        "timeout": patience,
        "connect_timeout": patience,
        "allow_http": (bucket.endpoint or "").startswith("http://"),
    }
    return Client(
        bucket.name,
        prefix="/".join(part for part in (bucket.prefix, prefix) if part),
        config=config,
        client_options=manners,
        retry_config={"max_retries": retries, "retry_timeout": patience * (retries + 1)},
    )


def _check_bucket(error: FileNotFoundError) -> None:
    """No such object is an answer; no such bucket is a mistake in the settings."""
    if _NO_BUCKET in str(error):
        raise error


def reason(error: Exception) -> str:
    """What the store answered, or what came of asking it; the library adds pages for its developers."""
    answered = _ANSWER.search(str(error))
    if answered:
        return ": ".join(part for part in answered.groups() if part)
    return str(error).partition("\n")[0]
