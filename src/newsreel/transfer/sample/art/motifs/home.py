"""What stands in a room, lies on a table, or opens."""

from newsreel.transfer.sample.art.motif import Motif
from newsreel.transfer.sample.art.pen import Pen


def door(pen: Pen) -> None:
    pen.cut("20,3 82,3 82,97 20,97", "shade")
    pen.cut("27,10 75,10 75,97 27,97", "accent")
    pen.cut("27,97 75,97 96,103 4,103", "accent")
    pen.cut("27,10 58,18 58,100 27,97", "body")
    for top, low in ((24, 50), (58, 88)):
        pen.cut([(32, top), (53, top + 4), (53, low + 1), (32, low - 1)], "light")
        pen.cut([(35, top + 4), (53, top + 7.4), (53, low + 1), (35, low - 1)], "body")
    pen.disc(53.5, 56, 2.8, "light")


def window(pen: Pen) -> None:
    pen.cut("12,4 88,4 88,90 12,90", "body")
    pen.cut("17,9 83,9 83,85 17,85", "line")
    pen.disc(66, 30, 10, "accent")
    pen.cut("17,85 17,70 30,60 44,72 60,58 83,76 83,85", "shade")
    pen.box(48, 9, 52, 85, "body")
    pen.box(17, 44, 83, 48, "body")
    pen.curve("10,2! 34,2! 34,24 26,48 10,60!", "light")
    pen.curve("90,2! 66,2! 66,24 74,48 90,60!", "light")
    pen.curve("26,2! 34,2! 34,24 26,48 18,54! 26,28", "shade")
    pen.curve("74,2! 66,2! 66,24 74,48 82,54! 74,28", "shade")
    pen.cut("4,0 96,0 96,5 4,5", "body")
    pen.cut("6,89 94,89 96,97 4,97", "body")


def chart(pen: Pen) -> None:
    pen.cut("4,22 34,12 34,84 4,94", "light")
    pen.cut("34,12 66,22 66,94 34,84", "body")
    pen.cut("66,22 96,12 96,84 66,94", "light")
    pen.curve("4,40! 16,34 22,46 16,56 4,60!", "body")
    pen.curve("34,30! 46,34 60,30 66,36! 66,58! 54,54 46,62 34,56!", "shade")
    pen.curve("96,62! 84,64 76,74 78,90! 96,84!", "body")
    for x, y in ((12, 78), (19, 71), (26, 66), (33, 66), (41, 70), (48, 74), (55, 73)):
        pen.disc(x, y, 1.8, "line")
    pen.bar((60, 66), (68, 74), 3, "accent")
    pen.bar((68, 66), (60, 74), 3, "accent")
    pen.curve("80,40! 70,26 72,14 80,10 88,14 90,26", "accent")
    pen.disc(80, 21, 4, "line")


def candle(pen: Pen) -> None:
    pen.curve("50,1! 60,14 58,26 50,31 42,26 41,15", "accent")
    pen.curve("50,14! 54,21 53,26 50,29 47,26 47,20", "body")
    pen.bar((50, 28), (50, 36), 1.6, "line")
    pen.curve("40,36! 46,34 54,35 60,37! 60,80! 40,80!", "light")
    pen.curve("40,36! 45,40 44,50 42,54 40,50!", "body")
    pen.cut("52,36 60,37 60,80 54,80", "shade")
    pen.curve("22,78! 78,78! 74,88 60,90! 40,90! 26,88", "body")
    pen.stroke("76,80! 92,78 92,90 78,88", 3.4, "shade")
    pen.cut("34,89 66,89 70,97 30,97", "shade")


def chair(pen: Pen) -> None:
    pen.cut("24,8 28,8 30,56 26,56", "shade")
    pen.cut("72,8 76,8 74,56 70,56", "shade")
    pen.cut("22,12 78,12 78,30 22,30", "body")
    pen.cut("60,12 78,12 78,30 52,30", "shade")
    pen.cut("18,40 36,40 36,44 18,44", "light")
    pen.cut("64,40 82,40 82,44 64,44", "light")
    pen.bar((26, 54), (78, 96), 4, "body")
    pen.bar((74, 54), (22, 96), 4, "light")
    pen.bar((20, 44), (22, 56), 3.4, "shade")
    pen.bar((80, 44), (78, 56), 3.4, "shade")
    pen.cut("20,52 80,52 78,60 22,60", "accent")
    pen.cut("14,94 34,94 34,97 14,97", "body")
    pen.cut("66,94 86,94 86,97 66,97", "body")


