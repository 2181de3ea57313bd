"""What the edition orders from its art desk."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from newsreel.transfer.sample.art.brief import KINDS

SIZES = {"landscape": (1600, 1067), "portrait": (1200, 1500), "square": (1000, 1000)}
CREDIT = "Illustration: The Matinee / Newsreel"


class PictureOrder(BaseModel):
    """One picture: what to draw, and the words that stand beside it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    """One of the art desk's `KINDS`."""
    motif: str = ""
    lettering: str = ""
    """Words drawn into the picture, like a poster's title."""
    looks: str = ""
    """For faces and portraits: words like “woman profile bun round”, as the art desk knows them."""
    scheme: str = ""
    """How it is composed; empty: as the art desk likes."""
    shape: Literal["landscape", "portrait", "square"] = "landscape"
    alt: str = Field(min_length=10, max_length=255)
    caption: str = Field(default="", max_length=500)
    credit: str = Field(default=CREDIT, min_length=3, max_length=255)

    @field_validator("kind")
    @classmethod
    def _known_kind(cls, value: str) -> str:
        if value not in KINDS:
            raise ValueError(f"“{value}” is no kind of picture; choose one of {', '.join(KINDS)}")
        return value
