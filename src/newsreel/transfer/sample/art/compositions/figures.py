"""Compositions with people in them: small against something great, or with a thing for a head."""

from newsreel.transfer.sample.art.geometry import ellipse
from newsreel.transfer.sample.art.inks import COLOUR, DARK, PAPER, PARTNER, Tone, shaded
from newsreel.transfer.sample.art.people.figures import FIGURES
from newsreel.transfer.sample.art.people.suit import suit
from newsreel.transfer.sample.art.scene import Focus, Scene
from newsreel.transfer.sample.art.sheet import Fade


def giant(scene: Scene) -> Focus:
    """Somebody small stands before the thing, and it is enormous."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    sky, floor_tone, choice = chance.choice(
        (
            (COLOUR, PARTNER, 0),
            (PARTNER, DARK, 1),
            (PAPER, COLOUR, 1),
            (DARK, COLOUR, 0),
            (PARTNER, COLOUR, 0),
        )
    )
    horizon = height * chance.uniform(0.74, 0.82)
    sheet.flood(sky)
    side = -1 if scene.from_right else 1
    sheet.fill(
        [(-40, -40), (width + 40, -40), (width + 40, horizon), (-40, horizon)],
        Fade(
            (None, None, 0),
            (None, None, 120 if sky != DARK else 0),
            scene.point(0.35, 0.1),
            scene.point(1.15, 0.9),
            over=True,
        ),
    )
    sheet.fill(
        [(-40, horizon), (width + 40, horizon), (width + 40, height + 40), (-40, height + 40)], floor_tone
    )
    size = 860.0
    tilt = chance.uniform(-4, 4) if scene.motif.stands else chance.uniform(-16, 16)
    x = width / 2 + side * 40
    centre = (x, horizon + 40 - size * 0.46)
    mask = scene.silhouette(scene.motif, centre, size, tilt)
    shade = shaded(floor_tone, 0.75) if floor_tone != DARK else shaded(COLOUR, 0.8)
    scene.cast(mask, horizon + 34, 0.4, 0.9, shade)
    scene.set(scene.motif, centre, size, scene.coat_on(sky, choice), tilt)
    scene.model(mask, centre, size, 0.55)
    foot = horizon + (height - horizon) * 0.45
    tall = 190.0
    figure = chance.choice(FIGURES[:3])
    spot = (width / 2 - side * chance.uniform(250, 300), foot - tall * 0.47)
    dark = floor_tone == DARK or sky == DARK
    person: Tone = PAPER if dark else DARK
    small = scene.silhouette(figure, spot, tall)
    scene.cast(small, foot, 0.5, 1.6, shade)
    other: Tone = PAPER if person == DARK else COLOUR
    scene.set(
        figure, spot, tall, {"body": person, "shade": person, "light": other, "line": other, "accent": other}
    )
    return width / 2, height * 0.52, 780, 840


def headpiece(scene: Scene) -> Focus:
    """Somebody in good clothes, with the motif where the head should be."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    ground, cloth, choice = chance.choice(
        ((PARTNER, DARK, 1), (COLOUR, DARK, 1), (PAPER, DARK, 0), (DARK, COLOUR, 1), (COLOUR, DARK, 2))
    )
    sheet.flood(ground)
    x, y = width / 2, height * 0.42
    glow: Tone = {PARTNER: PAPER, COLOUR: PARTNER, PAPER: PARTNER, DARK: shaded(COLOUR, 0.6)}[ground]
    kind = chance.choice(("disc", "wedge", "none"))
    if kind == "disc":
        sheet.fill(ellipse(x, y - 10, 345, 345), glow)
    elif kind == "wedge":
        lamp = scene.point(0.02, -0.1)
        sheet.fill([lamp, scene.point(0.98, 0.5), scene.point(0.9, 1.1), scene.point(0.2, 1.1)], glow)
    coat = {
        "cloth": cloth,
        "cloth_shade": shaded(cloth, 0.62) if cloth != DARK else DARK,
        "seam": COLOUR if cloth == DARK and ground != COLOUR else PARTNER if cloth == DARK else DARK,
        "shirt": PAPER,
        "shirt_shade": shaded(PAPER, 0.3),
        "tie": PARTNER if ground == COLOUR else COLOUR if cloth == DARK else DARK,
    }
    suit(scene.pen((x, height - 330), 760, coat), chance.choice(("tie", "bow", "gown", "coat")))
    size = 560.0
    tilt = chance.uniform(-8, 8)
    on = glow if kind == "disc" and glow in {PAPER, PARTNER} else ground
    mask = scene.silhouette(scene.motif, (x, y), size, tilt)
    scene.set(scene.motif, (x, y), size, scene.coat_on(on, choice), tilt)
    scene.model(mask, (x, y), size, 0.35)
    return x, height * 0.5, 760, 840


COMPOSITIONS = (giant, headpiece)
