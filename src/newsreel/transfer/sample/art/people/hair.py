"""Hair for faces seen from the front: what falls behind the head, and what lies on it."""

from math import cos, pi, sin

from newsreel.transfer.sample.art.pen import Cuts, Pen

_BEHIND: dict[str, Cuts] = {
    "bob": (
        ("50,6 66,9 76,24 77,46 76,62! 62,64! 38,64! 24,62! 23,46 24,24 34,9", "hair"),
        ("66,20! 76,24 77,46 76,62! 64,64!", "hair_shade"),
    ),
    "waves": (
        ("50,5 68,9 77,24 74,38 81,52 76,64 82,78 72,86! 28,86! 18,78 24,64 19,52 26,38 23,24 32,9", "hair"),
        ("66,20! 74,38 81,52 76,64 82,78 72,86! 60,86!", "hair_shade"),
    ),
    "long": (
        ("50,6 66,10 75,26 76,60 80,96! 60,96! 40,96! 20,96! 24,60 25,26 34,10", "hair"),
        ("66,24! 75,26 76,60 80,96! 62,96!", "hair_shade"),
    ),
    "bun": (
        ("50,-5 57,-3 60,4 57,11 50,13 43,11 40,4 43,-3", "hair"),
        ("55,-4! 60,0 60,9 54,12!", "hair_shade"),
    ),
}

_OVER: dict[str, Cuts] = {
    "bob": (
        ("50,7 64,10 72,24 71,40! 67,33! 33,33! 29,40! 28,24 36,10", "hair"),
        ("58,9! 64,10 72,24 71,40! 67,33! 60,33!", "hair_shade"),
        ("35,30! 36,20 42,13", "hair_light", 1.0),
    ),
    "waves": (
        ("44,8! 64,8 73,22 72,44! 66,36 60,26 46,17! 36,26 32,36 28,44! 27,22 34,10", "hair"),
        ("58,9! 64,8 73,22 72,44! 66,36 60,26!", "hair_shade"),
        ("31,34! 32,22 39,14", "hair_light", 1.0),
    ),
    "bun": (
        ("50,8 64,11 71,24 71,40! 64,24 50,18! 36,24 29,40! 29,24 36,11", "hair"),
        ("50,8! 64,11 71,24 71,40! 64,24 50,18!", "hair_shade"),
    ),
    "parting": (
        (
            "38,11! 52,6 66,10 72,22 70.6,38! 67,34 66,26 50,22 40,15! 36,24 33,30 32,38! 29.4,38!"
            " 28,22 32,13",
            "hair",
        ),
        ("54,8! 66,10 72,22 70.6,38! 67,34 66,26 58,24!", "hair_shade"),
        ("42,13! 52,10 62,14", "hair_light", 1.0),
    ),
    "slick": (
        (
            "50,8 64,11 70,21 70.6,38! 68,36 67,28! 62,20 50,17.4 38,20 33,28! 32,36 29.4,38! 30,21 36,11",
            "hair",
        ),
        ("40,17.6! 41,12 44,9.4!", "hair_light", 0.8),
        ("46,17.6! 47,12 50,9.4!", "hair_light", 0.8),
        ("52,17.6! 53,12 56,9.4!", "hair_light", 0.8),
    ),
    "pixie": (
        (
            "46,7 62,8 71,20 70.8,40! 68,30! 62,28 50,30! 44,24 38,32! 33,30 29.6,44! 27,24 34,11",
            "hair",
        ),
        ("56,7.6! 62,8 71,20 70.8,40! 68,30! 60,28!", "hair_shade"),
    ),
    "quiff": (
        (
            "30,38! 28,22 34,14 36,4 52,-1 68,4 73,16 70.6,38! 67.6,34 67,26! 56,23 44,20! 35,24 32.6,36!",
            "hair",
        ),
        ("52,-1! 68,4 73,16 70.6,38! 67.6,34 67,26! 58,23! 62,12", "hair_shade"),
        ("37,17! 42,8 54,4 62,8", "hair_light", 1.6),
    ),
    "crop": (
        (
            "50,9.6 63,12 70,23 70.6,37! 67.4,33! 66,25! 58,21 50,20 42,21 34,25! 32.6,33! 29.4,37!"
            " 30,23 37,12",
            "hair",
        ),
        ("52,9.6! 63,12 70,23 70.6,37! 67.4,33! 66,25! 56,20.6!", "hair_shade"),
    ),
}
_OVER["long"] = _OVER["waves"]
_OVER["braids"] = _OVER["bun"]


def behind(pen: Pen, style: str) -> None:
    pen.paste(_BEHIND.get(style, ()))
    if style == "curls":
        points = []
        for step in range(15):
            angle = pi * 0.78 + pi * 1.44 * step / 14
            points.append((50 + 31 * cos(angle), 34 + 31 * sin(angle), False))
            dip = angle + pi * 0.05
            points.append((50 + 27.4 * cos(dip), 34 + 27.4 * sin(dip), True))
        pen.curve(points, "hair")
    elif style == "braids":
        for x, part in ((27, "hair"), (73, "hair_shade")):
            for step in range(5):
                pen.disc(x, 50 + step * 8.6, 5.4 - step * 0.35, part, 5.6)
            pen.disc(x, 91, 2.6, "jewel", 3.6)


def over(pen: Pen, style: str) -> None:
    pen.paste(_OVER.get(style, ()))
    if style == "curls":
        for step in range(8):
            angle = pi * 1.06 + pi * 0.88 * step / 7
            part = "hair" if step < 5 else "hair_shade"
            pen.disc(50 + 17.5 * cos(angle), 31 + 17 * sin(angle), 5.6, part)
