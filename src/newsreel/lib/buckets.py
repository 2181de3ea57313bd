"""Addresses of buckets: places in Amazon S3, or in one of the many stores that speak as it does."""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit

from newsreel.lib.addresses import ForbiddenAddressError, web_address

_FORM = "write s3://bucket/prefix?region=…&endpoint=https://…"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,254}")


@dataclass(frozen=True, slots=True)
class Bucket:
    name: str
    prefix: str
    """Without slashes at its ends; empty: the bucket's top."""
    region: str | None
    endpoint: str | None
    """Where it is asked; None: Amazon's own place for the region."""

    @classmethod
    def at(cls, address: str) -> Self:
        """Read s3://bucket/prefix?region=…&endpoint=…; raises ValueError with a sentence."""
        try:
            parts = urlsplit(address)
            given = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
        except ValueError as error:
            raise ValueError(f"the bucket's address can't be read ({error}); {_FORM}") from error
        if "@" in parts.netloc:
            raise ValueError(
                "a bucket's address holds no credentials; "
                "give them as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment"
            )
        if not _NAME.fullmatch(parts.netloc):
            raise ValueError(f"{parts.netloc!r} is no name of a bucket; {_FORM}")
        if unknown := sorted(given.keys() - {"region", "endpoint"}):
            raise ValueError(f"{unknown[0]!r} is nothing that a bucket's address holds; {_FORM}")
        if endpoint := given.get("endpoint"):
            _check(endpoint)
        return cls(parts.netloc, unquote(parts.path).strip("/"), given.get("region"), endpoint)


def _check(endpoint: str) -> None:
    try:
        web_address(endpoint, any_port=True)
    except ForbiddenAddressError as error:
        raise ValueError(f"the endpoint can't be used: {error} {_FORM.capitalize()}") from error
