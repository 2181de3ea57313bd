"""Shoulders and chest in good clothes, waiting for a head."""

from newsreel.transfer.sample.art.pen import Pen


def suit(pen: Pen, style: str) -> None:
    """The neck ends at (50, 26); the picture's edge cuts the rest."""
    if style == "gown":
        pen.curve("44,20! 56,20! 57,34 70,40 86,46 92,66 96,120! 4,120! 8,66 14,46 30,40 43,34", "shirt")
        pen.curve("52,20! 56,20! 57,34 70,40 86,46 92,66 96,120! 62,120! 60,60", "shirt_shade")
        pen.curve("16,120! 14,70 24,56! 38,66 50,72 62,66 76,56! 86,70 84,120!", "cloth")
        pen.curve("60,67! 76,56! 86,70 84,120! 64,120!", "cloth_shade")
        for step in range(9):
            x = 34 + step * 4
            pen.disc(x, 40 + (1 - ((step - 4) / 4) ** 2) * 9, 2.4, "tie")
        return
    pen.cut("43,16 57,16 58,44 42,44", "shirt")
    pen.curve("40,32! 30,40 12,46 5,62 0,120! 100,120! 95,62 88,46 70,40 60,32! 50,60", "cloth")
    pen.curve("60,32! 70,40 88,46 95,62 100,120! 66,120! 62,70", "cloth_shade")
    pen.cut("40,30 60,30 56,100 50,108 44,100", "shirt")
    pen.cut("50,40 60,30 56,100 50,108", "shirt_shade")
    if style == "bow":
        pen.cut("50,44 34,36 34,54", "tie")
        pen.cut("50,44 66,36 66,54", "tie")
        pen.box(47, 40, 53, 49, "tie")
        for y in (64, 76, 88):
            pen.disc(50, y, 1.6, "seam")
    else:
        pen.cut("46,40 54,40 56,48 54,50 58,92 50,102 42,92 46,50 44,48", "tie")
    pen.cut("41,28 50,42 42,54 34,38", "shirt")
    pen.cut("59,28 50,42 58,54 66,38", "shirt")
    if style == "coat":
        pen.cut("38,24 49,60 34,92 18,76 26,44", "cloth")
        pen.cut("62,24 51,60 66,92 82,76 74,44", "cloth_shade")
        pen.bar((38, 25), (48.6, 60), 1.2, "seam")
        pen.bar((62, 25), (51.4, 60), 1.2, "seam")
        pen.bar((48.6, 60), (34, 91), 1.2, "seam")
        pen.bar((51.4, 60), (66, 91), 1.2, "seam")
    else:
        pen.cut("36,34 48,104 34,84 22,74 28,62 22,58", "cloth")
        pen.cut("64,34 52,104 66,84 78,74 72,62 78,58", "cloth_shade")
        pen.bar((36, 35), (47.6, 102), 1, "seam")
        pen.bar((64, 35), (52.4, 102), 1, "seam")
        pen.cut("70,80 82,78 82.4,81 70.4,83", "shirt")
