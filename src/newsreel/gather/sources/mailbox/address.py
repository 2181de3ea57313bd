"""Where a mailbox is, in one line: `imaps://user@host:port/Folder`. The password is never part of it."""

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from newsreel.gather.items import UnreadableSourceError

PORT = 993
UNENCRYPTED_PORT = 143
DEFAULT_FOLDER = "INBOX"
_WRONG = (
    "“{written}” is no address of a mailbox. Write it as imaps://user@host/Folder, without a password, "
    "which belongs into the setting mailbox_passwords."
)


@dataclass(frozen=True, slots=True)
class MailboxAddress:
    host: str
    user: str
    folder: str = DEFAULT_FOLDER
    port: int = PORT
    is_encrypted: bool = True

    @property
    def account(self) -> str:
        """Its name in the setting `mailbox_passwords`: the user, with the host where that is no address."""
        return self.user if "@" in self.user else f"{self.user}@{self.host}"

    def __str__(self) -> str:
        scheme, usual = ("imaps", PORT) if self.is_encrypted else ("imap", UNENCRYPTED_PORT)
        port = "" if self.port == usual else f":{self.port}"
        return f"{scheme}://{quote(self.user, safe='')}@{self.host}{port}/{quote(self.folder, safe='/')}"


def mailbox_address(written: str) -> MailboxAddress:
    """Read one. Raises :class:`UnreadableSourceError`."""
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError as error:
        raise UnreadableSourceError(_WRONG.format(written=written)) from error
    if parts.password is not None:
        raise UnreadableSourceError(_WRONG.format(written=f"{parts.scheme}://…"))
    if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username:
        raise UnreadableSourceError(_WRONG.format(written=written))
    user, folder = unquote(parts.username), unquote(parts.path.strip("/")) or DEFAULT_FOLDER
    if any(ord(character) < 32 or ord(character) == 127 for character in user + folder):
        raise UnreadableSourceError(_WRONG.format(written=parts.hostname))
    is_encrypted = parts.scheme == "imaps"
    usual = PORT if is_encrypted else UNENCRYPTED_PORT
    return MailboxAddress(parts.hostname, user, folder, port or usual, is_encrypted)
