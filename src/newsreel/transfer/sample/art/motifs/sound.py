"""Instruments and machines that sound, speak or show."""

from math import cos, sin

from newsreel.transfer.sample.art.motif import Motif
from newsreel.transfer.sample.art.pen import Pen


def microphone(pen: Pen) -> None:
    pen.cut("28,97 33,91 67,91 72,97", "shade")
    pen.cut("46,70 54,70 55,92 45,92", "body")
    pen.cut("50,70 54,70 55,92 50,92", "shade")
    pen.stroke("26,40! 28,62 38,71 50,72 62,71 72,62 74,40!", 5.5, "shade")
    pen.curve("32,22 36,8 50,2 64,8 68,22 68,46 64,60 50,66 36,60 32,46", "body")
    pen.curve("50,2! 64,8 68,22 68,46 64,60 50,66!", "shade")
    for step in range(5):
        y = 12 + step * 5.4
        pen.box(37, y, 48, y + 2.6, "line")
        pen.box(52, y, 63, y + 2.6, "line")
    pen.cut("31,39 69,39 69,45 31,45", "light")
    pen.box(37, 49, 48, 51.6, "line")
    pen.box(52, 49, 63, 51.6, "line")
    pen.box(40, 54.5, 60, 57, "line")
    pen.disc(50, 42, 2.4, "accent")


def headphones(pen: Pen) -> None:
    pen.stroke("13,60! 12,34 28,10 50,6 72,10 88,34 87,60!", 8, "body")
    pen.stroke("22,27! 33,15 50,12 67,15 78,27!", 4, "light")
    pen.curve("4,58 12,50! 24,50! 30,60 30,82 24,93! 12,93! 4,84", "shade")
    pen.curve("96,58 88,50! 76,50! 70,60 70,82 76,93! 88,93! 96,84", "body")
    pen.curve("22,50! 34,52 37,72 34,91 22,93!", "light")
    pen.curve("78,50! 66,52 63,72 66,91 78,93!", "light")
    pen.disc(86, 72, 6.5, "accent", 10)
    pen.disc(10, 72, 3.5, "line", 8)
    pen.stroke("90,92! 92,99 70,96 56,99 50,90", 2, "line")


def violin(pen: Pen) -> None:
    tilted = pen.within(50, 50, 100, 28)
    tilted.bar((88, 14), (73, 94), 1.8, "light")
    body = (
        "46,46! 58,46 66,52 66,58 62,64! 60,68 62,73! 70,78 73,86 66,97 50,99 34,97 27,86 30,78"
        " 38,73! 40,68 38,64! 34,58 34,52 42,46!"
    )
    tilted.curve(body, "body")
    tilted.curve("50,46! 58,46 66,52 66,58 62,64! 60,68 62,73! 70,78 73,86 66,97 50,99!", "shade")
    tilted.stroke("41,63! 38,68 42,73 40,78", 2.2, "line", 1)
    tilted.stroke("59,63! 62,68 58,73 60,78", 2.2, "line", 1)
    tilted.cut("47.5,8 52.5,8 53,50 47,50", "body")
    tilted.cut("47,46 53,46 53.5,72 46.5,72", "line")
    tilted.cut("43,78 57,78 56,81 44,81", "light")
    tilted.cut("47.5,84 52.5,84 53,95 47,95", "line")
    tilted.curve("47,12! 46,4 50,0 55,2 55,7 52,12!", "body")
    for x, y in ((43, 10), (56, 13), (43, 16)):
        tilted.bar((50, y), (x, y), 2.2, "body")
    for string in (48.8, 50, 51.2):
        tilted.bar((string, 12), (string, 79), 0.45, "light")


