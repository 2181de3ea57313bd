"""Crowds: those who watch, and those who press the shutter."""

from math import cos, pi, sin

from newsreel.transfer.sample.art.geometry import Point, ellipse
from newsreel.transfer.sample.art.inks import COLOUR, DARK, PAPER, PARTNER, Tone, shaded
from newsreel.transfer.sample.art.people.crowd import any_style, from_behind, photographer
from newsreel.transfer.sample.art.people.figures import FIGURES
from newsreel.transfer.sample.art.scene import Focus, Scene
from newsreel.transfer.sample.art.sheet import Fade


def screening(scene: Scene) -> Focus:
    """The house is full, and the motif is on the screen."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    sheet.flood(DARK)
    x = width / 2
    screen: Tone = chance.choice((PAPER, PARTNER, COLOUR))
    left, right, top, low = x - 620, x + 620, height * 0.06, height * 0.8
    lean = chance.uniform(-22, 22)
    board = [(left, top + lean), (right, top - lean), (right - 12, low), (left + 12, low)]
    sheet.fill(board, screen)
    dim: Tone = (None, None, 110)
    sheet.fill(board, Fade((None, None, 0), dim, (x, (top + low) / 2), (x + 700, low), round=True, over=True))
    size = height * 0.58
    scene.set(
        scene.motif, (x, top + size * 0.56), size, scene.coat_on(screen, 1 if screen == PAPER else None)
    )
    rows = ((0.96, 300, shaded(COLOUR, 0.55)), (1.14, 430, DARK))
    for number, (foot, tall, tone) in enumerate(rows):
        rim: Tone = screen if number == 1 else PARTNER if screen != PARTNER else PAPER
        pitch = tall * 0.94
        shift = chance.uniform(-0.5, 0.5) * pitch
        seats = int(width / pitch / 2) + 2
        for seat in range(-seats, seats + 1):
            if chance.random() < 0.08:
                continue
            spot = (x + seat * pitch + shift, foot * height - tall * 0.5 + chance.uniform(-18, 18))
            from_behind(scene.pen(spot, tall, {"body": tone, "light": rim}), any_style(chance))
    return x, height * 0.48, 800, 860


def press(scene: Scene) -> Focus:
    """Cameras on both sides, flashes, and on the carpet between them whatever is famous today."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    ground, carpet = chance.choice(((DARK, COLOUR), (COLOUR, DARK), (PARTNER, COLOUR), (COLOUR, PARTNER)))
    sheet.flood(ground)
    x, horizon = width / 2, height * 0.6
    pavement = shaded(COLOUR, 0.72) if ground == DARK else shaded(ground, 0.35)
    sheet.fill(
        [(-60, horizon), (width + 60, horizon), (width + 60, height + 60), (-60, height + 60)], pavement
    )
    sheet.fill(
        [(x - 200, horizon), (x + 200, horizon), (x + 460, height + 60), (x - 460, height + 60)], carpet
    )
    crowd: Tone = DARK if ground != DARK else shaded(COLOUR, 0.5)
    for side in (-1, 1):
        for step in range(4):
            spot = (x + side * (290 + step * 135), horizon + 30 + chance.uniform(-20, 20))
            if chance.random() < 0.45:
                _flash(scene, (spot[0], spot[1] - 150), chance.uniform(70, 120))
            from_behind(
                scene.pen(spot, 190, {"body": shaded(COLOUR, 0.7), "light": PARTNER}), any_style(chance)
            )
    size = 660.0
    floor = height * 0.9
    centre = (x, floor - size * 0.47)
    mask = scene.silhouette(scene.motif, centre, size)
    scene.cast(mask, floor, 0.45, 0.7, DARK if carpet != DARK else shaded(COLOUR, 0.6))
    scene.keyline(scene.motif, centre, size, ground, width=7)
    scene.set(scene.motif, centre, size, scene.coat_clear_of(ground, carpet))
    scene.model(mask, centre, size, 0.35)
    for side, offset, tall in ((-1, 395, 330), (1, 410, 350), (-1, 690, 390), (1, 715, 370)):
        spot = (x + side * (offset + chance.uniform(-24, 24)), height * 1.04 - tall * 0.46)
        screen: Tone = PAPER if chance.random() < 0.5 else PARTNER if ground != PARTNER else COLOUR
        coat = {"body": crowd, "light": screen}
        photographer(scene.facing(spot, tall, coat, left=True, tilt=-4 * side), any_style(chance))
    return x, height * 0.52, 760, 840


def queue(scene: Scene) -> Focus:
    """They stand in line, in coats and hats, before something that shines."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    night, shine = chance.choice(
        ((DARK, PARTNER), (DARK, COLOUR), (COLOUR, PARTNER), (shaded(COLOUR, 0.55), PAPER))
    )
    sheet.flood(night)
    x, floor = width / 2, height * 0.8
    glow = (x, height * 0.42)
    sheet.fill(ellipse(*glow, 400, 400), shine)
    size = 640.0
    mask = scene.silhouette(scene.motif, glow, size)
    scene.set(scene.motif, glow, size, scene.coat_on(shine, 1 if shine == PAPER else 0))
    scene.model(mask, glow, size, 0.3)
    pavement: Tone = shaded(shine, 0.35)
    sheet.fill(
        [(-60, floor), (width + 60, floor - 20), (width + 60, height + 60), (-60, height + 60)], pavement
    )
    people: Tone = DARK if night != DARK else shaded(COLOUR, 0.82)
    left = -30.0
    while left < width + 60:
        tall = chance.uniform(290, 350)
        figure = chance.choice(FIGURES[:3])
        foot = height * 0.94 + chance.uniform(-14, 14)
        coat = {"body": people, "shade": people, "light": shine, "line": shine, "accent": shine}
        spot = (left, foot - tall * 0.47)
        scene.cast(scene.silhouette(figure, spot, tall), foot, 0.3, 0.2, shaded(shine, 0.7))
        scene.set(figure, spot, tall, coat)
        left += chance.uniform(105, 150)
    return x, height * 0.5, 760, 860


def _flash(scene: Scene, spot: Point, radius: float) -> None:
    """A burst of light, sharp in its middle and thin at its ends."""
    turn = scene.chance.uniform(0, pi)
    scene.sheet.fill(ellipse(*spot, radius * 0.42, radius * 0.42), PARTNER)
    points = []
    for step in range(24):
        reach = radius * (1.25 if step % 4 == 0 else 0.8) if step % 2 == 0 else radius * 0.24
        angle = turn + pi * step / 12
        points.append((spot[0] + reach * cos(angle), spot[1] + reach * sin(angle)))
    scene.sheet.fill(points, PAPER)


COMPOSITIONS = (screening, press, queue)
