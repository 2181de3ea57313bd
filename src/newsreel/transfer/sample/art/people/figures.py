"""Small figures that give a picture its scale, seen whole."""

from newsreel.transfer.sample.art.motif import Motif
from newsreel.transfer.sample.art.pen import Pen


def walker(pen: Pen) -> None:
    """A man in a coat and a hat, walking."""
    pen.cut("44,62 51,64 42,84 36,96 28,97 27,94 33,91", "shade")
    pen.cut("50,62 58,60 62,80 66,93 73,95 73,97 62,97 54,80", "body")
    pen.curve("45,19! 55,19! 63,27 64,40 64,68! 38,70! 38,44 38,27", "body")
    pen.curve("52,20! 55,19! 63,27 64,40 64,68! 54,69! 57,44", "shade")
    pen.curve("41,26! 34,36 30,52! 34,54! 42,40!", "body")
    pen.curve("60,27! 68,38 70,54! 66,55! 60,42!", "shade")
    pen.curve("47,10! 55,10! 55.4,16 51.5,20.5 47.4,16", "light")
    pen.curve("41,10.4! 46,8.6! 46.6,3 51,2 56,3.4 56,8.8! 61,10.6! 51,12", "body")
    pen.cut("47.4,20 53.6,20 50.6,30", "light")


def stander(pen: Pen) -> None:
    """A man in a suit, seen from behind, hands in his pockets."""
    pen.cut("42,54 50,54 48.4,97 40,97", "body")
    pen.cut("50,54 58,54 60,97 51.6,97", "shade")
    pen.curve("44,18! 56,18! 64,22 67,40 63,52! 60,60! 40,60! 37,52! 33,40 36,22", "body")
    pen.curve("51,18! 56,18! 64,22 67,40 63,52! 60,60! 50,60!", "shade")
    pen.curve("46,8 50,3 54.4,8 54.4,14 50,18 45.8,14", "light")
    pen.curve("45.4,10! 46,3 50,1.6 54.6,3 55,10! 50,7", "body")


def lady(pen: Pen) -> None:
    """A woman in a long gown with a train."""
    pen.curve(
        "44,22! 50,25 56,22! 57,34 54.6,42! 60,62 66,84 84,97! 34,97! 40,76 42,60 45.4,42! 43,34", "body"
    )
    pen.curve("54.6,42! 60,62 66,84 84,97! 60,97! 56,72 52,44!", "shade")
    pen.stroke("44.6,23! 38,34 40,44 46,47", 2.6, "light", 2)
    pen.stroke("55.6,23! 62,32 66,42 70,46", 2.6, "light", 2)
    pen.cut("48,17 52.4,17 53,24 47,24", "light")
    pen.curve("46.4,10 50,5.4 54,9 53.6,15 50,19 46.8,15", "light")
    pen.curve("45.4,11! 45,4 50,1.4 56,4 57,10 54.6,12! 53,8 48,8", "body")
    pen.disc(55.6, 4.2, 3.4, "body")


def photographer(pen: Pen) -> None:
    """A man crouching a little behind his camera and flash."""
    pen.cut("40,60 52,60 46,78 48,97 38,97 36,78", "body")
    pen.cut("50,58 62,58 66,76 72,97 62,97 56,78", "shade")
    pen.curve("40,26! 54,22! 66,30 66,50 62,64! 40,64! 38,44", "body")
    pen.curve("56,23! 66,30 66,50 62,64! 52,64! 58,44", "shade")
    pen.curve("42,28! 30,32 24,24! 27,20! 34,25 46,24!", "body")
    pen.curve("42,10 48,5 54,9 54,18 48,23 42,18", "light")
    pen.curve("40,9! 44,2 54,2 58,9! 48,7.4", "body")
    pen.cut("24,12 40,12 40,23 24,23", "body")
    pen.cut("18,14 24,14 24,21 18,21", "light")
    pen.box(29, 2, 32, 12, "body")
    pen.disc(30, 0, 5.4, "accent")


def couple(pen: Pen) -> None:
    """Two who dance."""
    pen.cut("54,52 61,52 64,97 57,97", "shade")
    pen.cut("60,52 67,52 73,96 66,97", "body")
    pen.curve("55,22! 66,22! 71,30 69,54! 54,56! 53,34", "body")
    pen.curve("56,8 60.6,4 65,8 65,15 60.6,19.6 56,15", "light")
    pen.curve("55.6,8! 57,2.4 66,2.4 66.6,12! 61,7", "body")
    pen.curve("38,25! 50,25! 51,36 49,44! 56,66 62,97! 20,97! 30,70 38,44! 37,34", "accent")
    pen.curve("49,44! 56,66 62,97! 44,97! 47,66 46,44!", "light")
    pen.curve("41,12 45,8 49.4,12 49.4,18 45,22.4 41,18", "light")
    pen.curve("40,20! 38,10 43,5 50,8 50,12! 44,13 42.6,21!", "body")
    pen.stroke("40,27! 28,26 20,18", 3, "accent", 2)
    pen.stroke("66,26! 52,36 40,36", 3.4, "body", 2.4)
    pen.stroke("58,25! 38,24 20,17", 3, "body", 2.2)


FIGURES = (
    Motif("walker", walker, phrase="a man in a coat and hat"),
    Motif("stander", stander, phrase="a man in a suit"),
    Motif("lady", lady, phrase="a woman in a long gown"),
    Motif("photographer", photographer),
    Motif("couple", couple, phrase="a couple dancing"),
)
