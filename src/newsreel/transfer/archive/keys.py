"""How pieces are named and sealed: in the clear, or with a key made from a passphrase.

Sealed is: a random nonce of 12 bytes, then AES-256-GCM over the content. What it is the content of goes in as
associated data, so that one object can't be passed off as another. Names of pieces are keyed too: who sees
only the repository can't tell whether it holds a text that they know.
"""

import hashlib
import hmac
import os
from dataclasses import dataclass
from typing import Self

from newsreel.transfer.archive.errors import ArchiveError, DamagedError
from newsreel.transfer.archive.pieces import PAGES

ID_SIZE = 32
SALT_SIZE = 16
SHORTEST_PASSPHRASE = 12
_NONCE_SIZE = 12
# 32 MB and a tenth of a second for each guess.
_SCRYPT_COST = 2**15
_CHECKED = b"newsreel-backup"


@dataclass(frozen=True, slots=True)
class Key:
    """How one repository names and seals; without `sealing`, nothing is sealed."""

    naming: bytes = b""
    sealing: bytes = b""

    @classmethod
    def of(cls, passphrase: str, salt: bytes) -> Self:
        """Takes a tenth of a second, on purpose."""
        if len(passphrase) < SHORTEST_PASSPHRASE:
            raise ArchiveError(
                "The key for backups is too short to protect anything: "
                f"take {SHORTEST_PASSPHRASE} characters or more."
            )
        made = hashlib.scrypt(
            passphrase.encode(), salt=salt, n=_SCRYPT_COST, r=8, p=1, maxmem=2**26, dklen=64
        )
        return cls(naming=made[:32], sealing=made[32:])

    @property
    def is_secret(self) -> bool:
        return bool(self.sealing)

    def check(self) -> str:
        """Tells whether a key is the right one, and nothing about the key."""
        return hmac.digest(self.naming, _CHECKED, "sha256").hex()

    def name_of_page(self, content: bytes) -> bytes:
        """The name of a piece of the database, which is read anew each time: by the quicker hash."""
        return hashlib.blake2b(
            content, digest_size=ID_SIZE, key=self.naming, person=b"newsreel-page"
        ).digest()

    def name_of(self, content: bytes) -> bytes:
        """The name of any other piece; in the clear it is its SHA-256, which any tool can check."""
        if self.naming:
            return hmac.digest(self.naming, content, "sha256")
        return hashlib.sha256(content).digest()

    def is_named(self, content: bytes, name: bytes) -> bool:
        """Either way; the likelier one first, for it takes its time."""
        ways = (self.name_of_page, self.name_of)
        return any(way(content) == name for way in (ways if len(content) <= PAGES else reversed(ways)))

    def seal(self, content: bytes, what: bytes) -> bytes:
        if not self.sealing:
            return content
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(_NONCE_SIZE)
        return nonce + AESGCM(self.sealing).encrypt(nonce, content, what)

    def unseal(self, sealed: bytes, what: bytes) -> bytes:
        """Raises :class:`DamagedError` where it was altered, or is the content of something else."""
        if not self.sealing:
            return sealed
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(self.sealing).decrypt(sealed[:_NONCE_SIZE], sealed[_NONCE_SIZE:], what)
        except (InvalidTag, ValueError) as error:
            raise DamagedError("A part of the backup is damaged: its seal is broken.") from error


def new_salt() -> bytes:
    return os.urandom(SALT_SIZE)
