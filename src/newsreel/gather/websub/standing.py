"""How it stands between a source and its hub, for the health board."""

from datetime import datetime

from django.utils import timezone

from newsreel.gather.models import Source


def hub_standing(source: Source, now: datetime) -> str:
    """A sentence; empty where the source names no hub, or it was not asked yet."""
    if source.hub_error:
        return f"Its hub: {source.hub_error}"
    if source.lease_ends_at is not None and source.lease_ends_at > now:
        return f"Its hub tells us of news until {timezone.localtime(source.lease_ends_at):%-d %B %Y, %H:%M}."
    if source.hub_name and source.hub_asked_at is not None:
        asked = f"{timezone.localtime(source.hub_asked_at):%-d %B %Y, %H:%M}"
        return f"Its hub was asked on {asked} and has not come back."
    return ""
