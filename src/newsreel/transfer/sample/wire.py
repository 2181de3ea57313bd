"""Sources and entries, so that the wire desk isn't empty on the first day."""

from datetime import datetime

from django.db import transaction

from newsreel.gather.actions import keep_items
from newsreel.gather.items import Item
from newsreel.gather.models import Source
from newsreel.transfer.sample.read import Edition, WireEntry, WireSource


def load_wire(edition: Edition, *, now: datetime) -> int:
    """How many entries were made now. The sources are switched off: invented ones don't answer."""
    return sum(_load_source(given, now=now) for given in edition.sources)


@transaction.atomic
def _load_source(given: WireSource, *, now: datetime) -> int:
    source, _is_new = Source.objects.get_or_create(
        address=given.address,
        defaults={
            "name": given.name,
            "home_address": given.home_address,
            "is_active": False,
            "may_rewrite": given.may_rewrite,
            "may_use_pictures": given.may_use_pictures,
            "excerpt_limit": given.excerpt_limit,
            "rights_note": given.rights_note,
        },
    )
    return sum(
        len(keep_items(source=source, items=[_item(entry, now)], now=entry.when.seen_from(now)))
        for entry in given.entries
    )


def _item(entry: WireEntry, now: datetime) -> Item:
    return Item(
        guid=entry.guid,
        address=entry.address,
        title=entry.title,
        summary=entry.summary.strip(),
        content=entry.text.strip(),
        credit=entry.credit,
        language="en",
        published_at=entry.when.seen_from(now),
    )
