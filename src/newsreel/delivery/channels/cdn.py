"""A CDN, by addresses, through Wagtail's front-end cache backends."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

from wagtail.contrib.frontend_cache.utils import get_backends

from newsreel.delivery.channels import ChannelError, Order

_BACKENDS = "wagtail.contrib.frontend_cache.backends."


class Cdn:
    knows_things = False

    def __init__(self, address: str) -> None:
        """cloudflare://TOKEN@ZONE, cloudfront://DISTRIBUTION, or http(s)://host for what answers to PURGE."""
        self._settings = {"cdn": backend_settings(address)}

    def send(self, order: Order) -> None:
        if not order.urls:
            return
        backend = get_backends(self._settings)["cdn"]
        with _complaints() as complaints:
            try:
                backend.purge_batch(list(order.urls))
            except Exception as error:
                raise ChannelError(f"{type(error).__name__}: {error}") from error
        if complaints:
            raise ChannelError(complaints[0])


def backend_settings(address: str) -> dict[str, Any]:
    """As Wagtail's WAGTAILFRONTENDCACHE has them."""
    parts = urlsplit(address)
    if parts.scheme == "cloudflare":
        return {
            "BACKEND": f"{_BACKENDS}CloudflareBackend",
            "BEARER_TOKEN": unquote(parts.username or ""),
            "ZONEID": parts.netloc.rpartition("@")[2],
        }
    if parts.scheme == "cloudfront":
        return {"BACKEND": f"{_BACKENDS}CloudfrontBackend", "DISTRIBUTION_ID": parts.netloc}
    return {"BACKEND": f"{_BACKENDS}HTTPBackend", "LOCATION": address}


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if "frontend_cache" in record.pathname:
            self.told.append(record.getMessage())


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Wagtail's backends tell of failures in the log alone."""
    listener = _Listener()
    # Most use a logger of their own; some of Cloudflare's complaints go to the root.
    loggers = [logging.getLogger(name) for name in ("wagtail.frontendcache", None)]
    for logger in loggers:
        logger.addHandler(listener)
    try:
        yield listener.told
    finally:
        for logger in loggers:
            logger.removeHandler(listener)
