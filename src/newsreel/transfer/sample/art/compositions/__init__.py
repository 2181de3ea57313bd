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
    stages,
    tables,
)
from newsreel.transfer.sample.art.compositions.posters import poster
from newsreel.transfer.sample.art.scene import Composition, Focus, Scene

COMPOSITIONS: dict[str, tuple[Composition, ...]] = {
    "portrait": (
        portraits.star,
        portraits.star,
        portraits.star,
        portraits.pair,
        portraits.mind,
        portraits.echo,
        portraits.noir,
    ),
    "scene": (
        light.long_shadow,
        figures.giant,
        places.open_country,
        places.waterside,
        places.road,
        places.woods,
        cities.canyon,
        light.cone,
        figures.headpiece,
        light.disc,
    ),
    "still_life": (
        light.disc,
        light.rays,
        light.blinds,
        tables.table,
        tables.close_up,
        tables.wallpaper,
        light.cone,
        cuts.counterchange,
        cuts.slices,
        cuts.target,
        cuts.opening,
        cuts.row,
        cuts.overprint,
        figures.giant,
        figures.headpiece,
    ),
    "stage": (stages.curtains, stages.arches, stages.concert, light.cone),
    "city": cities.COMPOSITIONS,
    "crowd": crowds.COMPOSITIONS,
    "face": (portraits.author,),
}

_UNFIT_FOR_PLACES = (tables.table, cuts.row, light.cone, light.long_shadow, figures.headpiece)
"""These need a thing that one can walk around."""


def compose(scene: Scene, brief: PictureBrief) -> Focus:
    """Fill the scene's sheet as the brief asks."""
    if brief.kind == "poster":
        return poster(scene, brief.lettering)
    choice = COMPOSITIONS[brief.kind]
    if scene.motif.broad:
        choice = tuple(composition for composition in choice if composition not in _UNFIT_FOR_PLACES)
    return scene.chance.choice(choice)(scene)
