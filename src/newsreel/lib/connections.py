"""A plain connection to a public host, for what speaks no HTTP: looked up once, checked, then called."""

import socket
import time
from collections.abc import Callable, Collection, Sequence

from newsreel.lib.addresses import ForbiddenAddressError, Resolve, public_addresses
from newsreel.lib.http import resolve as system_resolve

Clock = Callable[[], float]
_MOST_ADDRESSES = 3


def connect(
    host: str,
    port: int,
    *,
    ports: Collection[int],
    seconds: float,
    private_addresses: bool = False,
    resolve: Resolve = system_resolve,
) -> socket.socket:
    """Connect to a host on one of these ports. `private_addresses` lets any host and any port be called.

    Raises:
        ForbiddenAddressError: the host or the port is not one that we call; a sentence.
        OSError: it can't be reached.
    """
    if port not in ports and not private_addresses:
        raise ForbiddenAddressError(f"{host}: port {port} is not one that we call.")
    addresses: Sequence[str] = (
        resolve(host, port) if private_addresses else public_addresses(host, port, resolve)
    )
    failure = OSError("it has no address")
    for address in addresses[:_MOST_ADDRESSES]:
        try:
            return socket.create_connection((address, port), timeout=seconds)
        except OSError as error:
            failure = error
    raise failure


class Incoming:
    """What comes in on a connection, until a deadline: a server that drips is left."""

    def __init__(self, connection: socket.socket, *, seconds: float, clock: Clock = time.monotonic) -> None:
        self._connection = connection
        self._deadline = clock() + seconds
        self._clock = clock
        self._held = b""

    def read(self, size: int) -> bytes:
        """So many bytes; fewer where the other side ends. Raises TimeoutError."""
        pieces = [self._held]
        there = len(self._held)
        while there < size and (more := self._more()):
            pieces.append(more)
            there += len(more)
        whole = b"".join(pieces)
        self._held = whole[size:]
        return whole[:size]

    def readline(self, longest: int) -> bytes:
        """A line with its end; one longer than this comes in pieces. Raises TimeoutError."""
        while b"\n" not in self._held and len(self._held) < longest and (more := self._more()):
            self._held += more
        end = self._held.find(b"\n", 0, longest) + 1 or min(len(self._held), longest)
        line, self._held = self._held[:end], self._held[end:]
        return line

    def _more(self) -> bytes:
        left = self._deadline - self._clock()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv(64 * 1024)
