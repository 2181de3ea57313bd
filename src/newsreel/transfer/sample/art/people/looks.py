"""How a fictional person looks: decided once from a seed, then drawn."""

from dataclasses import dataclass
from random import Random

HAIR = (
    "bob",
    "waves",
    "bun",
    "curls",
    "parting",
    "slick",
    "pixie",
    "quiff",
    "long",
    "crop",
    "braids",
    "bald",
)
HATS = ("fedora", "beret", "cap", "brim", "scarf", "pillbox")
"""The first three suit anybody."""

_LONG_HAIR = {"bob", "waves", "bun", "long", "braids"}


@dataclass(frozen=True, slots=True)
class Looks:
    jaw: str
    hair: str
    hat: str
    glasses: str
    beard: str
    earrings: str
    collar: str
    lashes: bool
    smile: float
    """0 is grave, 1 laughs."""
    brow: float
    """Units by which the inner end of a brow is lower than its outer end."""
    brow_weight: float
    nose: float
    """Length of the nose in profile, 0 to 1."""


def invent(chance: Random, *, friendly: bool = False, hats: bool = True) -> Looks:
    """Somebody who has never lived."""
    hair = chance.choice(HAIR)
    ladylike = hair in _LONG_HAIR or (hair in {"curls", "pixie"} and chance.random() < 0.6)
    hat = chance.choice(HATS if ladylike else HATS[:3]) if hats and chance.random() < 0.3 else ""
    if hair == "bald" and not friendly:
        hat = chance.choice(("fedora", "cap", "beret", ""))
    beard = "" if ladylike else chance.choice(("full", "moustache", "goatee", "", "", "full"))
    if friendly:
        glasses = chance.choice(("round", "square", "cat" if ladylike else "round", "", ""))
    else:
        glasses = chance.choice(("dark", "cat" if ladylike else "square", "", "", "", ""))
    if friendly:
        collar = chance.choice(("blouse", "roll", "crew", "suit"))
    elif ladylike:
        collar = chance.choice(("blouse", "gown", "gown", "roll", "crew", "suit"))
    else:
        collar = chance.choice(("suit", "roll", "trench", "crew", "bow"))
    return Looks(
        jaw=chance.choice(("oval", "heart", "oval", "long") if ladylike else ("square", "oval", "long")),
        hair=hair,
        hat=hat,
        glasses=glasses,
        beard=beard,
        earrings=chance.choice(("drop", "hoop", "pearl", "")) if ladylike else "",
        collar=collar,
        lashes=ladylike,
        smile=chance.uniform(0.4, 0.8) if friendly else chance.uniform(0.0, 0.5),
        brow=chance.uniform(-0.6, 0.8),
        brow_weight=chance.uniform(1.6, 2.2) if ladylike else chance.uniform(2.2, 3.2),
        nose=chance.random(),
    )
