"""People seen from behind, row upon row."""

from random import Random

from newsreel.transfer.sample.art.pen import Pen

STYLES = ("short", "bob", "bun", "curls", "hat", "cap", "tail")


def from_behind(pen: Pen, style: str) -> None:
    """One head and shoulders in flat "body", its lit rim in "light"; the foot is at 100."""
    pen.curve("42,52! 58,52! 60,64 78,70 90,80 95,102! 5,102! 10,80 22,70 40,64", "body")
    pen.disc(50, 36, 17.5, "body", 21)
    if style == "bob":
        pen.curve("50,12 68,18 73,36 73,60! 27,60! 27,36 32,18", "body")
    elif style == "bun":
        pen.disc(50, 9, 9, "body")
    elif style == "curls":
        for x, y in ((34, 22), (44, 13), (57, 13), (67, 22), (71, 35), (29, 35), (30, 47), (70, 47)):
            pen.disc(x, y, 10, "body")
    elif style == "hat":
        pen.curve("30,24! 33,4 44,1 50,5 56,1 67,4 70,24!", "body")
        pen.curve("14,27! 30,20 70,20 86,27! 70,33 30,33", "body")
    elif style == "cap":
        pen.curve("31,30! 32,12 50,8 68,12 69,30!", "body")
    elif style == "tail":
        pen.curve("42,24! 58,24! 57,44 60,66 50,84 42,66 44,44", "body")
        pen.box(43, 27, 57, 30.5, "light")
    pen.stroke("12,80! 22,71 38,65", 1.8, "light", 0.6)
    if style in {"short", "tail"}:
        pen.stroke("33,42! 33,26 44,16", 1.6, "light", 0.6)


def arms_up(pen: Pen, *, left: bool, right: bool) -> None:
    """One arm raised or two, with an open hand."""
    for raised, mirror in ((left, False), (right, True)):
        if raised:
            arm = pen.within(50, 50, 100, mirror=mirror)
            arm.curve("12,82! 2,50 4,20! 12,19! 14,48 26,74!", "body")
            arm.curve("3,22! -3,10 0,3 4,9! 3,-2 7,-3 8,7! 9,-4 13,-2 12,8! 15,0 18,3 16,12! 14,22!", "body")


def photographer(pen: Pen, style: str) -> None:
    """The same, holding a camera high over the head; its little screen is "light"."""
    for mirror in (False, True):
        arm = pen.within(50, 50, 100, mirror=mirror)
        arm.curve("6,92! 4,60 8,24 26,-10! 36,-4! 24,26 22,54 30,74!", "body")
    from_behind(pen, style)
    pen.cut("24,-34 76,-34 76,-2 24,-2", "body")
    pen.cut("38,-42 62,-42 65,-34 35,-34", "body")
    pen.cut("31,-29 61,-29 61,-7 31,-7", "light")
    pen.disc(69, -26, 3, "light")


def any_style(chance: Random) -> str:
    return chance.choice(STYLES)
