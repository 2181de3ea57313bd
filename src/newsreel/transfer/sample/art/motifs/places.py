"""Places, each gathered into one strong shape."""

from math import cos, pi, sin

from newsreel.transfer.sample.art.motif import Motif
from newsreel.transfer.sample.art.pen import Pen


def moon(pen: Pen) -> None:
    pen.curve("60,3! 30,8 8,32 10,62 30,90 62,98 92,82! 60,82 40,62 38,34", "body")
    pen.curve("60,3! 30,8 8,32 10,62 30,90 62,98 92,82! 58,90 30,72 24,44 36,18", "light")
    for x, y, r in ((27, 56, 3.4), (36, 76, 2.6), (23, 40, 2.2)):
        pen.disc(x, y, r, "body")
    for x, y, r in ((74, 22, 8), (88, 50, 4.6), (64, 46, 3.6)):
        pen.cut(
            [
                (x, y - r),
                (x + r * 0.22, y - r * 0.22),
                (x + r, y),
                (x + r * 0.22, y + r * 0.22),
                (x, y + r),
                (x - r * 0.22, y + r * 0.22),
                (x - r, y),
                (x - r * 0.22, y - r * 0.22),
            ],
            "accent",
        )


def sea(pen: Pen) -> None:
    pen.curve(
        "-6,84! -4,60 10,52 26,36 46,18 70,18 85,32 87,50! 80,42 70,42 68,52! 62,44 52,50 52,60! 56,72"
        " 74,78 106,72!"
        " 100,88 80,97 50,98 14,95",
        "body",
    )
    pen.curve("-6,84! 14,70 30,48 46,38! 40,58 46,76 74,84 103,80! 98,90 80,97 50,98 14,95", "shade")
    pen.curve(
        "26,36! 46,18 70,18 85,32 87,50! 80,42 70,42 68,52! 62,44 52,50 52,60! 46,52 54,38 72,32!"
        " 56,26 40,30",
        "light",
    )
    for x, y, r in ((94, 40, 2.8), (82, 58, 2.4), (72, 60, 3), (97, 54, 2), (60, 66, 2.2)):
        pen.disc(x, y, r, "light")
    pen.stroke("2,84! 16,80 28,68 37,52", 2.2, "accent", 0.8)
    pen.stroke("16,92! 30,86 40,72", 2.2, "accent", 0.8)


def desert(pen: Pen) -> None:
    pen.disc(64, 30, 19, "accent")
    pen.curve("-8,84! 18,54 40,50 58,60 74,56 96,66 110,86! 80,94 20,94", "shade")
    pen.curve("-8,86! 16,76 34,58 50,64 80,86 110,86! 90,97 50,98 12,96", "body")
    pen.curve("34,58! 50,64 80,86 110,86! 90,97 50,98 34,97! 50,88 46,72", "light")
    pen.stroke("15,91! 15,60", 6, "accent", 5)
    pen.stroke("15,80! 5,80 5,68", 4, "accent", 3.6)
    pen.stroke("15,75! 25,75 25,64", 4, "accent", 3.6)


def mountain(pen: Pen) -> None:
    pen.disc(24, 26, 11, "accent")
    pen.cut("-12,97 24,48 36,58 58,97", "shade")
    pen.cut("6,97 34,56 58,10 76,40 110,97", "body")
    pen.cut("58,10 76,40 110,97 74,97 66,70 70,50 60,38", "shade")
    pen.cut("58,10 44,34 50,40 55,34 58,44 60,38 70,50 76,40", "light")
    pen.cut("46,97 56,78 72,97", "line")


def forest(pen: Pen) -> None:
    for x, top, half, part in (
        (14, 30, 15, "shade"),
        (86, 24, 16, "shade"),
        (34, 12, 17, "body"),
        (66, 4, 19, "body"),
        (50, 34, 17, "light"),
    ):
        pen.bar((x, 80), (x, 97), 4, "line" if part == "body" else part)
        high = 88 - top
        for tier in range(3):
            peak = top + high * 0.26 * tier
            foot = top + high * (0.46 + 0.27 * tier)
            reach = half * (0.55 + 0.225 * tier)
            pen.cut([(x, peak), (x + reach, foot), (x, foot - 4), (x - reach, foot)], part)
            if part == "body":
                pen.cut([(x, peak), (x + reach, foot), (x, foot - 4)], "shade")
    pen.disc(14, 12, 7, "accent")


def palm(pen: Pen) -> None:
    pen.curve("20,97! 36,88 64,88 82,97!", "shade")
    pen.stroke("48,92! 46,70 50,50 58,32", 6.5, "body", 4)
    for step in range(6):
        y = 84 - step * 8.4
        x = 47.4 - (0.2 if step < 2 else -(step - 2) * 1.7)
        pen.bar((x - 3, y + 1), (x + 3, y - 1), 1.3, "line")
    leaves = (
        ("58,31! 44,10 20,10 6,26! 26,22 44,26", "body"),
        ("58,31! 40,24 20,32 12,54! 28,40 44,36", "shade"),
        ("58,31! 62,8 84,4 98,14! 80,16 70,22", "body"),
        ("58,31! 76,22 94,32 98,52! 84,40 70,36", "shade"),
        ("58,31! 50,12 54,0 68,-4! 64,8 64,20", "light"),
        ("58,31! 52,42 52,54 60,66! 64,52 64,42", "light"),
    )
    for knots, part in leaves:
        pen.curve(knots, part)
    for x, y in ((55, 34), (61, 35), (58, 38)):
        pen.disc(x, y, 3.4, "accent")


