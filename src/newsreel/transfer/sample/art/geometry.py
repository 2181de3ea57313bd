"""Points, frames and scissor-cut curves.

Sheets are measured in units: the shorter side of a picture is 1000 units long, whatever its pixels.
Motifs are written in a field of 100 × 100 and placed on the sheet by a `Frame`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import acos, cos, hypot, pi, radians, sin, sqrt
from random import Random

Point = tuple[float, float]
Knot = tuple[float, float, bool]
"""x, y and whether the scissors turn sharply here."""

FACET = 2.5
"""How coarse the scissors are: a smaller number gives rounder curves."""


@lru_cache(maxsize=2048)
def outline(text: str) -> tuple[Knot, ...]:
    """Read "10,20 30,40! 50,60": points of a curve, `!` marking corners."""
    knots = []
    for word in text.split():
        sharp = word.endswith("!")
        x, y = word.rstrip("!").split(",")
        knots.append((float(x), float(y), sharp))
    return tuple(knots)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a field of 100 × 100 lies on the sheet."""

    x_by_x: float
    x_by_y: float
    x_from: float
    y_by_x: float
    y_by_y: float
    y_from: float

    def at(self, x: float, y: float) -> Point:
        return (
            self.x_by_x * x + self.x_by_y * y + self.x_from,
            self.y_by_x * x + self.y_by_y * y + self.y_from,
        )

    @property
    def scale(self) -> float:
        """Sheet units for one unit of the field."""
        return sqrt(abs(self.x_by_x * self.y_by_y - self.x_by_y * self.y_by_x))

    def within(self, x: float, y: float, size: float, tilt: float = 0, mirror: bool = False) -> "Frame":
        """A smaller field inside this one, its middle at (x, y), its sides `size` long."""
        inner = placed((x, y), size, tilt, mirror)
        origin = self.at(*inner.at(0, 0))
        along_x = self.at(*inner.at(1, 0))
        along_y = self.at(*inner.at(0, 1))
        return Frame(
            along_x[0] - origin[0],
            along_y[0] - origin[0],
            origin[0],
            along_x[1] - origin[1],
            along_y[1] - origin[1],
            origin[1],
        )


def placed(centre: Point, size: float, tilt: float = 0, mirror: bool = False, stretch: float = 1) -> Frame:
    """A field whose middle is at `centre`; `tilt` in degrees clockwise, `stretch` widens it."""
    step = size / 100
    c, s = cos(radians(tilt)) * step, sin(radians(tilt)) * step
    across = stretch * (-1 if mirror else 1)
    a, b, d, e = c * across, -s, s * across, c
    return Frame(a, b, centre[0] - 50 * (a + b), d, e, centre[1] - 50 * (d + e))


def smooth(knots: Sequence[Knot], closed: bool = True) -> list[Point]:
    """The curve through the knots, in facets as scissors leave them."""
    count = len(knots)
    points: list[Point] = []
    for index in range(count if closed else count - 1):
        here, there = knots[index], knots[(index + 1) % count]
        before = knots[index - 1] if closed or index else here
        after = knots[(index + 2) % count] if closed or index + 2 < count else there
        points.extend(_segment(here if here[2] else before, here, there, there if there[2] else after))
    if not closed:
        points.append(knots[-1][:2])
    return points


def _segment(before: Knot, here: Knot, there: Knot, after: Knot) -> list[Point]:
    chord = hypot(there[0] - here[0], there[1] - here[1])
    if chord == 0:
        return []
    start = _tangent(before, there, here, there)
    end = _tangent(here, after, here, there)
    turn = acos(max(-1.0, min(1.0, start[0] * end[0] + start[1] * end[1])))
    bend = (there[0] - here[0]) * start[0] + (there[1] - here[1]) * start[1]
    turn = max(turn, 2 * acos(max(-1.0, min(1.0, bend / chord))))
    steps = max(1, round(sqrt(turn * chord) / FACET)) if turn > 0.02 else 1
    points = []
    for step in range(steps):
        t = step / steps
        t2, t3 = t * t, t * t * t
        keep, push, reach, pull = 2 * t3 - 3 * t2 + 1, t3 - 2 * t2 + t, 3 * t2 - 2 * t3, t3 - t2
        points.append(
            (
                keep * here[0] + push * chord * start[0] + reach * there[0] + pull * chord * end[0],
                keep * here[1] + push * chord * start[1] + reach * there[1] + pull * chord * end[1],
            )
        )
    return points


def _tangent(back: Knot, forth: Knot, here: Knot, there: Knot) -> Point:
    x, y = forth[0] - back[0], forth[1] - back[1]
    length = hypot(x, y)
    if length == 0:
        x, y = there[0] - here[0], there[1] - here[1]
        length = hypot(x, y)
    return x / length, y / length


def ellipse(x: float, y: float, wide: float, high: float, tilt: float = 0, scale: float = 1) -> list[Point]:
    """A disc in facets; `scale` tells how large it will be on the sheet."""
    facets = max(12, round(2 * pi * sqrt(max(wide, high) * scale) / FACET))
    c, s = cos(radians(tilt)), sin(radians(tilt))
    points = []
    for index in range(facets):
        angle = 2 * pi * index / facets
        across, down = wide * cos(angle), high * sin(angle)
        points.append((x + across * c - down * s, y + across * s + down * c))
    return points


def strip(spine: Sequence[Point], width: float, end_width: float | None = None) -> list[Point]:
    """A ribbon along the spine, as wide as `width` at its start and `end_width` at its end."""
    last = width if end_width is None else end_width
    left, right = [], []
    for index, (x, y) in enumerate(spine):
        back, forth = spine[max(0, index - 1)], spine[min(len(spine) - 1, index + 1)]
        dx, dy = forth[0] - back[0], forth[1] - back[1]
        length = hypot(dx, dy) or 1
        half = (width + (last - width) * index / max(1, len(spine) - 1)) / 2
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    return left + right[::-1]


def wobbled(points: Iterable[Point], chance: Random, amount: float) -> list[Point]:
    """The same points, each a little off, as a hand leaves them."""
    return [(x + chance.uniform(-amount, amount), y + chance.uniform(-amount, amount)) for x, y in points]


def bounds(points: Iterable[Point]) -> tuple[float, float, float, float]:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def length_of(points: Sequence[Point]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
