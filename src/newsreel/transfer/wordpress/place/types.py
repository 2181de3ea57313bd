"""The ledger remembers what became of plug-ins' types of items, so that a second import goes on likewise."""

from collections.abc import Mapping

from newsreel.transfer.wordpress.kinds import KIND_THERE, Target
from newsreel.transfer.wordpress.place.ledger import Ledger, digest_of


def earlier_types(ledger: Ledger) -> dict[str, Target]:
    return {
        name: "page" if entry.kept.get("as") == "page" else "post"
        for name, entry in ledger.entries(KIND_THERE).items()
    }


def remember_types(ledger: Ledger, types: Mapping[str, Target]) -> None:
    earlier = earlier_types(ledger)
    for name, target in types.items():
        if name not in earlier:
            ledger.remember(KIND_THERE, name, digest=digest_of(target), object_id=None, kept={"as": target})
