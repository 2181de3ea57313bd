"""What an editor asks of the art desk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureBrief:
    seed: str
    """The same seed gives the same picture, byte for byte on one machine."""
    kind: str
    """One of `KINDS`."""
    motif: str = ""
    """What it shows, such as "camera" or "sea"; unknown or empty: the desk chooses one."""
    lettering: str = ""
    """Title lettering. May be long; left out when the display face lacks one of its letters."""
    hue: int = 25
    """The section's hue (OKLCH degrees)."""
    width: int = 1600
    height: int = 1067
    scheme: str = ""
    """How it is composed, by a name from `compositions.SCHEMES`; empty: the seed decides."""
    looks: str = ""
    """For faces and portraits: words such as "woman profile bun round" (see `people.looks.WORDS`)."""


KINDS = ("poster", "portrait", "scene", "still_life", "stage", "city", "crowd", "face")
