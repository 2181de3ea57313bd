"""Faces cut in profile, looking left into the light."""

from newsreel.transfer.sample.art.pen import Pen
from newsreel.transfer.sample.art.people.looks import Looks


def neck(pen: Pen) -> None:
    pen.cut("44,60 66,50 67,76 74,96 36,96 42,84 45,74", "skin")
    pen.curve("44,66! 52,68 62,58! 67,60! 67,76! 74,96! 56,96! 58,80 52,72", "skin_shade")


def face(pen: Pen, looks: Looks) -> None:
    """Head and features."""
    tip = 22.6 - looks.nose * 2.4
    fall = 48.6 + looks.nose * 1.2
    chin = 27.6 if looks.jaw in {"square", "long"} else 29
    low = 70 if looks.jaw == "long" else 68
    outline = (
        "52,8 38,11 31,20 29.4,29 28.4,34! 29.8,37.4"
        f" {tip + 3},{fall - 4} {tip},{fall} {tip + 1},{fall + 2.4} 28,53!"
        " 26.8,55 25.8,56.8! 28.8,58.2! 26.8,59.8 27.8,61.6 29,62.4!"
        f" {chin - 1},65 {chin + 1},{low} 36,{low + 2} 50,65 60,54 72,46 77,32 70,14"
    )
    pen.curve(outline, "skin")
    pen.curve("60,14! 70,14 77,32 72,46 60,54 50,65 40,69.6! 50,60 53,50 46,44 48,34 56,28", "skin_shade")
    pen.curve(f"{tip + 1.6},{fall + 2}! {tip + 4},{fall + 0.6} 29.6,50! 30,52 28,53!", "skin_shade")
    pen.curve("56,40! 57,35 62,34.6 64,39 61,44 57.4,48!", "skin")
    pen.stroke("58.4,41! 60.4,37.6 62,40 59.6,43.6", 1, "skin_shade")
    _eye(pen, looks)
    if looks.lashes:
        pen.curve("25.8,56.8! 29,56.2 34.6,58.4! 29,58.8", "lips")
        pen.curve("28.2,58.4! 34.6,58.4! 31.6,61.4 27,60.4", "lips")
    else:
        pen.curve("28.2,58.6! 34,58.4! 31,60.8 27.4,60.2", "skin_shade")
        pen.bar((27.8, 58.3), (34.6, 58.3), 1.0, "dark", 0.7)
    if looks.smile > 0.3:
        pen.stroke("34.2,58.6! 36.4,57.4 37.2,55.4", 0.9, "dark", 0.5)


def _eye(pen: Pen, looks: Looks) -> None:
    pen.stroke("29.4,33.4! 34,30.2 43,32.6!", looks.brow_weight, "brow", looks.brow_weight * 0.5)
    if looks.lashes:
        pen.curve("31,39.4! 35,37 42.4,40! 37,41.4", "skin_shade")
        pen.stroke("30.4,39.6! 34,41.6 38,41.8 42.6,39.6!", 1.5, "dark", 1)
        for x, dx in ((31, -3.4), (33.4, -2.6), (36.4, -1.2)):
            pen.bar((x, 41), (x + dx, 44), 0.9, "dark", 0.4)
    else:
        pen.curve("31.4,39.8! 34,37.2 41.4,40.4! 36,42", "white")
        pen.disc(34.4, 39.8, 1.9, "dark", 2.1)
        pen.stroke("30.8,39.6! 34,36.8 42.4,40.4!", 1.5, "dark", 1)


def beard(pen: Pen, looks: Looks) -> None:
    if looks.beard == "beard":
        pen.curve(
            "58,34! 56,46 46,53 36,54 27.6,53.4! 27.4,56 33,56.4! 35.4,58.6! 33,60.6 28,61.6! 25,67 29,75"
            " 40,75 54,68 63,56!",
            "hair",
        )
    elif looks.beard == "moustache":
        pen.curve("26.6,52.6! 32,52.6 38,58.6! 31,56.8 25.6,56.4!", "hair")
    elif looks.beard == "goatee":
        pen.curve("28.4,62.4! 33,62.4 37,67 38,70.6! 34,76 28.6,75! 26.6,68", "hair")


def glasses(pen: Pen, looks: Looks) -> None:
    if looks.glasses == "dark":
        pen.curve("27,35.6! 45,36.6! 44,44 37,47 29,44", "rim")
        pen.cut("31,37.6 34.6,37.8 31.6,43.4 30,42.6", "glint")
    elif looks.glasses:
        pen.loop("28,36! 44,36.4! 42.6,46 31,46!", 1.7, "rim")
    if looks.glasses:
        pen.bar((44, 37.4), (58, 39), 1.8, "rim", 1.4)


def earrings(pen: Pen, looks: Looks) -> None:
    if looks.earrings == "drop":
        pen.bar((58, 48), (58, 52), 1, "jewel")
        pen.cut("58,51 61,58 58,63 55,58", "jewel")
    elif looks.earrings == "hoop":
        pen.ring(58, 53, 5, 1.4, "jewel")
    elif looks.earrings == "pearl":
        pen.disc(58, 49.6, 2.7, "jewel")
