"""What earlier imports of the same site left here."""

from collections.abc import Collection, Mapping
from hashlib import blake2b
from typing import Any

from newsreel.transfer import actions
from newsreel.transfer.models import ImportedItem


def digest_of(*parts: object) -> str:
    """A fingerprint of plain values, to see whether anything has changed since."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=24).hexdigest()


class Ledger:
    def __init__(self, origin: str) -> None:
        self.origin = origin

    def entry(self, kind: str, key: str) -> ImportedItem | None:
        return ImportedItem.objects.filter(origin=self.origin, kind=kind, key=key).first()

    def entries(self, kind: str) -> dict[str, ImportedItem]:
        return {item.key: item for item in ImportedItem.objects.filter(origin=self.origin, kind=kind)}

    def remember(
        self,
        kind: str,
        key: str,
        *,
        digest: str,
        object_id: int | None,
        revision_id: int | None = None,
        old_address: str = "",
        notes: Collection[str] = (),
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        actions.remember(
            origin=self.origin,
            kind=kind,
            key=key,
            digest=digest,
            object_id=object_id,
            revision_id=revision_id,
            old_address=old_address,
            notes=notes,
            kept=kept,
        )
