"""The sheet: one plate for each ink, drawn on before anything is printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

from newsreel.transfer.sample.art.geometry import Point, bounds
from newsreel.transfer.sample.art.inks import PAPER, Tone

FINENESS = 2
"""Plates are this many times finer than the printed picture."""
BLEED = 12
"""Units beyond each edge, so that plates may lie askew."""


@dataclass(frozen=True, slots=True)
class Fade:
    """From one tone at `start` to another at `end`; the press makes dots of what lies between."""

    near: Tone
    far: Tone
    start: Point
    end: Point
    round: bool = False
    """Spreads in circles from `start`, and `end` lies on the rim."""
    over: bool = False
    """Printed over what is there, never lightening it."""


@dataclass(frozen=True, slots=True)
class Over:
    """A tone printed over what is there, never lightening it."""

    tone: Tone


Paint = Tone | Fade | Over


class Sheet:
    def __init__(self, width: int, height: int, fineness: float = FINENESS) -> None:
        """A blank sheet for a picture of so many pixels."""
        self.pixels = (width, height)
        self.fineness = fineness
        self.unit = min(width, height) / 1000 * fineness
        """Plate pixels for one unit."""
        self.width = 1000 * width / min(width, height)
        self.height = 1000 * height / min(width, height)
        margin = 2 * BLEED
        self.size = (round((self.width + margin) * self.unit), round((self.height + margin) * self.unit))
        self.plates = [Image.new("L", self.size, 0) for _ in PAPER]
        self.swell = 0.0
        """Units by which every flat shape grows on all sides."""
        self._pens = [ImageDraw.Draw(plate) for plate in self.plates]

    def blank(self) -> "Sheet":
        return Sheet(*self.pixels, self.fineness)

    def flood(self, paint: Paint) -> None:
        """Cover the whole sheet."""
        far = 2 * BLEED
        right, bottom = self.width + far, self.height + far
        self.fill([(-far, -far), (right, -far), (right, bottom), (-far, bottom)], paint)

    def fill(self, points: Sequence[Point], paint: Paint) -> None:
        """Fill a polygon, given in units."""
        dots = [self._dot(point) for point in points]
        if isinstance(paint, tuple):
            for pen, ink in zip(self._pens, paint, strict=True):
                if ink is not None:
                    pen.polygon(dots, fill=ink)
                    if self.swell:
                        pen.line(
                            [*dots, *dots[:2]],
                            fill=ink,
                            width=round(2 * self.swell * self.unit),
                            joint="curve",
                        )
            return
        box = self._box(dots)
        if box is None:
            return
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in dots], fill=255)
        self._lay(paint, mask, box)

    def cover(self, mask: Image.Image, paint: Paint) -> None:
        """Paint wherever a mask of the sheet's size is white."""
        box = mask.getbbox()
        if box is not None:
            self._lay(paint, mask.crop(box), box)

    def merge(self, other: "Sheet", mask: Image.Image) -> None:
        """Take over what another sheet shows wherever the mask is white."""
        for plate, source in zip(self.plates, other.plates, strict=True):
            plate.paste(source, (0, 0), mask)

    def inset(self, other: "Sheet", corner: Point) -> None:
        """Lay a smaller sheet on this one, its upper left corner there."""
        x, y = self._dot(corner)
        cut = round(BLEED * other.unit)
        for plate, source in zip(self.plates, other.plates, strict=True):
            plate.paste(
                source.crop((cut, cut, source.width - cut, source.height - cut)), (round(x), round(y))
            )

    def swap_colours(self) -> None:
        """Print the section's colour where its partner was, and the other way round."""
        first, second = self.plates[0].copy(), self.plates[1].copy()
        self.plates[0].paste(second)
        self.plates[1].paste(first)

    def mask(self, *polygons: Sequence[Point]) -> Image.Image:
        """White inside the polygons."""
        mask = Image.new("L", self.size, 0)
        pen = ImageDraw.Draw(mask)
        for points in polygons:
            pen.polygon([self._dot(point) for point in points], fill=255)
        return mask

    def spread(self, small: Image.Image, centre: Point) -> Image.Image:
        """A mask of the sheet's size with a small one in it, around `centre`."""
        mask = Image.new("L", self.size, 0)
        x, y = self._dot(centre)
        mask.paste(small, (round(x - small.width / 2), round(y - small.height / 2)))
        return mask

    def traced(self) -> Image.Image:
        """White wherever any ink lies."""
        first, second, third = self.plates
        union = ImageChops.lighter(ImageChops.lighter(first, second), third)
        return union.point(lambda ink: 255 if ink else 0)

    def copy_from(self, other: "Sheet") -> None:
        for plate, source in zip(self.plates, other.plates, strict=True):
            plate.paste(source)

    def _dot(self, point: Point) -> Point:
        return (point[0] + BLEED) * self.unit, (point[1] + BLEED) * self.unit

    def _box(self, dots: Sequence[Point]) -> tuple[int, int, int, int] | None:
        left, top, right, bottom = bounds(dots)
        box = (
            max(0, int(left)),
            max(0, int(top)),
            min(self.size[0], int(right) + 2),
            min(self.size[1], int(bottom) + 2),
        )
        return box if box[0] < box[2] and box[1] < box[3] else None

    def _lay(self, paint: Paint, mask: Image.Image, box: tuple[int, int, int, int]) -> None:
        if isinstance(paint, tuple):
            for plate, ink in zip(self.plates, paint, strict=True):
                if ink is not None:
                    plate.paste(ink, box, mask)
            return
        near, far = (paint.tone, paint.tone) if isinstance(paint, Over) else (paint.near, paint.far)
        ramp = self._ramp(paint, box) if isinstance(paint, Fade) else Image.new("L", mask.size, 0)
        over = isinstance(paint, Over) or paint.over
        for plate, begin, finish in zip(self.plates, near, far, strict=True):
            if begin is None or finish is None:
                continue
            table = [round(begin + (finish - begin) * step / 255) for step in range(256)]
            layer = ramp.point(table)
            if over:
                layer = ImageChops.lighter(layer, plate.crop(box))
            plate.paste(layer, box, mask)

    def _ramp(self, fade: Fade, box: tuple[int, int, int, int]) -> Image.Image:
        """0 at the fade's start, 255 at its end, computed coarsely and enlarged."""
        coarse = 8
        wide, high = box[2] - box[0], box[3] - box[1]
        small = (max(2, wide // coarse), max(2, high // coarse))
        step = (wide / small[0], high / small[1])
        (sx, sy), (ex, ey) = self._dot(fade.start), self._dot(fade.end)
        x, y = box[0] - sx, box[1] - sy
        dx, dy = ex - sx, ey - sy
        square = dx * dx + dy * dy or 1.0
        if fade.round:
            reach = square**0.5
            span = 127.0 / reach
            across, down = step[0] * span, step[1] * span
            matrix = (across, 0.0, 128 + x * span, 0.0, down, 128 + y * span)
            ramp = _RINGS.transform(
                small, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR, fillcolor=255
            )
        else:
            span = 256 / square
            matrix = (
                0.0,
                0.0,
                2.0,
                step[0] * dx * span,
                step[1] * dy * span,
                (x * dx + y * dy) * span + _LONG // 2 - 128,
            )
            ramp = _SLOPE.transform(small, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
        return ramp.resize((wide, high), Image.Resampling.BILINEAR)


_LONG = 8192
_RINGS = Image.radial_gradient("L").point([min(255, round(v * 255 / 180)) for v in range(256)])


def _slope() -> Image.Image:
    """A column that is black above, white below, and changes over 256 rows in the middle."""
    column = Image.new("L", (4, _LONG), 0)
    column.paste(255, (0, _LONG // 2, 4, _LONG))
    column.paste(Image.linear_gradient("L").resize((4, 256)), (0, _LONG // 2 - 128))
    return column


_SLOPE = _slope()
