"""Every change to the table of what came in from elsewhere."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from newsreel.lib.rows import Table
from newsreel.transfer.models import ImportedItem, ImportRemark, ImportRun


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


@dataclass(frozen=True, slots=True)
class Remembered:
    """What :func:`remember` is told of one item."""

    kind: str
    key: str
    digest: str
    object_id: int | None
    revision_id: int | None = None
    old_address: str = ""
    notes: Collection[str] = ()
    kept: Mapping[str, Any] = field(default_factory=dict)


def remember_new(*, origin: str, items: Iterable[Remembered]) -> None:
    """Note many items at once, none of which was noted before."""
    table, now = Table(ImportedItem), timezone.now()
    table.insert(
        [
            table.row(
                origin=origin,
                kind=item.kind,
                key=item.key,
                digest=item.digest,
                object_id=item.object_id,
                revision_id=item.revision_id,
                old_address=item.old_address[:1000],
                notes=list(item.notes),
                kept=dict(item.kept),
                first_imported_at=now,
                last_imported_at=now,
            )
            for item in items
        ]
    )


def forget(*, origin: str, kind: str, keys: Collection[str]) -> None:
    """Drop the notes on items whose page or tag is gone, because they come anew."""
    ImportedItem.objects.filter(origin=origin, kind=kind, key__in=keys).delete()


def forget_kept(*, entry: ImportedItem, name: str) -> None:
    """Drop one of the things kept of an item, for it is done."""
    if entry.kept.pop(name, None) is not None:
        entry.save(update_fields=["kept", "last_imported_at"])


_RUNS_KEPT = 10


@transaction.atomic
def keep_report(
    *,
    source: str,
    origin: str,
    seconds: float,
    counts: Mapping[str, Any],
    notes: Collection[str],
    remarks: Iterable[Mapping[str, Any]],
) -> ImportRun:
    """Keep what an import told, for the admin's report. The last ten are kept."""
    run = ImportRun.objects.create(
        source=source, origin=origin[:500], seconds=seconds, counts=dict(counts), notes=list(notes)
    )
    table = Table(ImportRemark)
    table.insert(
        [
            table.row(
                run_id=run.pk,
                kind=remark["kind"][:60],
                key=remark["key"][:250],
                title=remark["title"][:250],
                outcome=remark["outcome"],
                reasons=list(remark["reasons"]),
                old_address=remark["old_address"],
                address=remark["address"],
            )
            for remark in remarks
        ]
    )
    kept = ImportRun.objects.values_list("pk", flat=True)[:_RUNS_KEPT]
    ImportRun.objects.exclude(pk__in=list(kept)).delete()
    return run
