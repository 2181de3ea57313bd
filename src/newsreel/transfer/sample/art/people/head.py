"""A head and shoulders, put together."""

from newsreel.transfer.sample.art.pen import Pen
from newsreel.transfer.sample.art.people import clothes, front, hair, hats, profile, profile_hair
from newsreel.transfer.sample.art.people.looks import Looks


def head(pen: Pen, looks: Looks) -> None:
    """Seen as the looks say."""
    if looks.view == "profile":
        profile_head(pen, looks)
    else:
        front_head(pen, looks)


def front_head(pen: Pen, looks: Looks) -> None:
    """Seen from the front, lit from the left, in a field whose foot is cut off by the picture's edge."""
    covered = looks.hat == "scarf"
    if not covered:
        hair.behind(pen, looks.hair)
    clothes.clothes(pen, looks.collar)
    front.face(pen, looks)
    front.beard(pen, looks)
    if not covered:
        hair.over(pen, looks.hair)
    front.glasses(pen, looks)
    front.earrings(pen, looks)
    if looks.pencil:
        pen.bar((30, 44), (24, 22), 2.2, "jewel")
    hats.hat(pen, looks.hat, profile=False)


def profile_head(pen: Pen, looks: Looks) -> None:
    """Seen from the side, looking left into the light."""
    covered = looks.hat == "scarf"
    if not covered:
        profile_hair.behind(pen, looks.hair)
    profile.neck(pen)
    clothes.clothes(pen.within(54, 50, 100), looks.collar)
    profile.face(pen, looks)
    profile.beard(pen, looks)
    if not covered:
        profile_hair.over(pen, looks.hair)
    profile.glasses(pen, looks)
    profile.earrings(pen, looks)
    if looks.pencil:
        pen.bar((44, 41), (70, 31), 2.2, "jewel")
        pen.cut("44,42.2 40,42.6 43.4,39.8", "dark")
    hats.hat(pen, looks.hat, profile=True)
