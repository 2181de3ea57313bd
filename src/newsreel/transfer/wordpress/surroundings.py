"""What the reader of markup must be told: it knows neither database nor network."""

from collections.abc import Callable
from dataclasses import dataclass, field

from newsreel.transfer.wordpress.notes import Notes

PictureOf = Callable[[int, str], int | None]
"""From an attachment's number (0: not known) and its file's address to our picture's id."""


FileOf = Callable[[str], int | None]
"""From the address of a sound or film to the id of our document; None where we have no copy."""


def no_picture(number: int, address: str) -> int | None:
    return None


def same_address(address: str) -> str:
    return "" if address.startswith("#") else address


def no_file(address: str) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Surroundings:
    notes: Notes = field(default_factory=Notes)
    picture: PictureOf = no_picture
    link: Callable[[str], str] = same_address
    """From an address in the old site's markup to the one our page shall have; empty for no link."""
    file: FileOf = no_file
