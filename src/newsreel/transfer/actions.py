"""Every change to the table of what came in from elsewhere."""

from collections.abc import Collection, Mapping
from typing import Any

from newsreel.transfer.models import ImportedItem


def remember(
    *,
    origin: str,
    kind: str,
    key: str,
    digest: str,
    object_id: int | None,
    revision_id: int | None = None,
    old_address: str = "",
    notes: Collection[str] = (),
    kept: Mapping[str, Any] | None = None,
) -> None:
    """Note that an item was taken in, or taken in anew, and what became of it."""
    ImportedItem.objects.update_or_create(
        origin=origin,
        kind=kind,
        key=key,
        defaults={
            "digest": digest,
            "object_id": object_id,
            "revision_id": revision_id,
            "old_address": old_address[:1000],
            "notes": list(notes),
            "kept": dict(kept or {}),
        },
    )
