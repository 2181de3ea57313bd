"""Members of a Ghost site become subscribers here."""

from datetime import datetime

from newsreel.community.newsletter.taking_over import Former, take_over
from newsreel.settings import Settings
from newsreel.transfer.person import record


def subscribe(members: list[Former], *, address: str, site: Settings, now: datetime) -> tuple[int, list[str]]:
    """How many were made, and a sentence on each kind of those who were not. Nobody is written to."""
    unique = {member.email: member for member in members}
    erased = record.erased(site)
    wanted = [member for member in unique.values() if record.digest(site, member.email) not in erased]
    made = take_over(
        former=wanted,
        sentence=f"As on {address}, whose newsletter they got or had left before the site moved here.",
        means="taken over from Ghost",
        now=now,
    )
    notes = []
    if known := len(wanted) - made:
        notes.append(f"{known} members were known here already and stay as they are.")
    if gone := len(unique) - len(wanted):
        notes.append(f"{gone} members were erased here once (`newsreel person erase`) and were left out.")
    return made, notes
