"""All motifs by name."""

from random import Random

from newsreel.transfer.sample.art.motif import Motif
from newsreel.transfer.sample.art.motifs import animals, film, home, objects, places, sound, travel
from newsreel.transfer.sample.art.people.figures import FIGURES

MOTIFS: dict[str, Motif] = {
    motif.name: motif
    for family in (film, sound, objects, home, travel, places, animals)
    for motif in family.MOTIFS
}

_ALSO_CALLED = {
    "airplane": "aeroplane",
    "plane": "aeroplane",
    "theater": "theatre",
    "cinema": "theatre",
    "film": "film-reel",
    "reel": "film-reel",
    "phone": "telephone",
    "tv": "television",
    "trophy": "award",
    "masks": "mask",
    "tickets": "ticket",
    "vinyl": "record",
    "letter": "envelope",
    "bike": "bicycle",
    "ship": "boat",
    "watch": "clock",
    "carpet": "lady",
    "harbour": "boat",
    "wireless": "radio",
    "lightning": "storm",
    "wave": "sea",
}
_FIGURES = {figure.name: figure for figure in FIGURES}
_FOR_KIND: dict[str, tuple[str, ...]] = {
    "stage": ("microphone", "piano", "violin", "mask", "guitar", "award", "chair"),
    "city": ("theatre", "bridge", "car", "camera", "train", "cat"),
}


def named(name: str, kind: str, chance: Random) -> Motif:
    """The motif of that name; for none or an unknown one, whatever suits the kind of picture."""
    key = name.strip().lower().replace("_", "-").replace(" ", "-")
    key = _ALSO_CALLED.get(key, key)
    if key in MOTIFS:
        return MOTIFS[key]
    if key in _FIGURES:
        return _FIGURES[key]
    if kind == "crowd":
        return chance.choice((_FIGURES["lady"], _FIGURES["couple"], _FIGURES["stander"]))
    return MOTIFS[chance.choice(_FOR_KIND.get(kind, tuple(MOTIFS)))]
