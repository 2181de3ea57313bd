"""What films are made with and shown on."""

from math import cos, pi, sin

from newsreel.transfer.sample.art.motif import Motif
from newsreel.transfer.sample.art.pen import Pen


def camera(pen: Pen) -> None:
    pen.bar((47, 66), (22, 98), 4.5, "shade", 3)
    pen.bar((53, 66), (80, 98), 4.5, "shade", 3)
    pen.bar((50, 66), (51, 98), 4.5, "body", 3)
    pen.cut("41,62 60,62 57,72 44,72", "body")
    pen.disc(41, 21, 18, "body")
    pen.disc(74, 26, 16, "shade")
    pen.disc(41, 21, 5.5, "line")
    pen.disc(74, 26, 4.8, "line")
    pen.cut("29,34 86,35 85,42 29,42", "shade")
    pen.cut("27,40 82,40 82,64 27,64", "body")
    pen.cut("27,40 82,40 82,45 27,45", "light")
    pen.cut("82,45 93,43 93,53 82,52", "shade")
    pen.cut("27,46 17,46 17,59 27,59", "shade")
    pen.cut("17,42 3,37 3,67 17,62", "light")
    pen.cut("3,37 0,35 0,69 3,67", "shade")
    pen.disc(63, 54, 5, "line")
    pen.disc(63, 54, 2.4, "accent")
    pen.cut("33,51 49,51 49,57 33,57", "line")


def film_reel(pen: Pen) -> None:
    pen.stroke("86,52! 92,74 78,93 40,95 10,93!", 11, "shade")
    for step in range(12):
        x = 16 + step * 5
        pen.cut([(x, 91), (x + 2.4, 91), (x + 2.4, 93), (x, 93)], "line")
        pen.cut([(x, 96.5), (x + 2.4, 96.5), (x + 2.4, 98.5), (x, 98.5)], "line")
    pen.disc(50, 47, 45, "body")
    pen.curve("50,2 82,16 95,47 82,79 50,92! 74,76 85,47 74,18", "shade")
    for spoke in range(5):
        angle = 2 * pi * spoke / 5 - pi / 2 + 0.25
        pen.disc(50 + 25 * cos(angle), 47 + 25 * sin(angle), 10.5, "line")
    pen.disc(50, 47, 7, "light")
    pen.disc(50, 47, 2.8, "line")


def clapperboard(pen: Pen) -> None:
    pen.cut("8,44 92,44 92,96 8,96", "body")
    pen.cut("8,44 92,44 92,56 8,56", "light")
    for step in range(4):
        x = 12 + step * 22
        pen.cut([(x, 44), (x + 11, 44), (x + 5, 56), (x - 6 if x > 14 else 8, 56)], "line")
    arm = pen.within(50, 26, 100, -17)
    arm.cut("6,42 92,42 92,55 6,55", "light")
    for step in range(4):
        x = 10 + step * 22
        arm.cut([(x + 4, 42), (x + 15, 42), (x + 21, 55), (x + 10, 55)], "line")
    pen.disc(13, 42, 3.4, "accent")
    pen.box(14, 66, 86, 68, "light")
    pen.box(14, 79, 86, 81, "light")
    pen.box(49, 66, 51, 81, "light")
    pen.cut("66,96 92,62 92,96", "shade")


def projector(pen: Pen) -> None:
    pen.disc(30, 22, 20, "shade")
    pen.disc(76, 28, 20, "body")
    for x, y in ((30, 22), (76, 28)):
        for spoke in range(3):
            angle = 2 * pi * spoke / 3 + x
            pen.disc(x + 10.5 * cos(angle), y + 10.5 * sin(angle), 5.4, "line")
        pen.disc(x, y, 3, "light")
    pen.cut("26,40 80,46 80,84 26,84", "body")
    pen.cut("26,40 80,46 80,52 26,48", "light")
    pen.cut("58,84 80,60 80,84", "shade")
    pen.cut("26,56 10,54 10,70 26,68", "shade")
    pen.cut("10,51 3,51 3,73 10,73", "light")
    pen.disc(44, 66, 9, "line")
    pen.disc(44, 66, 4.5, "accent")
    for step in range(3):
        pen.box(60, 60 + step * 6, 72, 62.4 + step * 6, "line")
    pen.cut("18,84 88,84 92,90 14,90", "shade")
    pen.cut("24,90 32,90 29,97 22,97", "body")
    pen.cut("76,90 84,90 86,97 79,97", "body")


