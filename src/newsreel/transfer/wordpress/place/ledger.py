"""What earlier imports of the same site left here."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from django.db.models.fields.json import KT

from newsreel.lib.rows import in_parts
from newsreel.transfer import actions
from newsreel.transfer.actions import Remembered
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.records import ItemRecord


def digest_of(*parts: object) -> str:
    """A fingerprint of plain values, to see whether anything has changed since."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=24).hexdigest()


class Known(NamedTuple):
    """What must be at hand of an item that was imported before, to see whether it has changed."""

    digest: str
    slug: str
    date: str

    def is_of(self, item: ItemRecord) -> bool:
        """Whether this is the item, rather than another that was given its number."""
        date = item.date.isoformat(sep=" ") if item.date else ""
        return item.slug == self.slug or date == self.date


class Ledger:
    def __init__(self, origin: str) -> None:
        self.origin = origin

    def entry(self, kind: str, key: str) -> ImportedItem | None:
        return ImportedItem.objects.filter(origin=self.origin, kind=kind, key=key).first()

    def entries(self, kind: str) -> dict[str, ImportedItem]:
        return {item.key: item for item in ImportedItem.objects.filter(origin=self.origin, kind=kind)}

    def known(self) -> dict[tuple[str, str], Known]:
        """Posts and pages by kind and key."""
        rows = (
            ImportedItem.objects.filter(origin=self.origin, kind__in=("post", "page"))
            .values_list("kind", "key", "digest", KT("kept__slug"), KT("kept__date"))
            .iterator()
        )
        return {(kind, key): Known(digest, slug or "", date or "") for kind, key, digest, slug, date in rows}

    def entries_of(self, kind: str, keys: Iterable[str]) -> dict[str, ImportedItem]:
        found = ImportedItem.objects.filter(origin=self.origin, kind=kind, key__in=list(keys))
        return {item.key: item for item in found}

    def remember_new(self, remembered: Iterable[Remembered]) -> None:
        """Note many items at once that are not in the ledger yet."""
        actions.remember_new(origin=self.origin, items=remembered)

    def forget_wait(self, page_id: int) -> None:
        """A standing page has come to where it belongs."""
        for entry in ImportedItem.objects.filter(origin=self.origin, kind="page", object_id=page_id):
            actions.forget_kept(entry=entry, name="waits_for")

    def replace(self, remembered: Sequence[Remembered]) -> None:
        """As :meth:`remember_new`, of items that were here, and are gone, perhaps."""
        for part in in_parts(remembered):
            keys = [item.key for item in part]
            actions.forget(origin=self.origin, kind=part[0].kind, keys=keys)
        self.remember_new(remembered)

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
