"""What the health board says of a source besides what is wrong: its hub, and what rules leave out."""

from typing import Any

from django.utils import timezone

from newsreel.gather.websub.standing import hub_standing


def asides(source: Any) -> str:
    said = [hub_standing(source, timezone.now())]
    if source.ruled_out:
        said.append(f"{source.ruled_out} left out by rules at the last look.")
    return " ".join(filter(None, said))
