"""Plain drafts for the checks' tests."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from newsreel.newsroom.checklist import Basis, Draft, Illustration, Wording

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def picture(**values: Any) -> Illustration:
    """A lead picture with all that it needs."""
    good = Illustration(
        place="The lead picture",
        name="A still",
        alt="A lit cinema at night",
        credit="Lou Ferro",
        anchor=("lead_picture",),
        alt_anchor=("lead_alt",),
        credit_anchor=("lead_picture",),
    )
    return replace(good, **values)


def draft(**values: Any) -> Draft:
    """One that every check is content with."""
    good = Draft(
        headline="Harbour lights go out",
        standfirst="The harbour cinema closes on Sunday.",
        section="Cinema",
        bylines=1,
        illustrations=(picture(),),
        publish_at=NOW,
    )
    return replace(good, **values)


def basis(**values: Any) -> Basis:
    """An entry of an outlet that asks for nothing."""
    good = Basis(
        outlet="The Wire",
        text="One two three four five six seven eight nine ten eleven twelve.",
        address="https://wire.example.org/1",
        hosts=("wire.example.org",),
    )
    return replace(good, **values)


def wording(text: str, number: int = 0, *, is_quotation: bool = False) -> Wording:
    return Wording(text, ("body", number), is_quotation=is_quotation)
