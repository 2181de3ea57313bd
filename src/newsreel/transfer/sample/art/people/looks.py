"""How a fictional person looks: decided once from a seed, then drawn."""

from dataclasses import dataclass, replace
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
GLASSES = ("round", "square", "cat", "dark")
BEARDS = ("beard", "moustache", "goatee")
EARRINGS = ("drop", "hoop", "pearl")
COLLARS = ("suit", "roll", "blouse", "trench", "gown", "crew", "bow")
WORDS = {"woman", "man", "profile", "front", "pale", "dark-haired", "smiling", "grave", "bare", *HAIR, *HATS}
WORDS |= {*GLASSES, *BEARDS, *EARRINGS, *COLLARS, "pencil"}
"""What an editor may ask for. Bare: neither hat nor glasses nor beard that wasn't named."""

_LONG_HAIR = {"bob", "waves", "bun", "long", "braids"}
_SHORT_HAIR = {"parting", "slick", "quiff", "crop", "bald"}


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
    view: str = ""
    """"profile" or "front"; empty: as the composition likes."""
    pale: bool | None = None
    """Whether the hair is light; None: as the inks like."""
    pencil: bool = False


def invent(chance: Random, wish: str = "", *, friendly: bool = False, hats: bool = True) -> Looks:
    """Somebody who has never lived. `wish` names what mustn't be left to chance, in `WORDS`."""
    words = set(wish.replace(",", " ").lower().split())
    if unknown := words - WORDS:
        raise ValueError(f"The art desk knows no looks called {', '.join(sorted(unknown))}")
    ladylike = _ladylike(words, chance)
    hair = _named(words, HAIR) or chance.choice([hair for hair in HAIR if _suits(hair, ladylike)])
    hat = chance.choice(HATS if ladylike else HATS[:3]) if hats and chance.random() < 0.3 else ""
    beard = chance.choice((*BEARDS, "beard", "", "")) if not ladylike else ""
    pair = chance.choice((("round", "square", "cat"), ("dark", "dark", "cat"))[not friendly])
    glasses = pair if chance.random() < (0.6 if friendly else 0.35) and (ladylike or pair != "cat") else ""
    if friendly:
        collar = chance.choice(("blouse", "roll", "crew", "suit"))
    elif ladylike:
        collar = chance.choice(("blouse", "gown", "gown", "roll", "crew", "suit"))
    else:
        collar = chance.choice(("suit", "roll", "trench", "crew", "bow"))
    looks = Looks(
        jaw=chance.choice(("oval", "heart", "oval", "long") if ladylike else ("square", "oval", "long")),
        hair=hair,
        hat=hat,
        glasses=glasses,
        beard=beard,
        earrings=chance.choice((*EARRINGS, "")) if ladylike else "",
        collar=collar,
        lashes=ladylike,
        smile=chance.uniform(0.4, 0.8) if friendly else chance.uniform(0.0, 0.5),
        brow=chance.uniform(-0.6, 0.8),
        brow_weight=chance.uniform(1.6, 2.2) if ladylike else chance.uniform(2.2, 3.2),
        nose=chance.random(),
    )
    return _as_wished(looks, words)


def _as_wished(looks: Looks, words: set[str]) -> Looks:
    bare = "bare" in words
    return replace(
        looks,
        hat=_named(words, HATS) or ("" if bare else looks.hat),
        glasses=_named(words, GLASSES) or ("" if bare else looks.glasses),
        beard=_named(words, BEARDS) or ("" if bare else looks.beard),
        earrings=_named(words, EARRINGS) or ("" if bare else looks.earrings),
        collar=_named(words, COLLARS) or looks.collar,
        smile=0.0 if "grave" in words else 0.7 if "smiling" in words else looks.smile,
        view=_named(words, ("profile", "front")),
        pale=True if "pale" in words else False if "dark-haired" in words else None,
        pencil="pencil" in words,
    )


def _ladylike(words: set[str], chance: Random) -> bool:
    if words & {"woman", "man"}:
        return "woman" in words
    if words & _LONG_HAIR:
        return True
    if words & (_SHORT_HAIR | set(BEARDS)):
        return False
    return chance.random() < 0.52


def _suits(hair: str, ladylike: bool) -> bool:
    return hair not in (_SHORT_HAIR if ladylike else _LONG_HAIR)


def _named(words: set[str], kinds: tuple[str, ...]) -> str:
    return next((kind for kind in kinds if kind in words), "")