def lighthouse(pen: Pen) -> None:
    pen.cut("52,17 110,-6 110,30 52,22", "light")
    pen.cut("48,17 -10,-4 -10,8 48,21", "light")
    pen.cut("36,88 41,28 59,28 64,88", "light")
    for step in range(3):
        top, low = 34 + step * 18, 43 + step * 18
        spread = 0.083
        pen.cut(
            [
                (41 - (top - 28) * spread, top),
                (59 + (top - 28) * spread, top),
                (59 + (low - 28) * spread, low),
                (41 - (low - 28) * spread, low),
            ],
            "body",
        )
    pen.cut("52,28 59,28 64,88 55,88", "shade")
    pen.cut("37,24 63,24 61,29 39,29", "body")
    pen.box(43, 14, 57, 24, "line")
    pen.box(47, 15, 53, 24, "accent")
    pen.curve("40,14! 50,4 60,14!", "body")
    pen.box(49, -1, 51, 6, "body")
    pen.box(48, 52, 52, 58, "line")
    pen.curve("10,97! 22,86 36,90 50,85 66,90 80,86 92,97!", "body")
    pen.curve("52,97! 60,90 80,86 92,97!", "shade")


def carousel(pen: Pen) -> None:
    pen.cut("50,0 66,5 50,10", "accent")
    pen.bar((50, 1), (50, 16), 1.8, "body")
    pen.curve("4,38! 20,26 50,12! 80,26 96,38!", "body")
    for step in range(3):
        left = 4 + (step * 2 + 1) * 13.2
        pen.cut([(left, 38), (left + 13.2, 38), (50, 12)], "light")
    pen.cut("4,38 96,38 96,44 4,44", "shade")
    for step in range(7):
        x = 10.6 + step * 13.2
        pen.curve(f"{x - 6.6},44! {x + 6.6},44! {x},51", "body" if step % 2 else "accent")
    pen.box(47, 44, 53, 88, "shade")
    for x, y in ((20, 68), (78, 64)):
        pen.bar((x, 44), (x, 88), 1.6, "light")
        toy = pen.within(x, y, 30, mirror=x > 50)
        toy.curve(
            "10,92! 20,66 16,50! 4,58 -4,50 10,30 20,14! 28,26 44,44 76,42 98,52 104,76! 92,66 90,92!"
            " 80,92! 78,70 40,70 28,94!",
            "body",
        )
        toy.curve("36,40! 50,50 66,41! 64,56 40,56", "accent")
    pen.cut("2,88 98,88 94,97 6,97", "body")
    pen.cut("56,88 98,88 94,97 50,97", "shade")


def storm(pen: Pen) -> None:
    pen.cut("52,44 70,44 60,62 72,62 42,99 50,72 38,72", "accent")
    pen.curve("14,56! 2,50 4,36 18,32! 18,14 40,4 56,16! 70,8 86,18 84,32! 98,36 98,52 84,56!", "body")
    pen.curve("56,16! 70,8 86,18 84,32! 98,36 98,52 84,56! 52,56! 62,42 70,36 62,26", "shade")
    pen.curve("18,32! 18,14 40,4 56,16! 40,16 28,24", "light")
    for x, y in ((18, 64), (30, 70), (82, 66), (90, 76), (24, 84), (78, 86)):
        pen.bar((x + 4, y), (x - 2, y + 11), 2.2, "light", 1)


def fireworks(pen: Pen) -> None:
    for x, y, reach, count, part in (
        (42, 38, 36, 14, "body"),
        (76, 64, 22, 11, "light"),
        (20, 78, 17, 9, "accent"),
    ):
        for step in range(count):
            angle = 2 * pi * step / count + x
            c, s = cos(angle), sin(angle)
            pen.bar(
                (x + reach * 0.24 * c, y + reach * 0.24 * s), (x + reach * c, y + reach * s), 1, part, 3.2
            )
        pen.disc(x, y, reach * 0.11, "accent" if part == "body" else part)


MOTIFS = (
    Motif("moon", moon, stands=False, phrase="a crescent moon"),
    Motif("sea", sea, broad=True, phrase="a great wave"),
    Motif("desert", desert, broad=True, phrase="dunes and a cactus under a sun"),
    Motif("mountain", mountain, broad=True, phrase="a mountain with a white peak"),
    Motif("forest", forest, broad=True, phrase="fir trees"),
    Motif("palm", palm, phrase="a palm tree"),
    Motif("lighthouse", lighthouse),
    Motif("carousel", carousel),
    Motif("storm", storm, stands=False, phrase="a storm cloud with lightning"),
    Motif("fireworks", fireworks, stands=False, phrase="fireworks"),
)
