from datetime import timedelta
from types import SimpleNamespace

from newsreel.front.example_values import TODAY


def _moment(minutes: int, headline: str) -> SimpleNamespace:
    return SimpleNamespace(
        id=f"m{minutes}", value={"time": TODAY - timedelta(minutes=minutes), "headline": headline}
    )


EXAMPLES = {"Key moments": {"moments": (_moment(2, "Vance arrives by tram"), _moment(47, "Doors, at last"))}}
