"""Ways of leaving and arriving."""

from math import cos, pi, sin

from newsreel.transfer.sample.art.motif import Motif
from newsreel.transfer.sample.art.pen import Pen


def train(pen: Pen) -> None:
    pen.cut("46,60 54,60 96,97 4,97", "shade")
    for step in range(4):
        y = 80 + step * 5.4
        reach = 14 + step * 9.5
        pen.cut([(50 - reach, y), (50 + reach, y), (50 + reach + 2, y + 2), (50 - reach - 2, y + 2)], "line")
    pen.curve("22,80! 22,30 32,8 50,3 68,8 78,30 78,80!", "body")
    pen.curve("50,3! 68,8 78,30 78,80! 58,80! 62,40", "shade")
    pen.curve("30,34! 32,20 40,13 50,12 60,13 68,20 70,34! 60,38 40,38", "line")
    pen.curve("33,32! 35,21 42,15.5 48,15! 46,34!", "light")
    pen.disc(50, 52, 8.5, "light")
    pen.disc(50, 52, 5, "accent")
    pen.disc(31, 64, 4.4, "light")
    pen.disc(69, 64, 4.4, "light")
    pen.cut("18,76 82,76 74,92 26,92", "shade")
    pen.cut("18,76 82,76 81,80 19,80", "light")
    for step in range(5):
        x = 30 + step * 10
        pen.bar((x, 81), (50 + (x - 50) * 0.8, 91), 2, "line")


def car(pen: Pen) -> None:
    pen.curve("26,52! 36,33 44,28! 64,28 78,36 86,52!", "shade")
    pen.curve("32,51! 39,37 46,32.5! 54,32! 54,51!", "light")
    pen.curve("58,51! 58,32! 66,33 74,39 80,51!", "light")
    pen.cut("35,51 42,36 47,34 41,51", "accent")
    pen.curve("2,66! 4,54 16,51! 82,50! 100,44! 99,56 98,72! 2,72!", "body")
    pen.curve("99,57! 98,74! 90,77! 8,77! 2,72! 2,66! 50,68", "shade")
    pen.bar((6, 62), (92, 58), 2, "light", 1.2)
    pen.disc(7, 60, 3.6, "accent")
    for x in (23, 77):
        pen.disc(x, 76, 12.5, "line")
        pen.disc(x, 76, 11, "shade")
        pen.disc(x, 76, 5.6, "light")
    pen.cut("0,70 12,70 12,75 0,75", "light")


def rocket(pen: Pen) -> None:
    pen.curve("38,72! 34,84 44,84 50,100! 56,84 66,84 62,72!", "accent")
    pen.curve("30,50! 16,60 12,84! 28,72 36,72!", "shade")
    pen.curve("70,50! 84,60 88,84! 72,72 64,72!", "shade")
    pen.curve("50,0! 66,16 72,40 64,74! 36,74! 28,40 34,16", "body")
    pen.curve("50,0! 66,16 72,40 64,74! 52,74! 58,36", "shade")
    pen.curve("50,0! 40,10 36,20! 50,24 64,20! 60,10", "light")
    pen.disc(50, 38, 9.5, "light")
    pen.disc(50, 38, 6.4, "line")
    pen.curve("50,56! 54,64 54,76 50,86! 46,76 46,64", "light")


def bicycle(pen: Pen) -> None:
    for x in (21, 79):
        for spoke in range(6):
            angle = pi * spoke / 6 + 0.2
            reach = (18 * cos(angle), 18 * sin(angle))
            pen.bar((x - reach[0], 72 - reach[1]), (x + reach[0], 72 + reach[1]), 0.9, "light")
        pen.ring(x, 72, 20.5, 3.8, "shade")
        pen.disc(x, 72, 3.4, "body")
    frame = (
        ((21, 72), (39, 40)),
        ((38, 43), (70, 41)),
        ((39, 40), (48, 73)),
        ((48, 73), (70, 42)),
        ((21, 72), (48, 73)),
        ((79, 72), (67, 28)),
    )
    for start, end in frame:
        pen.bar(start, end, 3.6, "body")
    pen.bar((40, 44), (37, 33), 3, "body")
    pen.curve("26,32 34,28 47,31 47,35 36,37 27,36", "body")
    pen.stroke("68,30! 74,24 64,20 57,25", 3.4, "body")
    pen.disc(48, 73, 6.4, "body")
    pen.disc(48, 73, 2.4, "light")
    pen.bar((43, 67), (53, 80), 2.4, "body")


