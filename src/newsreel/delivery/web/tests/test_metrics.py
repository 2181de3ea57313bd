import re

from newsreel.delivery.ledger import Totals
from newsreel.delivery.web.memory import Memory
from newsreel.delivery.web.metrics import exposition
from newsreel.delivery.web.tally import Tally


def test_every_count_has_a_meaning_a_kind_and_a_value() -> None:
    text = exposition(Tally(hits=7, drawing=1.25, started=1.0), Memory(100), Totals(3, 1, 500))
    values = dict(re.findall(r"^(newsreel_\w+) (\S+)$", text, re.MULTILINE))
    assert values["newsreel_hits_total"] == "7"
    assert values["newsreel_drawing_seconds_total"] == "1.250"
    assert values["newsreel_store_pages"] == "3"
    for kind in ("HELP", "TYPE"):
        assert re.findall(rf"^# {kind} (newsreel_\w+) .+$", text, re.MULTILINE) == list(values)
