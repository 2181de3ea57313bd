"""The checks, one file each; one line in this registry."""

from collections.abc import Callable, Iterable

from newsreel.fidelity.checks import (
    attribution,
    claims,
    consistency,
    dates,
    disagreement,
    names,
    negation,
    numbers,
    places,
    quotes,
    roles,
    short_names,
    titles,
)
from newsreel.fidelity.finding import Finding
from newsreel.fidelity.held import Held

CHECKS: dict[str, Callable[[Held], Iterable[Finding]]] = {
    "quotes": quotes.check,
    "names": names.check,
    "roles": roles.check,
    "short_names": short_names.check,
    "numbers": numbers.check,
    "dates": dates.check,
    "titles": titles.check,
    "places": places.check,
    "attribution": attribution.check,
    "claims": claims.check,
    "negation": negation.check,
    "consistency": consistency.check,
    "disagreement": disagreement.check,
}
