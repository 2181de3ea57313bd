"""Ways out: whom to tell that pages changed. Each kind is one module, and one line in :func:`opened`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit


class ChannelError(Exception):
    """It was not taken in; the message says why. It is tried again."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is not to be served any more."""

    things: Sequence[str]
    """The names of what changed: for caches that know what each page shows."""
    urls: Sequence[str]
    """The pages that show it, most-read first: for caches that know addresses alone."""


class Channel(Protocol):
    knows_things: bool
    """Whether it drops pages by what they show; else it is told addresses."""

    def send(self, order: Order) -> None:
        """Raises :class:`ChannelError`."""


SCHEMES = ("varnish", "cloudflare", "cloudfront", "http", "https")


def name_of(address: str) -> str:
    """How a channel is called in tables and logs: its address without the secrets."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}"


def opened(address: str) -> Channel:
    """The channel of an address, as settings have it."""
    from newsreel.delivery.channels.cdn import Cdn
    from newsreel.delivery.channels.varnish import Varnish

    return Varnish(address) if urlsplit(address).scheme == "varnish" else Cdn(address)