def piano(pen: Pen) -> None:
    pen.cut("20,74 26,74 25,97 21,97", "shade")
    pen.cut("74,74 80,74 79,97 75,97", "shade")
    pen.cut("50,74 55,74 55,92 50,92", "shade")
    pen.curve("20,52! 18,30 28,8! 52,4 62,14 72,24 94,24 96,40! 90,54!", "shade")
    pen.curve("24,52! 23,33 31,13! 50,9 58,18 70,29 90,29 91,40! 86,52!", "light")
    pen.bar((70, 54), (78, 27), 2, "line")
    pen.cut("6,52 94,52 94,60 86,76 14,76 6,60", "body")
    pen.cut("12,60 88,60 84,70 16,70", "accent")
    for step in range(13):
        x = 17.5 + step * 5.1
        if step % 7 not in {2, 6}:
            pen.box(x + 3.4, 60, x + 6, 66, "line")
        pen.bar((x + 4.8, 60), (x + 4.8 - (step - 6) * 0.25, 70), 0.6, "line")
    pen.cut("6,52 94,52 94,56 6,56", "shade")


def record(pen: Pen) -> None:
    pen.cut("2,8 76,8 76,92 2,92", "light")
    pen.cut("2,8 40,8 14,92 2,92", "accent")
    pen.disc(58, 50, 40, "body")
    for radius in (34, 28, 22):
        pen.disc(58, 50, radius, "line")
        pen.disc(58, 50, radius - 1.0, "body")
    pen.curve("58,50! 88,24! 97,40 98,54!", "shade")
    pen.disc(58, 50, 14, "accent")
    pen.disc(58, 50, 2.6, "line")


def guitar(pen: Pen) -> None:
    tilted = pen.within(50, 50, 104, 34)
    tilted.curve(
        "50,48! 60,46 67,51 66,59 63,64 66,70 73,78 71,92 58,99 42,99 29,92 27,78 34,70 37,64 34,59"
        " 33,51 40,46",
        "body",
    )
    tilted.curve("50,48! 60,46 67,51 66,59 63,64 66,70 73,78 71,92 58,99 50,99!", "shade")
    tilted.disc(50, 67, 8, "line")
    tilted.disc(50, 67, 5.6, "accent")
    tilted.cut("47,10 53,10 53.6,64 46.4,64", "light")
    for step in range(7):
        tilted.box(46.8, 18 + step * 5.6, 53.2, 18.9 + step * 5.6, "line")
    tilted.cut("45,-2 55,-4 54,11 46,11", "body")
    for step in range(3):
        tilted.box(41.5, step * 3.4, 58.5, step * 3.4 + 1.6, "line")
    tilted.cut("41,84 59,84 58,88 42,88", "line")


def television(pen: Pen) -> None:
    pen.bar((48, 26), (24, 2), 2.2, "shade")
    pen.bar((52, 26), (78, 4), 2.2, "shade")
    pen.disc(24, 2.5, 2.8, "accent")
    pen.disc(78, 4, 2.8, "accent")
    pen.curve("40,27! 42,20 58,20 60,27!", "shade")
    pen.bar((20, 80), (13, 97), 4, "shade", 2.6)
    pen.bar((80, 80), (87, 97), 4, "shade", 2.6)
    pen.curve("6,30 12,25 88,25 94,30 95,78 90,84 10,84 5,78", "body")
    pen.curve("80,25! 88,25 94,30 95,78 90,84 76,84!", "shade")
    pen.curve("12,36 18,32 62,32 68,36 69,72 64,77 16,77 11,72", "line")
    pen.curve("15,39 20,35.5 60,35.5 65,39 66,70 62,73.5 18,73.5 14,70", "light")
    pen.cut("16,66 40,36 54,36 24,73 17,72", "accent")
    pen.disc(82, 41, 5.4, "light")
    pen.disc(82, 56, 5.4, "light")
    pen.bar((82, 41), (85, 38), 1.6, "line")
    pen.bar((82, 56), (79, 59), 1.6, "line")
    for step in range(3):
        pen.box(76, 67 + step * 4, 88, 69 + step * 4, "line")


