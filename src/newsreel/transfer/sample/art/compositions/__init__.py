"""Ways of filling a sheet, by the kind of picture asked for."""

from newsreel.transfer.sample.art.brief import PictureBrief
from newsreel.transfer.sample.art.compositions import (
    cities,
    crowds,
    cuts,
    figures,
    light,
    places,
    portraits,
    posters,
    stages,
    tables,
)
from newsreel.transfer.sample.art.scene import Composition, Focus, Scene

BY_KIND: dict[str, tuple[Composition, ...]] = {
    # named more than once: comes more often
    "portrait": (*portraits.COMPOSITIONS, portraits.star, portraits.star),
    "scene": (
        *places.COMPOSITIONS,
        light.long_shadow,
        light.cone,
        light.disc,
        figures.giant,
        figures.headpiece,
    ),
    "still_life": (
        *cuts.COMPOSITIONS,
        *tables.COMPOSITIONS,
        *figures.COMPOSITIONS,
        light.disc,
        light.rays,
        light.blinds,
        light.cone,
    ),
    "stage": (*stages.COMPOSITIONS, light.cone),
    "city": (*cities.COMPOSITIONS, crowds.queue),
    "crowd": crowds.COMPOSITIONS,
    "face": (portraits.author,),
}
_FOR_PLACES: tuple[Composition, ...] = (places.vista, places.vista, places.road, light.disc, cuts.opening)
_UNFIT_FOR_PLACES = {
    tables.table,
    cuts.row,
    light.cone,
    light.long_shadow,
    figures.headpiece,
    places.open_country,
    places.waterside,
    places.woods,
}
"""These need a thing that one can walk around."""

SCHEMES: dict[str, Composition] = {
    composition.__name__: composition for choice in BY_KIND.values() for composition in choice
}


def compose(scene: Scene, brief: PictureBrief) -> Focus:
    """Fill the scene's sheet as the brief asks."""
    if brief.kind == "poster":
        return posters.poster(scene, brief.lettering)
    if brief.scheme:
        if brief.scheme not in SCHEMES:
            raise ValueError(
                f"“{brief.scheme}” is no scheme of the art desk; choose one of {', '.join(SCHEMES)}"
            )
        composition = SCHEMES[brief.scheme]
    else:
        composition = scene.chance.choice(_choice(scene, brief.kind))
    scene.record.scheme = composition.__name__
    return composition(scene)


def _choice(scene: Scene, kind: str) -> tuple[Composition, ...]:
    if not scene.motif.broad:
        return tuple(composition for composition in BY_KIND[kind] if composition is not places.vista)
    fit = tuple(composition for composition in BY_KIND[kind] if composition not in _UNFIT_FOR_PLACES)
    return fit + _FOR_PLACES if kind == "scene" else fit
