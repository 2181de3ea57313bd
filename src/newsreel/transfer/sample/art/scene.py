"""A picture in the making: its sheet, its light, and how a motif is set on it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from PIL import Image

from newsreel.transfer.sample.art.geometry import Point, placed
from newsreel.transfer.sample.art.inks import (
    BLEND,
    COLOUR,
    DARK,
    PAPER,
    PARTNER,
    Tone,
    shaded,
    tint,
)
from newsreel.transfer.sample.art.motif import Motif
from newsreel.transfer.sample.art.pen import PARTS, Coat, Pen
from newsreel.transfer.sample.art.people.looks import Looks, invent
from newsreel.transfer.sample.art.sheet import Fade, Sheet

Focus = tuple[float, float, float, float]
"""What must survive cropping, in units: its centre (x, y), width and height."""

_SOLID: Coat = dict.fromkeys(PARTS, (255, None, None))

_COATS: dict[Tone, tuple[Coat, ...]] = {
    DARK: (
        {"body": COLOUR, "shade": shaded(COLOUR, 0.62), "light": PARTNER, "line": DARK, "accent": PAPER},
        {"body": PAPER, "shade": PARTNER, "light": COLOUR, "line": DARK, "accent": COLOUR},
        {"body": PARTNER, "shade": COLOUR, "light": PAPER, "line": DARK, "accent": PAPER},
    ),
    PARTNER: (
        {"body": DARK, "shade": DARK, "light": COLOUR, "line": PARTNER, "accent": PAPER},
        {"body": COLOUR, "shade": shaded(BLEND, 0.6), "light": PAPER, "line": DARK, "accent": DARK},
    ),
    COLOUR: (
        {"body": DARK, "shade": DARK, "light": PARTNER, "line": COLOUR, "accent": PAPER},
        {"body": PAPER, "shade": PARTNER, "light": tint(PARTNER, 0.45), "line": DARK, "accent": DARK},
        {"body": PARTNER, "shade": shaded(PARTNER, 0.5), "light": PAPER, "line": DARK, "accent": DARK},
    ),
    PAPER: (
        {"body": COLOUR, "shade": shaded(COLOUR, 0.62), "light": PARTNER, "line": DARK, "accent": DARK},
        {"body": DARK, "shade": DARK, "light": COLOUR, "line": PAPER, "accent": PARTNER},
    ),
}


@dataclass(slots=True)
class Record:
    """What went into the picture, for those who can't see it."""

    scheme: str = ""
    title: str = ""
    lettered: bool = False
    """Whether it is a poster, titled or not."""
    people: list[Looks] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scene:
    sheet: Sheet
    chance: Random
    motif: Motif
    from_right: bool
    """Where the light comes from."""
    hue: int = 25
    asked: bool = True
    """Whether the editor asked for this motif, so that it must be seen."""
    looks: str = ""
    record: Record = field(default_factory=Record)

    @property
    def width(self) -> float:
        return self.sheet.width

    @property
    def height(self) -> float:
        return self.sheet.height

    def across(self, share: float) -> float:
        """A share of the width, counted from the side of the light."""
        return self.width * (1 - share if self.from_right else share)

    def point(self, across: float, down: float) -> Point:
        return self.across(across), self.height * down

    def person(self, *, friendly: bool = False, hats: bool = True) -> Looks:
        """Somebody as the editor wished, or whoever comes."""
        looks = invent(self.chance, self.looks, friendly=friendly, hats=hats)
        self.record.people.append(looks)
        return looks

    def turned(self, looks: Looks, *, sideways: bool, always: bool = False) -> Looks:
        """The last person, with a view chosen unless the editor chose it."""
        if always or not looks.view:
            looks = replace(looks, view="profile" if sideways else "front")
            self.record.people[-1] = looks
        return looks

    def coat_on(self, ground: Tone, choice: int | None = None) -> Coat:
        coats = _COATS[ground]
        return self.chance.choice(coats) if choice is None else coats[choice % len(coats)]

    def coat_clear_of(self, *grounds: Tone) -> Coat:
        """A coat whose main mass is in none of these tones."""
        clear = [coat for coat in _COATS[grounds[0]] if coat["body"] not in grounds]
        return self.chance.choice(clear or _COATS[grounds[0]])

    def set(
        self,
        motif: Motif,
        centre: Point,
        size: float,
        coat: Coat,
        tilt: float = 0,
        sheet: Sheet | None = None,
    ) -> None:
        """Draw a motif with its shaded side away from the light."""
        frame = placed(centre, size, -tilt if self.from_right else tilt, self.from_right)
        motif.paint(Pen(sheet or self.sheet, frame, coat, self.chance))

    def pen(self, centre: Point, size: float, coat: Coat, tilt: float = 0, sheet: Sheet | None = None) -> Pen:
        """A pen whose field faces the light."""
        frame = placed(centre, size, -tilt if self.from_right else tilt, self.from_right)
        return Pen(sheet or self.sheet, frame, coat, self.chance)

    def facing(self, centre: Point, size: float, coat: Coat, *, left: bool, tilt: float = 0) -> Pen:
        """A pen whose field looks left or right, wherever the light is."""
        return Pen(self.sheet, placed(centre, size, tilt, not left), coat, self.chance)

    def silhouette(self, motif: Motif, centre: Point, size: float, tilt: float = 0) -> Image.Image:
        """White where the motif lies when set there."""
        trial = self.sheet.blank()
        self.set(motif, centre, size, _SOLID, tilt, trial)
        return trial.plates[0]

    def keyline(
        self, motif: Motif, centre: Point, size: float, tone: Tone, tilt: float = 0, width: float = 9
    ) -> None:
        """The margin that scissors left around the motif, so that it stands clear of what lies below."""
        trial = self.sheet.blank()
        trial.swell = width
        self.set(motif, centre, size, _SOLID, tilt, trial)
        self.sheet.cover(trial.plates[0], tone)

    def model(self, mask: Image.Image, centre: Point, size: float, depth: float = 0.5) -> None:
        """Let dots of dark gather on the side away from the light."""
        turn = -1 if self.from_right else 1
        near = (centre[0] - turn * size * 0.1, centre[1] - size * 0.15)
        far = (centre[0] + turn * size * 0.6, centre[1] + size * 0.5)
        dark: Tone = (None, None, round(255 * depth))
        self.sheet.cover(mask, Fade((None, None, 0), dark, near, far, over=True))

    def cast(self, mask: Image.Image, floor: float, reach: float, slant: float, paint: Fade | Tone) -> None:
        """A shadow on the floor: `floor` is the foot's height, `reach` the shadow's length against the
        motif's, `slant` how far it leans away from the light; towards the reader when reach is positive."""
        unit = self.sheet.unit
        foot = (floor + 12) * unit
        lean = (-slant if self.from_right else slant) / reach
        matrix = (1, -lean, lean * foot, 0, -1 / reach, foot + foot / reach)
        shadow = mask.transform(mask.size, Image.Transform.AFFINE, matrix)
        top = round(foot)
        if reach > 0:
            shadow.paste(0, (0, 0, mask.width, top))
        else:
            shadow.paste(0, (0, top, mask.width, mask.height))
        self.sheet.cover(shadow, paint)


Composition = Callable[[Scene], Focus]