def boat(pen: Pen) -> None:
    pen.cut("47,4 51,4 51,76 47,76", "shade")
    pen.curve("53,6! 72,30 92,62! 72,66 53,64!", "body")
    pen.curve("45,14! 30,38 14,64! 30,66 45,64!", "light")
    pen.curve("53,40! 66,46 82,46! 92,62! 72,66 53,64!", "shade")
    pen.cut("51,0 66,4 51,9", "accent")
    pen.curve("6,72! 94,72! 84,86 76,92! 24,92! 14,86", "body")
    pen.curve("6,72! 94,72! 91,77! 9,77!", "light")
    pen.curve("60,77! 91,77! 84,86 76,92! 50,92!", "shade")
    for y, left, right in ((90, 0, 44), (94, 30, 100), (98, 8, 64)):
        pen.curve(
            f"{left},{y}! {(left + right) / 2},{y - 2.4} {right},{y}! {(left + right) / 2},{y + 1.6}", "light"
        )


def bridge(pen: Pen) -> None:
    for x in (24.0, 72.0):
        pen.cut([(x - 5, 97), (x - 3.4, 8), (x + 3.4, 8), (x + 5, 97)], "body")
        pen.cut([(x, 8), (x + 3.4, 8), (x + 5, 97), (x, 97)], "shade")
        pen.box(x - 1.6, 18, x + 1.6, 32, "line")
        pen.box(x - 1.8, 40, x + 1.8, 58, "line")
    pen.stroke("-14,52! 6,34 24,12!", 2.6, "body")
    pen.stroke("24,12! 36,44 48,54 60,44 72,12!", 2.6, "body")
    pen.stroke("72,12! 90,34 114,52!", 2.6, "body")
    for step in range(9):
        x = 29 + step * 4.8
        sag = 12 + 42 * (1 - ((x - 48) / 24) ** 2) * 1.0
        pen.bar((x, sag), (x, 66), 0.9, "light")
    for step in range(4):
        pen.bar((2 + step * 4.6, 39 - step * 5.4), (2 + step * 4.6, 66), 0.9, "light")
        pen.bar((79 + step * 4.6, 22 + step * 5.8), (79 + step * 4.6, 66), 0.9, "light")
    pen.cut("-14,64 114,64 114,71 -14,71", "body")
    pen.cut("-14,64 114,64 114,66 -14,66", "accent")


def aeroplane(pen: Pen) -> None:
    tilted = pen.within(50, 50, 104, 38)
    tilted.curve("43,58! 30,84 20,92 14,92! 22,62 40,44!", "shade")
    tilted.curve("50,-2! 57,10 58,30 57,70 53,98! 47,98! 43,70 42,30 43,10", "body")
    tilted.curve("50,-2! 57,10 58,30 57,70 53,98! 50,98!", "shade")
    tilted.cut("43,34 2,60 2,67 43,52", "body")
    tilted.cut("57,34 98,60 98,67 57,52", "shade")
    tilted.cut("46,82 28,93 28,98 47,94", "body")
    tilted.cut("54,82 72,93 72,98 53,94", "shade")
    tilted.curve("46,10! 50,7 54,10! 53,15 47,15", "light")
    tilted.bar((43, 40), (4, 62.5), 1.8, "light")
    for x in (22, 78):
        tilted.curve(f"{x - 3},42! {x + 3},42! {x + 3},56! {x - 3},56!", "accent")


def balloon(pen: Pen) -> None:
    pen.bar((39, 66), (44, 84), 1.2, "shade")
    pen.bar((61, 66), (56, 84), 1.2, "shade")
    pen.curve("50,2 76,12 86,34 76,54 62,68! 38,68! 24,54 14,34 24,12", "body")
    pen.curve("50,2! 64,18 66,40 56,68! 44,68! 34,40 36,18", "light")
    pen.curve("50,2! 76,12 86,34 76,54 62,68! 56,68! 66,40 64,18", "shade")
    pen.curve("50,2! 54,18 54,44 51,68! 49,68! 46,44 46,18", "accent")
    pen.cut("42,84 58,84 56,97 44,97", "body")
    pen.cut("42,84 58,84 57.5,88 42.5,88", "light")


MOTIFS = (
    Motif("train", train, phrase="a locomotive"),
    Motif("car", car),
    Motif("rocket", rocket, stands=False),
    Motif("bicycle", bicycle, phrase="a bicycle"),
    Motif("boat", boat, phrase="a sailing boat"),
    Motif("bridge", bridge, broad=True, phrase="a suspension bridge"),
    Motif("aeroplane", aeroplane, stands=False, phrase="an aeroplane"),
    Motif("balloon", balloon, stands=False, phrase="a hot-air balloon"),
)