def champagne(pen: Pen) -> None:
    for x, tilt, part in ((34, 11, "body"), (66, -11, "shade")):
        glass = pen.within(x, 54, 88, tilt)
        glass.curve("36,4! 64,4! 65,34 60,52 53,58! 47,58! 40,52 35,34", part)
        glass.curve("37.5,20! 62.5,20! 62,36 58,50 52,55! 48,55! 42,50 38,36", "light")
        glass.box(48, 56, 52, 90, part)
        glass.curve("32,97! 40,90 50,88 60,90 68,97!", part)
        for dx, dy in ((45, 46), (51, 38), (47, 29), (55, 28), (53, 48)):
            glass.disc(dx, dy, 1.7, "accent")
    for x, y, r in ((50, 4, 3), (42, -3, 2), (58, -2, 2.4), (50, -9, 1.6)):
        pen.disc(x, y, r, "accent")


def hat(pen: Pen) -> None:
    pen.curve("22,66! 24,34 32,18 44,22 50,26 58,20 70,18 76,36 79,66!", "body")
    pen.curve("58,20! 70,18 76,36 79,66! 58,68! 60,44", "shade")
    pen.curve("22,54! 50,62 78,54! 79,68! 50,76 21,68!", "accent")
    pen.curve("0,66! 14,60 21,66! 50,75 79,66! 88,60 100,64! 88,82 50,88 12,84", "body")
    pen.curve("100,64! 88,82 50,88 12,84 4,74! 50,82 84,74", "shade")
    pen.curve("32,18! 44,22 50,26! 40,40 36,54! 33,36", "light")


def cake(pen: Pen) -> None:
    for x in (34, 50, 66):
        pen.bar((x, 20), (x, 38), 3, "light")
        pen.curve(f"{x},6! {x + 4},14 {x},20 {x - 4},14", "accent")
    pen.cut("26,36 74,36 74,62 26,62", "light")
    pen.cut("12,60 88,60 88,92 12,92", "body")
    pen.cut("62,60 88,60 88,92 54,92", "shade")
    pen.curve(
        "26,36! 74,36! 74,46! 70,54 66,46! 60,52 56,46! 50,56 44,46! 38,52 34,46! 30,54 26,46!", "shade"
    )
    pen.curve(
        "12,60! 88,60! 88,70! 82,80 76,70! 68,76 62,70! 54,82 46,70! 38,77 32,70! 24,82 18,70! 14,76 12,70!",
        "light",
    )
    pen.cut("4,91 96,91 90,97 10,97", "shade")


def scissors(pen: Pen) -> None:
    pen.disc(28, 80, 15, "body")
    pen.disc(28, 80, 8.6, "line")
    pen.disc(72, 80, 15, "shade")
    pen.disc(72, 80, 8.6, "line")
    pen.curve("35,68! 46,50 62,2! 68,10 66,26 56,52 42,72!", "light")
    pen.curve("65,68! 54,50 38,2! 32,10 34,26 44,52 58,72!", "body")
    pen.disc(50, 52, 3.6, "accent")


MOTIFS = (
    Motif("door", door, phrase="a door that stands ajar"),
    Motif("window", window, phrase="a window with curtains"),
    Motif("map", chart, stands=False, phrase="an unfolded map"),
    Motif("candle", candle, phrase="a burning candle"),
    Motif("chair", chair, phrase="a director’s chair"),
    Motif("champagne", champagne, phrase="two glasses of champagne"),
    Motif("hat", hat, stands=False, phrase="a felt hat"),
    Motif("cake", cake, phrase="a cake with three candles"),
    Motif("scissors", scissors, stands=False, phrase="an open pair of scissors"),
)
