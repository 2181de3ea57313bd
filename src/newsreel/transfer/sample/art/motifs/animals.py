"""Four legs, or two wings."""

from newsreel.transfer.sample.art.motif import Motif
from newsreel.transfer.sample.art.pen import Pen


def cat(pen: Pen) -> None:
    pen.stroke("66,92! 90,94 94,76 84,64 88,52", 7, "shade", 4.5)
    pen.curve(
        "30,97! 27,80 28,62 34,50 34,38 29,28 30,6! 40,15! 52,15! 62,6! 63,28 59,38 61,48 70,64 74,84 72,97!",
        "body",
    )
    pen.curve("52,42! 60,44 70,64 74,84 72,97! 54,97! 60,76", "shade")
    pen.curve("31,10! 37,16! 32,22!", "accent")
    pen.curve("61,10! 55,16! 60,22!", "accent")
    pen.curve("34,27! 39,22.5 44,27! 39,30.5", "light")
    pen.curve("49,27! 54,22.5 59,27! 54,30.5", "light")
    pen.curve("39,22.8! 40.2,26.5 39,30.2! 37.8,26.5", "line")
    pen.curve("54,22.8! 55.2,26.5 54,30.2! 52.8,26.5", "line")
    pen.cut("44.6,33 48.4,33 46.5,35.6", "light")
    pen.curve("36,50! 46,58 57,49! 56,57 46,63 36,57", "light")
    pen.bar((46, 72), (46, 97), 1.6, "line")
    pen.bar((36, 84), (35, 97), 1.2, "line")
    pen.bar((57, 84), (58, 97), 1.2, "line")


def dog(pen: Pen) -> None:
    pen.stroke("70,92! 88,92 96,80 94,68", 5.4, "shade", 2.4)
    pen.curve(
        "24,97! 25,92 33,90! 35,72 32,54 33,44! 24,42 10,42 5,38 4,31! 8,28 20,26 27,18 34,10 46,6"
        " 56,10 60,20 60,34"
        " 66,46 76,62 80,82 78,97!",
        "body",
    )
    pen.curve("60,34! 66,46 76,62 80,82 78,97! 54,97! 52,88 62,80 66,66", "shade")
    pen.curve("44,12! 54,7 64,14 70,30 68,44 60,48 52,38 46,26", "light")
    pen.curve("3,30! 8,26.6 13,29 12,34! 6,36", "line")
    pen.curve("27,22! 32,19.6 36,23! 32,25.6", "line")
    pen.stroke("10,38! 18,38.4 26,35.4", 1.3, "line")
    pen.curve("32,48! 46,55 62,44! 63,51 48,62 33,56", "accent")
    pen.disc(46, 62, 3.6, "accent")
    pen.bar((46, 74), (45, 97), 1.6, "line")
    pen.curve("54,97! 55,84 66,78 76,86 78,97!", "body")
    pen.stroke("55,95! 56,85 64,79", 1.4, "line", 0.6)


def bird(pen: Pen) -> None:
    pen.curve("34,56! 22,70 6,92! 24,88 42,70!", "shade")
    pen.curve("52,50! 58,26 78,6 98,2! 92,18 94,26! 86,30 86,38! 78,42 74,50! 68,56 62,58", "shade")
    pen.curve("30,62 40,48 56,42 68,36 78,34 86,38 85,46 78,54 66,66 50,72 36,70", "body")
    pen.curve("36,70! 50,72 66,66 78,54 85,46! 70,54 52,60 34,62!", "light")
    pen.curve("54,48! 44,26 24,8 2,10! 12,22 10,30! 20,32 20,40! 30,42 34,50! 44,56", "body")
    pen.curve("54,48! 44,26 24,8 2,10! 22,16 36,32 44,54!", "light")
    pen.cut("85,38 97,42 84,45", "accent")
    pen.disc(78.6, 40, 2, "line")


def parrot(pen: Pen) -> None:
    pen.bar((10, 80), (90, 76), 4.4, "shade")
    pen.curve("56,74! 70,84 76,98! 64,98 54,88!", "shade")
    pen.curve("48,74! 54,88 56,99! 44,96 40,84!", "body")
    pen.curve("34,20 42,6 58,4 68,14 70,30! 76,46 74,64 60,78 46,78 36,66 34,48 38,36! 32,30", "body")
    pen.curve("70,30! 76,46 74,64 60,78! 52,70 50,54 56,40!", "shade")
    pen.curve("64,40! 74,56 72,76 60,92! 54,76 54,58", "light")
    pen.curve("38,34! 46,44 46,60 40,70! 34,58 34,46", "accent")
    pen.curve("36,16! 24,16 18,26 24,40! 28,32 36,30! 40,24", "light")
    pen.stroke("20,27! 28,25 37,26", 1.2, "line")
    pen.disc(45, 17, 5.6, "light")
    pen.disc(44.4, 17, 2.8, "line")
    for x in (50, 58):
        pen.stroke(f"{x},76! {x - 2},82 {x + 2},85", 2.4, "line")


def horse(pen: Pen) -> None:
    pen.curve(
        "24,97! 30,70 34,52 28,46 18,54 10,52 6,44 12,34 26,20 34,10! 40,2! 44,10! 62,16 78,36 86,64 90,97!",
        "body",
    )
    pen.curve("44,10! 62,16 78,36 86,64 90,97! 66,97! 70,66 60,38 46,24!", "shade")
    for step in range(4):
        x, y = 56 + step * 8, 16 + step * 15
        pen.curve(
            f"{x},{y}! {x + 16},{y + 4} {x + 20},{y + 16}! {x + 10},{y + 12} {x + 2},{y + 13}!", "light"
        )
    pen.disc(30, 26, 2.6, "light")
    pen.disc(10.5, 44, 1.6, "line")
    pen.stroke("8,49! 14,48 18,45", 1.3, "line")
    pen.stroke("21,26! 26,38 24,50", 2.6, "accent")
    pen.stroke("25,36! 40,32 48,20", 2.6, "accent")


def fish(pen: Pen) -> None:
    pen.curve("70,50! 84,38 99,24! 94,50 99,76! 84,62", "shade")
    pen.curve("34,28! 46,12 62,12! 62,26 56,32!", "shade")
    pen.curve("3,52 18,34 42,26 62,34 76,50 62,66 42,74 18,68", "body")
    pen.curve("3,54! 18,62 42,64 76,50! 62,66 42,74 18,68", "light")
    pen.curve("28,32! 34,50 28,71! 24,70! 28,50 24,33!", "line")
    pen.disc(16, 47, 4, "light")
    pen.disc(15.6, 47, 2, "line")
    for step in range(3):
        pen.stroke(f"{40 + step * 9},38! {45 + step * 9},49 {40 + step * 9},58", 1.6, "shade")
    pen.disc(2, 32, 2.4, "accent")
    pen.disc(8, 22, 3.4, "accent")


MOTIFS = (
    Motif("cat", cat),
    Motif("dog", dog),
    Motif("bird", bird, stands=False, phrase="a bird in flight"),
    Motif("parrot", parrot),
    Motif("horse", horse, phrase="a horse’s head"),
    Motif("fish", fish, stands=False),
)
