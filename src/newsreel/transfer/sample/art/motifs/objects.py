"""Things that are worn, given, carried or lost."""

from math import cos, pi, sin

from newsreel.transfer.sample.art.motif import Motif
from newsreel.transfer.sample.art.pen import Pen


def crown(pen: Pen) -> None:
    pen.cut("8,34 30,58 50,14 70,58 92,34 82,84 18,84", "body")
    pen.cut("50,14 70,58 92,34 82,84 58,84", "shade")
    pen.cut("50,14 58,84 42,84", "light")
    pen.cut("16,80 84,80 84,92 16,92", "body")
    pen.cut("60,80 84,80 84,92 60,92", "shade")
    for x, y in ((8, 31), (50, 10), (92, 31)):
        pen.disc(x, y, 5.4, "accent")
    for x in (28, 50, 72):
        pen.cut([(x, 81.5), (x + 5, 86), (x, 90.5), (x - 5, 86)], "line")


def ring(pen: Pen) -> None:
    pen.disc(50, 66, 32, "body")
    pen.curve("50,34! 72,42 82,66 72,90 50,98! 64,84 68,66 64,50", "shade")
    pen.disc(50, 66, 23.5, "line")
    pen.cut("36,30 64,30 60,42 40,42", "shade")
    pen.cut("30,4 70,4 84,18 50,44 16,18", "light")
    pen.cut("30,4 42,18 16,18", "accent")
    pen.cut("70,4 84,18 58,18", "body")
    pen.cut("42,18 58,18 50,44", "accent")
    pen.cut("58,18 84,18 50,44", "shade")
    for start, end in (((50, -12), (50, -3)), ((20, -6), (25, 1)), ((80, -6), (75, 1))):
        pen.bar(start, end, 2.4, "light", 0.8)


def shoe(pen: Pen) -> None:
    pen.curve("88,20! 96,34 97,50! 92,62 90,97! 86,97! 84,70 76,62!", "shade")
    pen.curve(
        "88,20! 97,40 94,58! 80,62 66,66 52,80 36,92 10,95 2,92! 4,86 14,82 28,76! 44,78 54,60 66,44 76,36",
        "body",
    )
    pen.curve("28,76! 14,82 4,86 2,92! 14,91 30,86! 44,78!", "light")
    pen.curve("2,92! 10,95 36,92 52,80 66,66 80,62 94,58! 84,66 72,70 58,84 40,97 8,98", "shade")
    pen.curve("84,28! 88,24! 92,40 86,52! 72,54 66,60! 72,46", "line")
    pen.disc(24, 80, 4.2, "accent")


def suitcase(pen: Pen) -> None:
    pen.stroke("36,34! 36,20! 64,20! 64,34!", 6, "shade")
    pen.curve("6,36 11,31 89,31 94,36 95,90 90,96 10,96 5,90", "body")
    pen.curve("66,31! 89,31 94,36 95,90 90,96 54,96!", "shade")
    pen.box(20, 31, 27, 96, "light")
    pen.box(73, 31, 80, 96, "light")
    pen.box(18, 44, 29, 50, "line")
    pen.box(71, 44, 82, 50, "line")
    label = pen.within(50, 66, 34, -9)
    label.box(0, 22, 100, 78, "light")
    label.box(12, 36, 70, 44, "line")
    label.box(12, 54, 52, 62, "line")
    pen.disc(64, 80, 6, "accent")


def book(pen: Pen) -> None:
    pen.curve("4,28! 28,20 50,30! 50,92! 28,82 4,88!", "body")
    pen.curve("96,28! 72,20 50,30! 50,92! 72,82 96,88!", "shade")
    pen.curve("9,30! 30,23 50,33! 50,85! 30,76 9,80!", "light")
    pen.curve("91,30! 70,23 50,33! 50,85! 70,76 91,80!", "accent")
    for row in range(5):
        y = 37 + row * 7.6
        pen.stroke(f"15,{y - 1}! 30,{y - 3} 44,{y + 2}", 1.8, "line")
        if row < 3:
            pen.stroke(f"56,{y + 2}! 70,{y - 3} 85,{y - 1}", 1.8, "line")
    pen.cut("72,20 79,21 79,52 75.5,47 72,52", "body")


