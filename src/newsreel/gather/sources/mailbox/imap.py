"""Press releases from a mailbox over IMAP (RFC 3501). Nothing in it is changed: no message becomes read."""

import imaplib
import re
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.mailbox.address import PORT, UNENCRYPTED_PORT, MailboxAddress
from newsreel.gather.sources.mailbox.message import LARGEST_MESSAGE
from newsreel.gather.sources.mailbox.place import Place
from newsreel.lib.addresses import ForbiddenAddressError, Resolve
from newsreel.lib.connections import Clock, Incoming, connect
from newsreel.lib.http import resolve as system_resolve

_SIZE = re.compile(rb"RFC822\.SIZE (\d{1,12})")
_LONGEST_LINE = 1_000_000
_OVERHEAD = 64 * 1024
"""Bytes that a server may send with a message beyond the message."""
_SECONDS_TO_CONNECT = 15.0
_SECONDS = 120.0
"""For all of one look; what is left then comes at the next."""


class Mail(Protocol):
    """What reading a mailbox needs of one."""

    def open(self, folder: str) -> int:
        """Open a folder to read only; its validity."""

    def numbers(self, after: int) -> list[int]:
        """The numbers of the messages beyond this one."""

    def size(self, number: int) -> int:
        """Of a message, in bytes."""

    def message(self, number: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Letter:
    """A message, and the place to read on from once it is kept. `body` is None for one that is too large."""

    number: int
    body: bytes | None
    place: Place


def new_letters(mail: Mail, *, folder: str, place: Place) -> Iterator[Letter]:
    """The messages not read before, oldest first. Raises :class:`UnreadableSourceError`."""
    place = place.begin(mail.open(folder))
    for number in place.wanted(mail.numbers(place.last)):
        place = place.after(number)
        fits = mail.size(number) <= LARGEST_MESSAGE
        yield Letter(number, mail.message(number) if fits else None, place)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a look at a mailbox may take."""

    seconds: float = _SECONDS
    private_addresses: bool = False
    """Let private hosts and any port be called, and unencrypted ones: for tests and intranets only."""
    resolve: Resolve = system_resolve
    clock: Clock = time.monotonic


class ImapMail:
    """A mailbox on a server. Use it as a context: it logs out at the end."""

    def __init__(self, address: MailboxAddress, *, password: str, bounds: Bounds | None = None) -> None:
        """Raises :class:`UnreadableSourceError` when the server can't be reached or refuses the login."""
        bounds = bounds or Bounds()
        host = address.host
        if not (address.is_encrypted or bounds.private_addresses):
            raise UnreadableSourceError(
                f"The mail server {host} would be asked without encryption, which shows the password to "
                "all on the way. Write imaps:// instead of imap://."
            )
        try:
            self._server = _Server(address, bounds)
        except ForbiddenAddressError as error:
            raise UnreadableSourceError(str(error)) from error
        except (OSError, UnicodeError, imaplib.IMAP4.error) as error:
            raise UnreadableSourceError(f"The mail server {host} can't be reached: {error}.") from error
        try:
            self._server.login(address.user, password)
        except (OSError, UnicodeError, imaplib.IMAP4.error) as error:
            self._leave()
            raise UnreadableSourceError(
                f"The mail server {host} refuses the login of {address.user}. Check its name and password."
            ) from error

    def __enter__(self) -> "ImapMail":
        return self

    def __exit__(self, *_: object) -> None:
        self._leave()

    def open(self, folder: str) -> int:
        quoted = '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
        self._asked("select", quoted, True, failure=f"The mailbox has no folder “{folder}”.")
        _, validity = self._server.response("UIDVALIDITY")
        found = validity[0] if validity else None
        return int(found) if isinstance(found, bytes) and found.isdigit() else 0

    def numbers(self, after: int) -> list[int]:
        (found,) = self._asked("uid", "SEARCH", None, f"UID {after + 1}:*")[:1] or [b""]
        # A range whose end is `*` also holds the last message, however small its number is.
        numbers = (int(number) for number in found.split() if number.isdigit()) if found else ()
        return [number for number in numbers if number > after]

    def size(self, number: int) -> int:
        answer = self._asked("uid", "FETCH", str(number), "(RFC822.SIZE)")
        line = next((part for part in answer if isinstance(part, bytes)), b"")
        found = _SIZE.search(line)
        return int(found[1]) if found else 0

    def message(self, number: int) -> bytes:
        for part in self._asked("uid", "FETCH", str(number), "(BODY.PEEK[])"):
            if isinstance(part, tuple) and isinstance(part[1], bytes):
                return part[1]
        return b""

    def _asked(self, verb: str, *arguments: object, failure: str = "") -> list[bytes]:
        failure = failure or "The mail server broke off."
        try:
            status, answer = getattr(self._server, verb)(*arguments)
        except (OSError, imaplib.IMAP4.error) as error:
            raise UnreadableSourceError(failure) from error
        if status != "OK":
            raise UnreadableSourceError(failure)
        return list(answer)

    def _leave(self) -> None:
        try:
            self._server.logout()
        except (OSError, imaplib.IMAP4.error):
            self._server.shutdown()


class _Server(imaplib.IMAP4):
    """The library's client, on a connection of ours: to a checked address, with an end in time and size."""

    def __init__(self, address: MailboxAddress, bounds: Bounds) -> None:
        self._address = address
        self._bounds = bounds
        super().__init__(address.host, address.port, timeout=_SECONDS_TO_CONNECT)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        connection = connect(
            self._address.host,
            self._address.port,
            ports=(PORT, UNENCRYPTED_PORT),
            seconds=timeout or _SECONDS_TO_CONNECT,
            private_addresses=self._bounds.private_addresses,
            resolve=self._bounds.resolve,
        )
        if self._address.is_encrypted:
            context = ssl.create_default_context()
            try:
                connection = context.wrap_socket(connection, server_hostname=self._address.host)
            except OSError:
                connection.close()
                raise
        self._incoming = Incoming(connection, seconds=self._bounds.seconds, clock=self._bounds.clock)
        return connection

    def read(self, size: int) -> bytes:
        if size > LARGEST_MESSAGE + _OVERHEAD:
            raise self.abort("a message is larger than its server said")
        return self._incoming.read(size)

    def readline(self) -> bytes:
        line = self._incoming.readline(_LONGEST_LINE)
        if len(line) >= _LONGEST_LINE:
            raise self.abort("a line has no end")
        return line
