"""Compositions made by light."""

from math import cos, pi, sin

from newsreel.transfer.sample.art.geometry import ellipse
from newsreel.transfer.sample.art.inks import BLEND, COLOUR, DARK, PAPER, PARTNER, Tone, shaded, tint
from newsreel.transfer.sample.art.scene import Focus, Scene
from newsreel.transfer.sample.art.sheet import Fade


def cone(scene: Scene) -> Focus:
    """A beam from above finds the motif in the dark."""
    sheet, chance = scene.sheet, scene.chance
    height = scene.height
    x, floor = scene.across(chance.uniform(0.5, 0.56)), height * 0.86
    size = 620.0
    sheet.flood(DARK)
    beam_tone = chance.choice((COLOUR, PARTNER))
    lamp = scene.point(chance.uniform(0.1, 0.24), -0.08)
    half = 330.0
    sheet.fill(
        [lamp, (x + half, floor), (x - half, floor)], Fade(beam_tone, tint(beam_tone, 0.3), lamp, (x, floor))
    )
    sheet.fill(ellipse(x, floor, half, half * 0.26), beam_tone)
    centre = (x, floor - size * 0.45)
    mask = scene.silhouette(scene.motif, centre, size)
    scene.cast(mask, floor + 6, 0.5, 0.55, DARK)
    scene.set(scene.motif, centre, size, scene.coat_on(DARK, 1 if beam_tone == COLOUR else 0))
    scene.model(mask, centre, size, 0.4)
    return x, height * 0.54, 660, 800


def disc(scene: Scene) -> Focus:
    """A great disc behind, sun or moon."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    ground, sun, choice = chance.choice(
        (
            (DARK, COLOUR, 1),
            (COLOUR, PARTNER, 0),
            (PARTNER, COLOUR, 0),
            (PARTNER, PAPER, 1),
            (DARK, PARTNER, 0),
        )
    )
    sheet.flood(ground)
    x = scene.across(chance.uniform(0.46, 0.54))
    y, radius = height * 0.47, 375.0
    low = height * 0.84
    edge = tint(sun, 0.55) if ground == DARK else sun
    sheet.fill(ellipse(x, y, radius, radius), Fade(sun, edge, (x, y - radius), (x, y + radius)))
    slope = chance.uniform(20, 70) * (1 if scene.from_right else -1)
    hill = [(-40, low + slope), (width + 40, low - slope), (width + 40, height + 40), (-40, height + 40)]
    base: Tone = DARK if ground != DARK else shaded(COLOUR, 0.72)
    sheet.fill(hill, base)
    size = 720.0
    stands = scene.motif.stands
    centre = (x + 20, low - size * 0.44 if stands else y)
    tilt = 0 if stands else chance.uniform(-14, 14)
    coat = scene.coat_on(sun if sun != PAPER else PAPER, choice)
    mask = scene.silhouette(scene.motif, centre, size, tilt)
    scene.set(scene.motif, centre, size, coat, tilt)
    scene.model(mask, centre, size, 0.35)
    return x, height * 0.49, 760, 820


def rays(scene: Scene) -> Focus:
    """Beams spread from behind the motif."""
    sheet, chance = scene.sheet, scene.chance
    ground, beam, choice = chance.choice(
        ((COLOUR, PARTNER, 0), (DARK, COLOUR, 1), (PARTNER, PAPER, 0), (COLOUR, shaded(COLOUR, 0.3), 1))
    )
    sheet.flood(ground)
    x, y = scene.across(0.5), scene.height * chance.choice((0.52, 0.62))
    count = chance.choice((9, 11, 13))
    reach = scene.width * 1.2
    turn = chance.uniform(0, pi)
    for step in range(count):
        middle = turn + 2 * pi * step / count
        half = pi / count * chance.uniform(0.42, 0.56)
        edge = [
            (x + reach * cos(middle + side * half), y + reach * sin(middle + side * half)) for side in (-1, 1)
        ]
        tip = (x + 620 * cos(middle), y + 620 * sin(middle))
        paint = Fade(beam, tint(beam, 0.5), (x, y), tip, round=True) if ground == DARK else beam
        sheet.fill([(x, y), *edge], paint)
    size = 700.0
    tilt = 0 if scene.motif.stands else chance.uniform(-18, 18)
    centre = (x, scene.height * 0.5)
    mask = scene.silhouette(scene.motif, centre, size, tilt)
    coat = scene.coat_on(ground, choice)
    halo = ellipse(x, scene.height * 0.5, 300, 300)
    if chance.random() < 0.5:
        sheet.fill(halo, ground)
    scene.set(scene.motif, centre, size, coat, tilt)
    scene.model(mask, centre, size, 0.35)
    return x, scene.height * 0.5, 720, 780


def blinds(scene: Scene) -> Focus:
    """Light through slats, as in a detective's office."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    wall: Tone = chance.choice((COLOUR, PARTNER))
    sheet.flood(shaded(wall, 0.78))
    lit = scene.sheet.blank()
    lit.flood(wall)
    size = 760.0
    centre = (scene.across(0.5), height * 0.5)
    tilt = 0 if scene.motif.stands else chance.uniform(-16, 16)
    mask = scene.silhouette(scene.motif, centre, size, tilt)
    scene.cast(mask, centre[1] + size * 0.47, -0.96, 0.22, shaded(wall, 0.92))
    dim = {part: shaded(BLEND, 0.86) for part in ("body", "shade", "accent")}
    scene.set(scene.motif, centre, size, {**dim, "light": COLOUR, "line": DARK}, tilt)
    scene.set(scene.motif, centre, size, scene.coat_on(wall, 1), tilt, lit)
    slats = []
    rise = height * chance.uniform(0.16, 0.3) * (1 if scene.from_right else -1)
    count = chance.choice((7, 8, 9))
    pitch = height * 1.5 / count
    for step in range(count + 1):
        y = -height * 0.25 + step * pitch
        slats.append(
            [
                (-30, y - rise),
                (width + 30, y + rise),
                (width + 30, y + rise + pitch * 0.56),
                (-30, y - rise + pitch * 0.56),
            ]
        )
    sheet.merge(lit, sheet.mask(*slats))
    return centre[0], height * 0.5, 720, 800


def long_shadow(scene: Scene) -> Focus:
    """Late sun, an empty square, a shadow longer than the thing."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    ground, sky = chance.choice(((PARTNER, COLOUR), (PAPER, COLOUR), (COLOUR, PARTNER), (PARTNER, PAPER)))
    horizon = height * chance.uniform(0.3, 0.42)
    sheet.flood(ground)
    sheet.fill(
        [(-30, -30), (width + 30, -30), (width + 30, horizon), (-30, horizon)],
        Fade(sky, tint(sky, 0.45), (0, 0), (0, horizon * 1.1)),
    )
    sun = scene.point(chance.uniform(0.16, 0.24), 0.2)
    sheet.fill(ellipse(*sun, 84, 84), PAPER if sky != PAPER else COLOUR)
    size = 560.0
    floor = height * 0.72
    centre = (scene.across(0.46), floor - size * 0.46)
    mask = scene.silhouette(scene.motif, centre, size)
    scene.cast(mask, floor + 4, 0.62, 1.35, DARK)
    scene.set(scene.motif, centre, size, scene.coat_on(ground, chance.choice((0, 1))))
    scene.model(mask, centre, size, 0.5)
    return scene.across(0.5), height * 0.56, 760, 800


COMPOSITIONS = (cone, disc, rays, blinds, long_shadow)
