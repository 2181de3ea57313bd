"""What the reader of markup must be told: it knows neither database nor network."""

from collections.abc import Callable
from dataclasses import dataclass, field

from newsreel.transfer.wordpress.notes import Notes

PictureOf = Callable[[int, str], int | None]
"""From an attachment's number (0: not known) and its file's address to our picture's id."""


def no_picture(number: int, address: str) -> int | None:
    return None


def same_address(address: str) -> str:
    return "" if address.startswith("#") else address


def no_file(address: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    notes: Notes = field(default_factory=Notes)
    picture: PictureOf = no_picture
    link: Callable[[str], str] = same_address
    """From an address in the old site's markup to the one our page shall have; empty for no link."""
    file: Callable[[str], str] = no_file
    """From the address of a sound or film to that of our copy; empty where we have none."""