def key(pen: Pen) -> None:
    tilted = pen.within(50, 50, 104, -38)
    tilted.bar((40, 50), (98, 50), 7, "body")
    tilted.bar((40, 52), (98, 52), 3, "shade")
    tilted.cut("80,52 86,52 86,68 80,68", "body")
    tilted.cut("90,52 97,52 97,72 90,72", "body")
    tilted.cut("46,43 50,43 50,57 46,57", "light")
    for x, y, part in ((20, 36, "body"), (20, 64, "shade"), (8, 50, "body"), (32, 50, "body")):
        tilted.disc(x, y, 13, part)
    tilted.disc(20, 50, 14, "body")
    for x, y in ((20, 36), (20, 64), (8, 50), (32, 50)):
        tilted.disc(x, y, 5.6, "line")
    tilted.disc(20, 50, 4, "accent")


def envelope(pen: Pen) -> None:
    tilted = pen.within(50, 52, 98, -10)
    tilted.cut("22,2 84,2 84,60 22,60", "light")
    for step in range(4):
        tilted.box(30, 10 + step * 6, 74 - step % 3 * 10, 11.8 + step * 6, "line")
    tilted.cut("4,34 50,66 96,34 96,92 4,92", "body")
    tilted.cut("96,34 50,66 72,92 96,92", "shade")
    tilted.cut("4,92 46,60 54,60 96,92", "body")
    tilted.bar((5, 92), (47, 60.6), 1.2, "line")
    tilted.bar((95, 92), (53, 60.6), 1.2, "line")
    tilted.disc(50, 64, 8.5, "accent")


def umbrella(pen: Pen) -> None:
    tilted = pen.within(50, 50, 102, 14)
    tilted.bar((50, 4), (50, 86), 2.8, "body")
    tilted.stroke("50,84! 50,94 42,98 36,92", 4.2, "body")
    tilted.curve(
        "4,52! 10,24 30,8 50,6! 70,8 90,24 96,52! 88,46 80,52! 72,45 64,51! 57,45 50,51! 43,45 36,51!"
        " 28,45 20,52! 12,46",
        "body",
    )
    tilted.curve("50,6! 70,8 90,24 96,52! 88,46 80,52! 76,24", "shade")
    tilted.curve("50,6! 58,20 64,51! 57,45 50,51! 43,45 36,51! 42,20", "light")
    tilted.bar((50, 0), (50, 8), 2.6, "body")


def dress(pen: Pen) -> None:
    pen.stroke("38,22! 40,8 46,3", 2.2, "shade")
    pen.stroke("62,22! 60,8 54,3", 2.2, "shade")
    pen.curve(
        "36,16! 43,24 50,25 57,24 64,16! 65,30 60,42! 66,58 84,88 92,97! 8,97! 16,88 34,58 40,42! 35,30",
        "body",
    )
    pen.curve("57,24! 64,16! 65,30 60,42! 66,58 84,88 92,97! 62,97! 58,70 55,44!", "shade")
    pen.curve("44,48! 36,68 26,97! 36,97! 42,70", "light")
    pen.curve("50,50! 48,70 46,97! 52,97! 53,70", "line")
    pen.cut("39.5,41 60.5,41 61,46 39,46", "accent")


def coffee(pen: Pen) -> None:
    pen.stroke("38,30! 32,22 42,16 36,4", 3.4, "light", 1)
    pen.stroke("52,30! 46,22 56,14 50,0", 3.4, "light", 1)
    pen.stroke("64,30! 60,24 67,18 63,8", 3.4, "light", 1)
    pen.stroke("74,46! 92,44 94,60 84,68 70,70!", 5.4, "shade")
    pen.curve("18,38! 80,38! 78,64 68,84! 30,84! 20,64", "body")
    pen.curve("60,38! 80,38! 78,64 68,84! 50,84! 58,62", "shade")
    pen.disc(49, 38, 31, "light", 6)
    pen.disc(49, 38.6, 26, "line", 4.2)
    pen.curve("2,86! 98,86! 88,95 70,97! 30,97! 12,95", "body")
    pen.curve("50,86! 98,86! 88,95 70,97! 44,97!", "shade")


def dice(pen: Pen) -> None:
    far = pen.within(72, 34, 54, 16)
    _die(far, "light", "shade", "body", ((27, 32), (50, 50), (73, 68)), ((50, 50),))
    near = pen.within(36, 64, 66, -12)
    _die(near, "body", "shade", "light", ((27, 32), (50, 50), (73, 68), (27, 68), (73, 32)), ((50, 50),))


