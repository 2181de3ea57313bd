"""The pen that motifs are drawn with: shapes in a field of 100 × 100, in named coats of paint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from newsreel.transfer.sample.art.geometry import (
    Frame,
    Knot,
    Point,
    ellipse,
    outline,
    placed,
    smooth,
    strip,
    wobbled,
)
from newsreel.transfer.sample.art.sheet import Paint, Sheet

Coat = Mapping[str, Paint]
"""A paint for each part of a motif: body, shade (away from the light), light (towards it), line (fine cuts
that must show on the body) and accent (its one small signal)."""

Cuts = Sequence[tuple[str, str] | tuple[str, str, float]]
"""Curves as data: knots and part; with a width too, the knots are a stroke's."""

PARTS = ("body", "shade", "light", "line", "accent")
WOBBLE = 1.1
"""Units by which a hand misses."""


@dataclass(frozen=True, slots=True)
class Pen:
    sheet: Sheet
    frame: Frame
    coat: Coat
    chance: Random

    def curve(self, knots: str | Sequence[Knot], part: str = "body") -> None:
        """A closed shape through the knots (see `geometry.outline`)."""
        self._fill(smooth(self._on_sheet(knots)), part)

    def cut(self, points: str | Sequence[Point], part: str = "body") -> None:
        """A closed shape with straight edges."""
        if isinstance(points, str):
            points = [knot[:2] for knot in outline(points)]
        self._fill([self.frame.at(*point) for point in points], part)

    def disc(
        self, x: float, y: float, wide: float, part: str = "body", high: float | None = None, tilt: float = 0
    ) -> None:
        """`wide` and `high` are half axes."""
        facets = ellipse(x, y, wide, wide if high is None else high, tilt, self.frame.scale)
        self._fill([self.frame.at(*point) for point in facets], part)

    def bar(
        self,
        start: Point,
        end: Point,
        width: float,
        part: str = "body",
        end_width: float | None = None,
    ) -> None:
        """A straight strip."""
        self._fill([self.frame.at(*point) for point in strip([start, end], width, end_width)], part)

    def stroke(
        self, knots: str | Sequence[Knot], width: float, part: str = "body", end_width: float | None = None
    ) -> None:
        """A ribbon along an open curve."""
        scale = self.frame.scale
        spine = smooth(self._on_sheet(knots), closed=False)
        last = None if end_width is None else end_width * scale
        self._fill(strip(spine, width * scale, last), part)

    def ring(self, x: float, y: float, radius: float, width: float, part: str = "body") -> None:
        """A circle's line, `width` thick, around a hole that shows what lies below."""
        outer = ellipse(x, y, radius + width / 2, radius + width / 2, 0, self.frame.scale)
        inner = ellipse(x, y, radius - width / 2, radius - width / 2, 0, self.frame.scale)
        self._fill([self.frame.at(*point) for point in [*outer, outer[0], inner[0], *inner[::-1]]], part)

    def loop(self, knots: str | Sequence[Knot], width: float, part: str = "body") -> None:
        """A ribbon along a closed curve."""
        spine = smooth(self._on_sheet(knots))
        self._fill(strip([*spine, spine[0], spine[1]], width * self.frame.scale), part)

    def box(self, left: float, top: float, right: float, bottom: float, part: str = "body") -> None:
        self.cut([(left, top), (right, top), (right, bottom), (left, bottom)], part)

    def paste(self, cuts: Cuts) -> None:
        for cut in cuts:
            if len(cut) == 3:
                self.stroke(cut[0], cut[2], cut[1], cut[2] * 0.6)
            else:
                self.curve(cut[0], cut[1])

    def within(self, x: float, y: float, size: float, tilt: float = 0, mirror: bool = False) -> "Pen":
        """A pen for a smaller field inside this one, around (x, y)."""
        return replace(self, frame=self.frame.within(x, y, size, tilt, mirror))

    def coated(self, **parts: str) -> "Pen":
        """A pen whose parts are painted as other parts are: `coated(body="accent")`."""
        return replace(self, coat={**self.coat, **{part: self.coat[other] for part, other in parts.items()}})

    def _on_sheet(self, knots: str | Sequence[Knot]) -> list[Knot]:
        if isinstance(knots, str):
            knots = outline(knots)
        return [(*self.frame.at(x, y), sharp) for x, y, sharp in knots]

    def _fill(self, points: Sequence[Point], part: str) -> None:
        self.sheet.fill(wobbled(points, self.chance, min(WOBBLE, self.frame.scale * 0.35)), self.coat[part])


def pen_at(
    sheet: Sheet,
    coat: Coat,
    chance: Random,
    centre: Point,
    size: float,
    tilt: float = 0,
    mirror: bool = False,
    stretch: float = 1,
) -> Pen:
    return Pen(sheet, placed(centre, size, tilt, mirror, stretch), coat, chance)
