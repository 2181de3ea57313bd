"""Faces seen from the front, parted by light: the edge of the shadow is itself a profile."""

from newsreel.transfer.sample.art.pen import Pen
from newsreel.transfer.sample.art.people.looks import Looks

_JAWS = {
    "oval": ("69,30 69.6,41 66.5,53 59.5,63 50,68", "40.5,63 33.5,53 30.4,41 31,30"),
    "square": ("69.4,30 70,42 68.6,55 61,65.4! 50,68.6", "39,65.4! 31.4,55 30,42 30.6,30"),
    "heart": ("69.6,30 70,39 65,52 56.6,63.4 50,67.6", "43.4,63.4 35,52 30,39 30.4,30"),
    "long": ("67.6,28 68.4,42 65.6,56 58.6,67 50,71.4", "41.4,67 34.4,56 31.6,42 32.4,28"),
}


def face(pen: Pen, looks: Looks) -> None:
    """Neck, head and features; the light comes from the left."""
    _neck(pen)
    right, left = _JAWS[looks.jaw]
    for x, part in ((30, "skin"), (70, "skin_shade")):
        pen.disc(x, 43, 3.6, part, 5.6)
    pen.curve(f"50,13 62,17 {right} {left} 38,17", "skin")
    low = float(right.split()[-1].split(",")[1])
    edge = (
        f"54,13! 62,17 {right}! 49,{low - 2.6} 47.4,{low - 4.6} 50.6,62! 49,60 50.4,58!"
        " 49,55.6 50.6,52.8! 45.6,51.6! 46.4,49! 50.4,38 49.6,34! 52,26"
    )
    pen.curve(edge, "skin_shade")
    _eyes(pen, looks)
    _mouth(pen, looks)


def _neck(pen: Pen) -> None:
    pen.cut("41,54 59,54 60.4,78 68,84 50,94 32,84 39.6,78", "skin")
    pen.curve("41.4,60! 50,71 59,60! 60.4,78! 66,83! 50,92! 52,80 44,73", "skin_shade")


def _eyes(pen: Pen, looks: Looks) -> None:
    for x, side in ((40, -1), (60, 1)):
        if looks.smile > 0.7 and looks.lashes:
            pen.stroke(f"{x - 5},41! {x},38.4 {x + 5},41!", 1.9, "dark", 1.6)
        else:
            pen.curve(f"{x - 5.2},41.2! {x},37.8 {x + 5.2},41.2! {x},43.6", "white")
            pen.disc(x + 0.4, 40.5, 2.5, "dark", 2.7)
            pen.stroke(f"{x - 5.4},41.4! {x},37.4 {x + 5.4},41.4!", 1.7, "dark", 1.5)
        if looks.lashes:
            pen.bar((x + side * 4.6, 40.6), (x + side * 8, 38.6), 1.8, "dark", 0.8)
        lift = looks.brow
        pen.stroke(
            f"{x - side * 5.4},{35.4 + lift}! {x},{32.8} {x + side * 7.4},{35.4 - lift}!",
            looks.brow_weight,
            "brow",
            looks.brow_weight * 0.6,
        )


def _mouth(pen: Pen, looks: Looks) -> None:
    up = looks.smile * 2.6
    wide = 6.6 + looks.smile * 1.6
    if looks.beard in {"beard", "moustache"}:
        wide -= 0.6
    left, right = 50 - wide, 50 + wide
    if looks.smile > 0.55:
        pen.curve(f"{left},{58 - up}! 50,57.2 {right},{58 - up}! 54.6,62.4 45.4,62.4", "lips")
        pen.curve(
            f"{left + 1.6},{58.6 - up}! 50,57.6 {right - 1.6},{58.6 - up}! 53.4,59.8 46.6,59.8", "white"
        )
    elif looks.lashes:
        pen.curve(f"{left},{58 - up}! 46.4,55.8 50,56.8 53.6,55.8 {right},{58 - up}! 50,58.6", "lips")
        pen.curve(f"{left + 1.2},{58.6 - up}! 50,58.8 {right - 1.2},{58.6 - up}! 53.6,61.6 46.4,61.6", "lips")
    else:
        pen.stroke(f"{left},{58.4 - up}! 50,58.6 {right},{58.4 - up}!", 1.7, "dark", 1.5)
        pen.bar((46.6, 62), (53.4, 62), 1.2, "brow", 0.9)


def beard(pen: Pen, looks: Looks) -> None:
    if looks.beard == "beard":
        pen.curve(
            "30.4,40! 34,52 40,53.4 46,52.6 50,53.6 54,52.6 60,53.4 66,52 69.6,40! 70,56 64,68 50,75"
            " 36,68 30,56",
            "hair",
        )
        pen.curve("42.6,57! 50,55.8 57.4,57! 54,62 46,62", "skin")
    elif looks.beard == "moustache":
        pen.curve("39,57! 43,53 48,52.6 50,53.6 52,52.6 57,53 61,57! 55,56.4 50,55.6 45,56.4", "hair")
    elif looks.beard == "goatee":
        pen.curve("44,63.6! 50,62.4 56,63.6! 54.4,70 50,73 45.6,70", "hair")


def glasses(pen: Pen, looks: Looks) -> None:
    if looks.glasses == "round":
        for x in (40, 60):
            pen.ring(x, 41, 7.6, 1.7, "rim")
    elif looks.glasses == "square":
        for x in (40, 60):
            pen.loop(f"{x - 8},36! {x + 7.6},36.4! {x + 6.6},46! {x - 6.6},46!", 2, "rim")
    elif looks.glasses == "cat":
        for x, side in ((40, -1), (60, 1)):
            outer = f"{x - side * 5.4},45 {x},47 {x + side * 7},43"
            pen.loop(f"{x + side * 10.6},33.4! {x},36.4 {x - side * 7},37! {outer}", 2, "rim")
    elif looks.glasses == "dark":
        for x, side in ((40, -1), (60, 1)):
            pen.curve(
                f"{x - side * 8},36.6! {x + side * 9},35.6! {x + side * 8},45 {x},48.4 {x - side * 6.6},45",
                "rim",
            )
            pen.cut([(x - 4, 37.4), (x - 0.6, 37.2), (x - 4, 45.6), (x - 6, 44)], "glint")
    if looks.glasses:
        pen.stroke("47.2,39.6! 50,38 52.8,39.6!", 1.7, "rim")
        pen.bar((32.4, 39), (29.6, 41), 1.6, "rim")
        pen.bar((67.6, 39), (70.4, 41), 1.6, "rim")


def earrings(pen: Pen, looks: Looks) -> None:
    for x in (29.6, 70.4):
        if looks.earrings == "drop":
            pen.bar((x, 48), (x, 52), 1, "jewel")
            pen.cut([(x, 51), (x + 2.6, 57), (x, 61), (x - 2.6, 57)], "jewel")
        elif looks.earrings == "hoop":
            pen.ring(x, 53, 4.6, 1.3, "jewel")
        elif looks.earrings == "pearl":
            pen.disc(x, 49.6, 2.6, "jewel")