def _die(
    pen: Pen,
    front: str,
    side: str,
    top: str,
    spots: tuple[tuple[float, float], ...],
    upper: tuple[tuple[float, float], ...],
) -> None:
    pen.cut("4,30 70,30 70,98 4,98", front)
    pen.cut("70,30 96,6 96,72 70,98", side)
    pen.cut("4,30 30,6 96,6 70,30", top)
    for x, y in spots:
        pen.disc(4 + x * 0.66, 30 + y * 0.68, 6.2, "line")
    for x, y in upper:
        pen.disc(18 + x * 0.64, 6 + y * 0.24, 5.4, "accent", 2.8)


def bouquet(pen: Pen) -> None:
    for x, y in ((36, 60), (44, 60), (50, 60), (57, 60), (64, 60)):
        pen.bar((x, y - 18), (50 + (x - 50) * -0.4, 97), 2.2, "shade")
    for knots in (
        "34,52! 14,56 4,46 18,42",
        "66,52! 86,56 96,46 82,42",
        "44,56! 34,70 22,70 28,58",
        "58,56! 68,70 80,70 74,58",
    ):
        pen.curve(knots, "shade")
    for x, y, r, part in (
        (50, 46, 14, "body"),
        (28, 36, 14, "light"),
        (72, 36, 14, "body"),
        (40, 17, 13, "body"),
        (63, 14, 13, "light"),
    ):
        _rose(pen, x, y, r, part)
    pen.cut("38,66 62,66 58,74 66,90 56,84 50,78 44,84 34,90 42,74", "accent")


def _rose(pen: Pen, x: float, y: float, radius: float, part: str) -> None:
    petals = []
    for step in range(7):
        angle = 2 * pi * step / 7 + x
        petals.append((x + radius * cos(angle), y + radius * sin(angle), False))
        dip = angle + pi / 7
        petals.append((x + radius * 0.8 * cos(dip), y + radius * 0.8 * sin(dip), True))
    pen.curve(petals, part)
    r = radius
    pen.stroke(
        f"{x - r * 0.6},{y}! {x - 2},{y - r * 0.5} {x + r * 0.5},{y - 1} {x},{y + r * 0.4} {x - r * 0.3},{y}",
        1.9,
        "line",
        1,
    )


def watch(pen: Pen) -> None:
    pen.stroke("50,10! 30,-4 10,4 4,24", 2.4, "shade")
    pen.box(46, 8, 54, 20, "shade")
    pen.disc(50, 10, 7, "shade")
    pen.disc(50, 10, 3.8, "line")
    pen.disc(50, 58, 38, "body")
    pen.curve("50,20! 78,32 88,58 78,84 50,96! 70,82 78,58 70,34", "shade")
    pen.disc(50, 58, 30, "light")
    for step in range(12):
        angle = step * pi / 6
        reach = 21.5 if step % 3 == 0 else 24.5
        inner = (50 + reach * cos(angle), 58 + reach * sin(angle))
        pen.bar(inner, (50 + 27.5 * cos(angle), 58 + 27.5 * sin(angle)), 2.2, "line")
    pen.bar((50, 58), (37, 46), 3.4, "line", 2)
    pen.bar((50, 60), (56, 36), 2.8, "line", 1.4)
    pen.disc(50, 58, 3.6, "accent")


MOTIFS = (
    Motif("crown", crown),
    Motif("ring", ring, phrase="a diamond ring"),
    Motif("shoe", shoe, phrase="a high-heeled shoe"),
    Motif("suitcase", suitcase),
    Motif("book", book, stands=False, phrase="an open book"),
    Motif("key", key, stands=False, phrase="an old key"),
    Motif("envelope", envelope, stands=False, phrase="an envelope with a letter"),
    Motif("umbrella", umbrella, stands=False, phrase="an open umbrella"),
    Motif("dress", dress, phrase="an evening dress"),
    Motif("coffee", coffee, phrase="a cup of coffee"),
    Motif("dice", dice, phrase="two dice"),
    Motif("flowers", bouquet, phrase="a bunch of flowers"),
    Motif("clock", watch, stands=False, phrase="a pocket watch"),
)
