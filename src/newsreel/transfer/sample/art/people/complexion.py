"""Which ink is skin, hair and cloth on which ground: skin is printed, never imitated."""

from random import Random

from newsreel.transfer.sample.art.inks import BLEND, COLOUR, DARK, PAPER, PARTNER, Tone, shaded
from newsreel.transfer.sample.art.pen import Coat

_SKINS: dict[Tone, tuple[tuple[Tone, Tone], ...]] = {
    # ground: (lit side, side in shadow)
    COLOUR: (
        (PAPER, shaded(PARTNER, 0.35)),
        (PARTNER, shaded(PARTNER, 0.6)),
        (shaded(PARTNER, 0.4), shaded(PARTNER, 0.8)),
    ),
    PARTNER: ((PAPER, COLOUR), (PAPER, shaded(COLOUR, 0.3))),
    DARK: ((PARTNER, COLOUR), (PAPER, COLOUR), (PAPER, PARTNER)),
    PAPER: (
        (PARTNER, COLOUR),
        (shaded(PARTNER, 0.38), shaded(COLOUR, 0.72)),
        (PARTNER, shaded(PARTNER, 0.6)),
    ),
}
_WARM_SKINS: dict[Tone, tuple[tuple[Tone, Tone], ...]] = {
    COLOUR: (),
    PARTNER: ((COLOUR, shaded(COLOUR, 0.62)), (BLEND, shaded(BLEND, 0.66))),
    DARK: ((COLOUR, shaded(COLOUR, 0.62)),),
    PAPER: ((COLOUR, shaded(COLOUR, 0.62)), (BLEND, shaded(BLEND, 0.66))),
}
_CLOTH: dict[Tone, tuple[Tone, ...]] = {
    COLOUR: (DARK, PARTNER, PAPER),
    PARTNER: (DARK, COLOUR, PAPER),
    DARK: (COLOUR, PARTNER),
    PAPER: (DARK, COLOUR, PARTNER),
}


def complexion(ground: Tone, hue: int, chance: Random, *, pale: bool | None = None) -> Coat:
    """Paints for a head before this ground."""
    warm = hue < 105 or hue > 320
    skins = _SKINS[ground] + (_WARM_SKINS[ground] if warm else ())
    skin, shadow = chance.choice(skins)
    dark_skin = skin in {COLOUR, BLEND} or (skin[2] or 0) > 0
    hair = shaded(COLOUR, 0.66) if ground == DARK else DARK
    by_chance = not dark_skin and chance.random() < 0.25
    if pale or (pale is None and by_chance):
        hair = {COLOUR: PARTNER, PARTNER: COLOUR, DARK: PARTNER, PAPER: COLOUR}[ground]
        if hair == skin:
            hair = shaded(COLOUR, 0.66)
    cloth = chance.choice([tone for tone in _CLOTH[ground] if tone != skin])
    lips = COLOUR if warm and not dark_skin and shadow != COLOUR else DARK
    jewel = next(tone for tone in (PAPER, PARTNER, COLOUR, DARK) if tone not in {ground, cloth, skin})
    return {
        "skin": skin,
        "skin_shade": shadow,
        "hair": hair,
        "hair_shade": _darker(hair),
        "hair_light": COLOUR if hair == DARK and ground != COLOUR else PARTNER if hair != PARTNER else DARK,
        "cloth": cloth,
        "cloth_shade": _darker(cloth),
        "shirt": PAPER if cloth != PAPER else PARTNER if skin != PARTNER else COLOUR,
        "lips": lips,
        "dark": DARK,
        "white": PAPER,
        "brow": DARK,
        "rim": DARK,
        "glint": PAPER,
        "jewel": jewel,
        "hat": cloth,
        "hat_shade": _darker(cloth),
    }


def _darker(tone: Tone) -> Tone:
    if tone == DARK:
        return DARK
    if tone == PAPER:
        return shaded(PARTNER, 0.3)
    return shaded(tone, 0.62 if tone != shaded(COLOUR, 0.66) else 0.82)
