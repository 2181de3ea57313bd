"""What this room does by the clock and in the background."""

from datetime import datetime


def on_the_minute(now: datetime) -> None:
    """Put on the queue what is due. Cheap, and safe to call twice."""
