"""How the last backup went that the site made of itself: for the clock and the doctor, who know no more."""

import json
from datetime import datetime

from newsreel.settings import Settings


def note(site: Settings, *, moment: datetime, succeeded: bool, sentence: str) -> None:
    """Write it down, whole or not at all."""
    record = {"at": moment.isoformat(), "succeeded": succeeded, "sentence": sentence}
    beside = site.backup_record.with_suffix(".json.part")
    beside.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    beside.replace(site.backup_record)
