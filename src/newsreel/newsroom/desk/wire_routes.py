"""Where rules send what comes in, as the wire desk offers it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from newsreel.gather.models import Entry
from newsreel.newsroom.desk.wire_access import writable_sections
from newsreel.newsroom.models import Section


def offered_sections(user: Any, entries: Iterable[Entry]) -> list[Section]:
    """Where this user may draft, those first to which rules send most of these entries."""
    sent = [entry.section_id for entry in entries if entry.section_id is not None]
    return sorted(writable_sections(user), key=lambda section: -sent.count(section.pk))


def routed_sections() -> QuerySet[Section]:
    """Sections to choose from in a filter: in the order of the tree."""
    return Section.objects.live().order_by("path")


def entries_sent_to(entries: QuerySet[Entry], section: Section) -> QuerySet[Entry]:
    return entries.filter(section_id=section.pk)
