"""Where rooms above the front say that something readers see has changed. Whoever keeps pages listens."""

from django.dispatch import Signal

changed = Signal()
"""Sent with `things`: a frozenset of names as :mod:`newsreel.front.shown` makes them."""


def announce(*things: str) -> None:
    """Pages that show these are out of date once the transaction under way is committed."""
    changed.send(sender=None, things=frozenset(things))
