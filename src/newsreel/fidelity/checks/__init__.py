"""The checks, one file each; one line in this registry."""

from collections.abc import Callable, Iterable

from newsreel.fidelity.checks import consistency, dates, disagreement, names, numbers, quotes
from newsreel.fidelity.finding import Finding
from newsreel.fidelity.held import Held

CHECKS: dict[str, Callable[[Held], Iterable[Finding]]] = {
    "quotes": quotes.check,
    "names": names.check,
    "numbers": numbers.check,
    "dates": dates.check,
    "consistency": consistency.check,
    "disagreement": disagreement.check,
}