def spotlight(pen: Pen) -> None:
    pen.bar((50, 58), (50, 97), 4, "shade")
    pen.cut("30,97 50,84 70,97 62,97 50,90 38,97", "shade")
    pen.stroke("36,36 36,60 50,64 64,60 64,36", 5, "shade")
    lamp = pen.within(50, 34, 74, -32)
    lamp.curve("40,22! 60,16 82,20 92,36 92,64 82,80 60,84 40,78!", "body")
    lamp.curve("60,50! 92,50! 92,64 82,80 60,84 40,78!", "shade")
    for step in range(4):
        lamp.box(62 + step * 6, 32, 64.6 + step * 6, 68, "line")
    lamp.cut("40,18 30,14 30,86 40,82", "light")
    lamp.curve("30,18 20,30 18,50 20,70 30,82", "accent")
    lamp.cut("30,14 4,2 12,12 30,20", "body")
    lamp.cut("30,86 4,98 12,88 30,80", "shade")


def ticket(pen: Pen) -> None:
    under = pen.within(54, 54, 92, 14)
    _stub(under, "shade", "line")
    over = pen.within(48, 48, 92, -14)
    _stub(over, "body", "line")
    over.cut("26,34 72,34 72,37 26,37", "line")
    over.cut("26,63 72,63 72,66 26,66", "line")
    _star(over, 49, 50, 10.5, "light")


def _stub(pen: Pen, part: str, holes: str) -> None:
    pen.cut("2,26 98,26 98,74 2,74", part)
    for x in (2, 98):
        pen.disc(x, 50, 7, holes)
    for step in range(6):
        pen.box(81, 30 + step * 7.2, 82.6, 33.4 + step * 7.2, holes)
        pen.box(17, 30 + step * 7.2, 18.6, 33.4 + step * 7.2, holes)


def _star(pen: Pen, x: float, y: float, radius: float, part: str, turn: float = -pi / 2) -> None:
    points = []
    for step in range(10):
        reach = radius if step % 2 == 0 else radius * 0.42
        angle = turn + pi * step / 5
        points.append((x + reach * cos(angle), y + reach * sin(angle)))
    pen.cut(points, part)


def theatre(pen: Pen) -> None:
    pen.cut("6,40 94,40 94,97 6,97", "shade")
    pen.cut("38,6 62,2 62,58 38,58", "body")
    pen.cut("50,4 62,2 62,58 50,58", "light")
    for step in range(5):
        _star(pen, 44, 14 + step * 8.6, 3.2, "line")
    pen.cut("0,54 100,54 94,72 6,72", "body")
    pen.cut("5,57 95,57 91,69 9,69", "light")
    for row in range(2):
        for step in range(10 - row):
            x = 14 + step * 7.2 + row * 4
            pen.box(x, 59.4 + row * 4.8, x + 4.4, 62 + row * 4.8, "line")
    for step in range(13):
        pen.disc(8 + step * 7, 73, 1.6, "accent")
    for x in (14, 40, 66):
        pen.cut([(x, 78), (x + 20, 78), (x + 20, 97), (x, 97)], "line")
        pen.cut([(x + 2, 80), (x + 9, 80), (x + 9, 97), (x + 2, 97)], "accent")
        pen.cut([(x + 11, 80), (x + 18, 80), (x + 18, 97), (x + 11, 97)], "accent")
    pen.cut("12,46 34,46 34,50 12,50", "body")
    pen.cut("66,46 88,46 88,50 66,50", "body")


def award(pen: Pen) -> None:
    pen.cut("32,88 68,88 72,97 28,97", "shade")
    pen.cut("37,80 63,80 65,88 35,88", "body")
    pen.curve("50,80! 44,72 43,60 39,48 41,38! 50,36! 59,38! 61,48 57,60 56,72", "body")
    pen.curve("50,80! 50,36! 59,38! 61,48 57,60 56,72", "shade")
    pen.stroke("42,41! 33,32 33,20 42,12", 4.6, "body", 3.4)
    pen.stroke("58,41! 67,32 67,20 58,12", 4.6, "shade", 3.4)
    pen.disc(50, 29, 5.6, "body", 7)
    pen.curve("50,22! 55.6,26 55.6,33 50,36!", "shade")
    _star(pen, 50, 10, 11.5, "light")


