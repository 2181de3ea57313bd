"""Subscribers made by hand, for tests."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from newsreel.community.models import Subscriber
from newsreel.newsroom.models import Section

MOMENT = datetime(2026, 3, 18, 7, 0, tzinfo=UTC)


def make_subscriber(
    *, email: str = "ada@example.org", sections: Collection[Section] = (), **fields: Any
) -> Subscriber:
    """One who gets the digest, of all sections unless some are given."""
    values = {
        "state": Subscriber.State.ACTIVE,
        "made_at": MOMENT,
        "confirmed_at": MOMENT,
        "all_sections": not sections,
        **fields,
    }
    subscriber = Subscriber.objects.create(email=email, **values)
    subscriber.sections.set(sections)
    return subscriber
