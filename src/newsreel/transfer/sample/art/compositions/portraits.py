"""Heads: of the stars that were never born, and of those who write about them."""

from math import cos, pi, sin
from random import Random

from PIL import ImageChops

from newsreel.transfer.sample.art.geometry import ellipse
from newsreel.transfer.sample.art.inks import COLOUR, DARK, PAPER, PARTNER, Tone, shaded, tint
from newsreel.transfer.sample.art.pen import Coat
from newsreel.transfer.sample.art.people.complexion import complexion
from newsreel.transfer.sample.art.people.head import head, profile_head
from newsreel.transfer.sample.art.scene import Focus, Scene
from newsreel.transfer.sample.art.sheet import Fade

_GROUNDS: tuple[Tone, ...] = (COLOUR, PARTNER, DARK, PAPER)
_BEHIND: dict[Tone, tuple[Tone, ...]] = {
    COLOUR: (PARTNER, shaded(COLOUR, 0.35), DARK),
    PARTNER: (PAPER, COLOUR, tint(PARTNER, 0.5)),
    DARK: (shaded(COLOUR, 0.55), COLOUR, shaded(PARTNER, 0.6)),
    PAPER: (PARTNER, COLOUR, tint(PARTNER, 0.6)),
}


def author(scene: Scene) -> Focus:
    """A friendly face in the middle of a square."""
    chance = scene.chance
    ground = chance.choice(_GROUNDS[:3])
    scene.sheet.flood(ground)
    x = scene.width / 2
    looks = scene.turned(scene.person(friendly=True, hats=chance.random() < 0.4), sideways=False)
    coat = complexion(ground, scene.hue, chance, pale=looks.pale)
    behind = _backdrop(ground, coat, chance)
    style = chance.choice(("disc", "wedge", "plain"))
    if style == "disc":
        scene.sheet.fill(ellipse(x, 470, 400, 400), behind)
    elif style == "wedge":
        scene.sheet.fill(
            [scene.point(-0.1, -0.1), scene.point(0.5, -0.1), scene.point(1.1, 1.1), scene.point(0.3, 1.1)],
            behind,
        )
    low = 100.0 if looks.hat else 60.0
    head(scene.pen((x, scene.height / 2 + low), 880, coat), looks)
    return x, scene.height * 0.48, 600, 720


def _backdrop(ground: Tone, coat: Coat, chance: Random) -> Tone:
    """What stands behind a head without swallowing its edge."""
    return chance.choice([tone for tone in _BEHIND[ground] if tone != coat["skin"]])


def star(scene: Scene) -> Focus:
    """One head, large, with something bold behind it."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    ground = chance.choice(_GROUNDS)
    sheet.flood(ground)
    x = width / 2
    looks = scene.person()
    coat = complexion(ground, scene.hue, chance, pale=looks.pale)
    behind = _backdrop(ground, coat, chance)
    style = chance.choice(("disc", "wedge", "rays", "halves", "bars"))
    if style == "disc":
        sheet.fill(ellipse(x - 30, height * 0.44, 400, 400), behind)
    elif style == "wedge":
        lamp = scene.point(-0.02, -0.2)
        far = tint(behind, 0.35) if ground in {DARK, PAPER} else behind
        sheet.fill(
            [lamp, scene.point(1.1, 0.1), scene.point(0.9, 1.2), scene.point(0.3, 1.2)],
            Fade(behind, far, lamp, (x, height)),
        )
    elif style == "rays":
        for step in range(11):
            angle = 2 * pi * step / 11 + 0.2
            points = [
                (x + 1400 * cos(angle + side), height * 0.45 + 1400 * sin(angle + side))
                for side in (-0.14, 0.14)
            ]
            sheet.fill([(x, height * 0.45), *points], behind)
    elif style == "halves":
        lean = height * chance.uniform(0.1, 0.3)
        sheet.fill(
            [(x + lean, -40), (width + 40, -40), (width + 40, height + 40), (x - lean, height + 40)], behind
        )
    else:
        for step in range(7):
            y = height * (0.02 + step * 0.16)
            sheet.fill([(-40, y + 90), (width + 40, y - 110), (width + 40, y - 36), (-40, y + 164)], behind)
    looks = scene.turned(looks, sideways=chance.random() < 0.55)
    low = 90.0 if looks.hat else 50.0
    pen = scene.pen((x, height / 2 + low), 930 if looks.hat else 1000, coat, chance.uniform(-4, 4))
    head(pen, looks)
    return x, height * 0.46, 720, 820


def pair(scene: Scene) -> Focus:
    """Two profiles face each other across a line of light."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    left, right = chance.choice(((COLOUR, PARTNER), (DARK, COLOUR), (PARTNER, COLOUR), (DARK, PARTNER)))
    sheet.flood(left)
    x = width / 2
    lean = height * chance.uniform(0.06, 0.16)
    sheet.fill(
        [(x + lean, -40), (width + 60, -40), (width + 60, height + 60), (x - lean, height + 60)], right
    )
    for side, ground in ((1, right), (-1, left)):
        looks = scene.person()
        coat = complexion(ground, scene.hue, chance, pale=looks.pale)
        spot = (x + side * 285, height / 2 + 90)
        head = scene.facing(spot, 840, coat, left=side > 0)
        profile_head(head, looks)
    return x, height * 0.48, 800, 820