def masks(pen: Pen) -> None:
    sad = pen.within(68, 58, 66, 14)
    _mask_shape(sad, "shade")
    sad.curve("24,42! 34,33 44,44! 34,41", "line")
    sad.curve("56,44! 66,33 76,42! 66,41", "line")
    sad.curve("34,76! 42,62 58,62 66,76! 58,70 42,70", "line")
    glad = pen.within(36, 42, 70, -10)
    _mask_shape(glad, "body")
    glad.curve("22,42! 32,28 45,40! 33,38", "line")
    glad.curve("55,40! 68,28 78,42! 67,38", "line")
    glad.curve("24,58! 50,66 76,58! 72,74 50,86 28,74", "line")
    glad.curve("34,68! 50,72 66,68! 60,77 50,80 40,77", "accent")
    glad.curve("6,14! 20,16 30,14! 22,32 20,60 30,84! 12,66 4,40", "light")


def _mask_shape(pen: Pen, part: str) -> None:
    pen.curve("6,14! 28,18 50,12 72,18 94,14! 97,44 88,74 68,94 50,99 32,94 12,74 3,44", part)


def curtain(pen: Pen) -> None:
    pen.box(0, 4, 100, 97, "line")
    for side in (False, True):
        half = pen.within(50, 50, 100, mirror=side)
        half.curve("0,4! 50,4! 46,30 34,52 14,64! 10,72 15,97! 0,97!", "body")
        for step in range(4):
            x = 8 + step * 11.0
            low = f"{x * 0.82 + 3},34 {x * 0.4 + 7},56 {12 + step},64! {x * 0.34 + 5},54 {x * 0.8},30"
            half.curve(f"{x},4! {x + 5},4! {low}", "shade" if step % 2 == 0 else "light")
        half.curve("0,68! 5,70! 6,84 5,97! 0,97!", "shade")
        half.curve("3,62! 17,61! 18,68! 3,69!", "accent")
    pen.cut("0,2 100,2 100,14 0,14", "body")
    for step in range(5):
        x = step * 20
        pen.curve(f"{x},10! {x + 20},10! {x + 17},20 {x + 10},24 {x + 3},20", "body")
        pen.curve(f"{x + 10},10! {x + 20},10! {x + 17},20 {x + 10},24!", "shade")


def popcorn(pen: Pen) -> None:
    for x, y, r in (
        (30, 30, 12),
        (48, 22, 14),
        (67, 29, 12),
        (40, 36, 11),
        (58, 36, 12),
        (76, 38, 8),
        (22, 39, 8),
    ):
        pen.disc(x, y, r, "light")
    for x, y, r in ((36, 31, 4), (56, 26, 5), (68, 33, 4), (47, 38, 4), (27, 38, 3)):
        pen.disc(x, y, r, "accent")
    pen.cut("17,42 83,42 73,97 27,97", "light")
    for step in range(3):
        left, low = 17 + step * 26.4, 27 + step * 18.4
        pen.cut([(left, 42), (left + 13.2, 42), (low + 9.2, 97), (low, 97)], "body")
    pen.cut("62,42 83,42 73,97 60,97", "shade")
    pen.disc(90, 62, 5, "light")
    pen.disc(10, 74, 4, "light")


MOTIFS = (
    Motif("camera", camera, phrase="a film camera"),
    Motif("film-reel", film_reel, stands=False, phrase="a film reel"),
    Motif("clapperboard", clapperboard),
    Motif("projector", projector, phrase="a film projector"),
    Motif("spotlight", spotlight, phrase="a stage lamp"),
    Motif("ticket", ticket, stands=False, phrase="two tickets"),
    Motif("theatre", theatre, broad=True, phrase="the front of a cinema"),
    Motif("award", award, phrase="a statuette that holds up a star"),
    Motif("mask", masks, stands=False, phrase="two theatre masks, one laughing and one sad"),
    Motif("curtain", curtain, broad=True, phrase="a stage curtain"),
    Motif("popcorn", popcorn, phrase="a tub of popcorn"),
)
