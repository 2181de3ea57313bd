"""Varnish, by the names of what changed: its pages carry what they show in `Surrogate-Key`."""

import re
from itertools import islice
from urllib.parse import urlsplit

import httpcore

from newsreel.delivery.channels import ChannelError, Order

AT_ONCE = 50
"""Names in one request; a header of Varnish holds eight kilobytes."""
PATIENCE = 5.0
"""Seconds for one request."""


class Varnish:
    knows_things = True

    def __init__(self, address: str) -> None:
        """`address`: varnish://host:port"""
        parts = urlsplit(address)
        self._url = httpcore.URL(
            scheme=b"http", host=(parts.hostname or "").encode(), port=parts.port, target=b"/"
        )

    def send(self, order: Order) -> None:
        names = iter(order.things)
        while some := list(islice(names, AT_ONCE)):
            self._ban("|".join(re.escape(name) for name in some))

    def _ban(self, pattern: str) -> None:
        try:
            answer = httpcore.request(
                "BAN",
                self._url,
                headers={"Host": "newsreel", "Newsreel-Things": pattern},
                extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), PATIENCE)},
            )
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError) as error:
            raise ChannelError(f"Varnish can't be reached: {error or type(error).__name__}") from error
        if answer.status != 200:
            raise ChannelError(f"Varnish answered {answer.status}; is deploy/varnish/newsreel.vcl in use?")
