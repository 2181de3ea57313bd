"""The ledger's mark of an import under way: one that finds it goes on where another was killed.

What the killed one stored, nobody was told of.
"""

from newsreel.transfer import actions
from newsreel.transfer.wordpress.place.ledger import Ledger

_KIND, _KEY = "import", "under way"


def begin(ledger: Ledger) -> bool:
    """Set the mark; whether it was there already."""
    was_there = ledger.entry(_KIND, _KEY) is not None
    ledger.remember(_KIND, _KEY, digest="", object_id=None)
    return was_there


def ended(ledger: Ledger) -> None:
    actions.forget(origin=ledger.origin, kind=_KIND, keys=[_KEY])
