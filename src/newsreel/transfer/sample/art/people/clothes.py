"""What is worn below the chin."""

from newsreel.transfer.sample.art.pen import Pen

_SHOULDERS = "36,80! 22,84 10,91 2,112! 98,112! 90,91 78,84 64,80! 50,90"
_SHADED = "64,80! 78,84 90,91 98,112! 66,112! 68,96"


def clothes(pen: Pen, collar: str) -> None:
    if collar == "gown":
        pen.curve("38,79! 26,83 16,88 8,112! 92,112! 84,88 74,83 62,79! 50,94", "skin")
        pen.curve("60,81! 74,83 84,88 92,112! 70,112! 62,96", "skin_shade")
        pen.curve("18,112! 22,98 36,100 50,108! 64,100 78,98 82,112!", "cloth")
        for step in range(9):
            x = 34 + step * 4
            pen.disc(x, 87 + (1 - ((step - 4) / 4) ** 2) * 6, 2, "jewel")
        return
    pen.curve(_SHOULDERS, "cloth")
    pen.curve(_SHADED, "cloth_shade")
    if collar == "suit":
        pen.cut("41,80 50,104 59,80 64,80 60,112 40,112 36,80", "shirt")
        pen.cut("47,90 53,90 55,96 52,112 48,112 45,96", "jewel")
        pen.cut("36,79 44,90 41,112 26,112 30,96 24,94", "cloth")
        pen.cut("64,79 56,90 59,112 74,112 70,96 76,94", "cloth_shade")
        pen.cut("38,77 47,90 42,95 35,81", "shirt")
        pen.cut("62,77 53,90 58,95 65,81", "shirt")
    elif collar == "roll":
        pen.curve("39,70! 50,76 61,70! 64,84! 50,90 36,84!", "cloth")
        pen.curve("52,75.6! 61,70! 64,84! 52,89.6!", "cloth_shade")
        pen.stroke("38,79! 50,84.4 62,79!", 1, "jewel")
    elif collar == "blouse":
        pen.cut("40,78 50,98 60,78 62,84 50,112 38,84", "skin")
        pen.cut("39,76 49,96 38,100 30,84", "shirt")
        pen.cut("61,76 51,96 62,100 70,84", "shirt")
        pen.disc(50, 103, 1.6, "jewel")
    elif collar == "trench":
        pen.cut("41,80 50,100 59,80 62,86 50,112 38,86", "shirt")
        pen.cut("39,68 47,94 34,112 18,104 27,84", "cloth")
        pen.cut("61,68 53,94 66,112 82,104 73,84", "cloth_shade")
        pen.bar((39, 68), (46.6, 93), 1, "jewel")
        pen.bar((61, 68), (53.4, 93), 1, "jewel")
    elif collar == "crew":
        pen.curve("37,79! 50,92 63,79! 66,82! 50,98 34,82!", "jewel")
    elif collar == "bow":
        pen.cut("41,80 50,112 59,80 64,80 60,112 40,112 36,80", "shirt")
        pen.cut("36,79 46,112 26,112 28,94", "cloth")
        pen.cut("64,79 54,112 74,112 72,94", "cloth_shade")
        pen.cut("39,84 50,89 61,84 61,96 50,91 39,96", "jewel")
