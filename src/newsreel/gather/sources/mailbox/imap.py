"""Press releases from a mailbox over IMAP (RFC 3501). Nothing in it is changed: no message becomes read."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.mailbox.message import LARGEST_MESSAGE
from newsreel.gather.sources.mailbox.place import Place

_SIZE = re.compile(rb"RFC822\.SIZE (\d{1,12})")
_SECONDS = 30


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


class ImapMail:
    """A mailbox on a server. Use it as a context: it logs out at the end."""

    def __init__(
        self, *, host: str, port: int = 993, user: str, password: str, is_encrypted: bool = True
    ) -> None:
        """Raises :class:`UnreadableSourceError` when the server can't be reached or refuses the login."""
        try:
            if is_encrypted:
                context = ssl.create_default_context()
                self._server: imaplib.IMAP4 = imaplib.IMAP4_SSL(
                    host, port, ssl_context=context, timeout=_SECONDS
                )
            else:
                self._server = imaplib.IMAP4(host, port, timeout=_SECONDS)
        except (OSError, imaplib.IMAP4.error) as error:
            raise UnreadableSourceError(f"The mail server {host} can't be reached: {error}.") from error
        try:
            self._server.login(user, password)
        except (OSError, imaplib.IMAP4.error) as error:
            self._leave()
            raise UnreadableSourceError(
                f"The mail server {host} refuses the login of {user}. Check its name and password."
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
