"""Galleries: which picture follows which, where some are missing."""

from collections.abc import Sequence
from dataclasses import replace

from newsreel.front.view import GalleryPicture


def in_turn(pictures: Sequence[GalleryPicture]) -> tuple[GalleryPicture, ...]:
    """The pictures, each knowing the one to turn back to and the one to turn on to."""
    shown = [number for number, picture in enumerate(pictures, 1) if picture.large is not None]
    return tuple(
        replace(
            picture,
            previous=max((other for other in shown if other < number), default=0),
            next=min((other for other in shown if other > number), default=0),
        )
        for number, picture in enumerate(pictures, 1)
    )