def telephone(pen: Pen) -> None:
    pen.curve("20,60! 30,44 38,40! 62,40! 70,44 80,60! 88,88 88,94! 12,94! 12,88", "body")
    pen.curve("62,40! 70,44 80,60! 88,88 88,94! 64,94! 70,66", "shade")
    pen.cut("12,92 88,92 90,97 10,97", "shade")
    pen.box(33, 30, 39, 42, "shade")
    pen.box(61, 30, 67, 42, "shade")
    pen.curve(
        "4,38! 2,26 12,16 30,12 50,10 70,12 88,16 98,26 96,38! 88,43 80,41! 78,32 70,27 50,25 30,27 22,32"
        " 20,41! 12,43",
        "body",
    )
    pen.curve("14,17! 30,12 50,10 70,12 86,17! 70,16 50,14 30,16", "light")
    pen.disc(50, 67, 18, "light")
    for step in range(10):
        angle = 0.5 + step * 0.56
        pen.disc(50 + 12.6 * cos(angle), 67 + 12.6 * sin(angle), 2.7, "line")
    pen.disc(50, 67, 6.4, "accent")


def typewriter(pen: Pen) -> None:
    pen.cut("28,2 74,4 72,36 27,36", "light")
    for step in range(4):
        pen.box(34, 9 + step * 5, 66 - step % 2 * 12, 10.6 + step * 5, "line")
    pen.cut("10,30 90,30 90,40 10,40", "shade")
    pen.cut("4,28 11,28 11,42 4,42", "accent")
    pen.cut("89,28 96,28 96,42 89,42", "accent")
    pen.curve("16,40! 84,40! 90,66 92,90! 8,90! 10,66", "body")
    pen.curve("62,40! 84,40! 90,66 92,90! 74,90!", "shade")
    pen.curve("32,40! 68,40! 62,54 38,54", "line")
    for row in range(3):
        for step in range(9 - row % 2):
            x = 19 + step * 7.6 + row % 2 * 3.8
            pen.disc(x, 63 + row * 8.4, 2.9, "light" if (row + step) % 7 else "accent")
    pen.cut("4,88 96,88 98,97 2,97", "shade")


def gramophone(pen: Pen) -> None:
    pen.curve("44,70! 46,54 40,46! 20,44 4,30 2,6! 22,4 44,8 58,22! 60,44 56,58 52,70!", "body")
    pen.curve("2,6! 22,4 44,8 58,22! 40,20 20,16", "light")
    pen.curve("2,6! 20,16 40,20 58,22! 50,30 38,36! 20,28", "accent")
    pen.curve("58,22! 60,44 56,58 52,66! 49,64! 52,44 38,36!", "shade")
    pen.cut("18,68 84,68 84,72 18,72", "line")
    pen.cut("16,72 86,72 86,92 16,92", "body")
    pen.cut("64,72 86,72 86,92 56,92", "shade")
    pen.cut("12,91 90,91 92,97 10,97", "shade")
    pen.stroke("86,80! 95,80! 95,88!", 2.4, "light")


def radio(pen: Pen) -> None:
    pen.curve("8,97! 8,50 18,20 50,8 82,20 92,50 92,97!", "body")
    pen.curve("50,8! 82,20 92,50 92,97! 70,97! 72,50", "shade")
    pen.curve("22,62! 22,42 32,26 50,20 68,26 78,42 78,62!", "light")
    for step in range(5):
        x = 30 + step * 10
        lift = 8 - abs(step - 2) * 4
        pen.cut([(x - 1.6, 62), (x - 1.6, 34 - lift), (x + 1.6, 34 - lift), (x + 1.6, 62)], "line")
    pen.cut("22,68 78,68 78,76 22,76", "accent")
    pen.bar((44, 67), (46, 77), 1.6, "line")
    for x in (28, 50, 72):
        pen.disc(x, 86, 5.6, "light")
        pen.bar((x, 86), (x + 3, 82.4), 1.6, "line")
    pen.cut("4,94 96,94 96,98 4,98", "shade")


MOTIFS = (
    Motif("microphone", microphone, phrase="an old microphone"),
    Motif("headphones", headphones, stands=False, phrase="a pair of headphones"),
    Motif("violin", violin, stands=False),
    Motif("piano", piano, phrase="a grand piano"),
    Motif("record", record, stands=False, phrase="a gramophone record"),
    Motif("guitar", guitar, stands=False),
    Motif("television", television, phrase="an old television set"),
    Motif("telephone", telephone, phrase="an old telephone"),
    Motif("typewriter", typewriter),
    Motif("radio", radio, phrase="an old wireless set"),
    Motif("gramophone", gramophone, phrase="a gramophone with a great horn"),
)