def mind(scene: Scene) -> Focus:
    """A dark profile, and what is in it."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    ground, figure, inside = chance.choice(
        (
            (PARTNER, DARK, COLOUR),
            (COLOUR, DARK, PARTNER),
            (PAPER, COLOUR, PARTNER),
            (PAPER, DARK, COLOUR),
            (DARK, COLOUR, PARTNER),
            (PARTNER, COLOUR, PAPER),
        )
    )
    sheet.flood(ground)
    x = width / 2
    looks = scene.person(hats=False)
    flat = dict.fromkeys(complexion(COLOUR, scene.hue, chance), figure)
    trial = sheet.blank()
    profile_head(scene.pen((x, height / 2 + 40), 1080, dict.fromkeys(flat, COLOUR), sheet=trial), looks)
    mask = trial.traced()
    sheet.cover(mask, figure)
    side = -1 if scene.from_right else 1
    eye = (x + side * 10, height * 0.4)
    disc = sheet.mask(ellipse(*eye, 285, 285))
    sheet.cover(ImageChops.multiply(disc, mask), inside)
    size = 430.0
    coat = scene.coat_on(inside, 0 if inside != PAPER else 1)
    scene.set(scene.motif, eye, size, coat)
    return x, height * 0.47, 760, 840


def echo(scene: Scene) -> Focus:
    """One profile three times, a step apart, in three inks."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    x = width / 2
    ground, first, second = chance.choice(
        (
            (PAPER, PARTNER, COLOUR),
            (PARTNER, PAPER, COLOUR),
            (DARK, COLOUR, PARTNER),
            (COLOUR, shaded(COLOUR, 0.5), PARTNER),
        )
    )
    sheet.flood(ground)
    looks = scene.turned(scene.person(), sideways=True, always=True)
    names = complexion(ground, scene.hue, chance)
    side = -1 if scene.from_right else 1
    for shift, tone in ((-250, first), (-125, second)):
        flat = dict.fromkeys(names, tone)
        profile_head(scene.pen((x + side * shift, height / 2 + 80), 930, flat), looks)
    on = second if second in {COLOUR, PARTNER} else COLOUR
    near = complexion(on, scene.hue, chance, pale=looks.pale)
    profile_head(scene.pen((x + side * 40, height / 2 + 80), 930, near), looks)
    return x, height * 0.47, 800, 820


def noir(scene: Scene) -> Focus:
    """A face behind the light of a blind."""
    sheet, chance = scene.sheet, scene.chance
    width, height = scene.width, scene.height
    x = width / 2
    ground = chance.choice((COLOUR, PARTNER))
    looks = scene.person()
    coat = complexion(ground, scene.hue, chance, pale=looks.pale)
    lit = sheet.blank()
    lit.flood(ground)
    looks = scene.turned(looks, sideways=chance.random() < 0.6)
    state = chance.getstate()
    head(scene.pen((x, height / 2 + 60), 1000, coat, sheet=lit), looks)
    chance.setstate(state)
    dim = {
        part: (shaded(COLOUR, 0.84) if part in {"skin", "white", "shirt", "cloth"} else DARK) for part in coat
    }
    sheet.flood(shaded(COLOUR, 0.72))
    head(scene.pen((x, height / 2 + 60), 1000, dim), looks)
    rise = height * 0.16 * (1 if scene.from_right else -1)
    slats = []
    for step in range(8):
        y = -height * 0.2 + step * height * 0.185
        slats.append(
            [(-30, y - rise), (width + 30, y + rise), (width + 30, y + rise + 118), (-30, y - rise + 118)]
        )
    sheet.merge(lit, sheet.mask(*slats))
    return x, height * 0.46, 720, 820


COMPOSITIONS = (star, pair, mind, echo, noir)
