"""Members of a Ghost site: who gets its newsletter, and who said that they don't want it. Pure.

From the tables of its JSON export, where they are in it, or from *Members › Export*, a CSV file.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from newsreel.community.newsletter.taking_over import Former
from newsreel.transfer.wordpress.records import ExportError

Row = dict[str, Any]
Moment = Callable[[Any], datetime | None]
Noted = Callable[[str], None]
_LARGEST = 1 << 28
_YES = frozenset({"true", "1", "yes", "1.0"})


def members_of_file(path: Path, *, moment: Moment, noted: Noted) -> list[Former]:
    """Raises ExportError where it is no such file."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ExportError(f"{path} is too large for a list of members.")
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    except OSError as error:
        raise ExportError(f"{path} can't be read ({error.strerror}).") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ExportError(f"{path} is no CSV file in UTF-8. Export the members again in Ghost.") from error
    if rows and not {"email", "subscribed_to_emails"} <= rows[0].keys():
        raise ExportError(
            f"{path} is no list of members as Ghost exports it: it needs the columns "
            "“email” and “subscribed_to_emails”."
        )
    return list(_of_file(rows, moment, noted))


def _of_file(rows: list[Row], moment: Moment, noted: Noted) -> Iterator[Former]:
    for row in rows:
        if row.get("deleted_at"):
            noted("A deleted member was left out")
            continue
        _note_losses(row, noted)
        if _is_paid(row):
            noted(_PAID)
        is_subscribed = str(row.get("subscribed_to_emails") or "").strip().lower() in _YES
        yield from _former(row, is_subscribed, moment(row.get("created_at")), None, noted)


def members_of_tables(data: Mapping[str, list[Row]], *, moment: Moment, noted: Noted) -> list[Former]:
    return list(_of_tables(data, moment, noted))


def _of_tables(data: Mapping[str, list[Row]], moment: Moment, noted: Noted) -> Iterator[Former]:
    archived = {row.get("id") for row in data["newsletters"] if row.get("status") == "archived"}
    links = data["members_newsletters"]
    getting = {row.get("member_id") for row in links if row.get("newsletter_id") not in archived}
    said: dict[Any, dict[bool, datetime]] = {}
    for event in data["members_subscribe_events"]:
        if (at := moment(event.get("created_at"))) is not None:
            theirs, wanted = said.setdefault(event.get("member_id"), {}), event.get("subscribed") in (1, True)
            theirs[wanted] = max(at, theirs.get(wanted, at))
    for row in data["members"]:
        _note_losses(row, noted)
        if row.get("status") in ("paid", "comped"):
            noted(_PAID)
        is_subscribed = row.get("id") in getting if links else row.get("subscribed") in (1, True)
        if is_subscribed and row.get("email_disabled") in (1, True):
            noted("A member whose mail had come back, or who had called it spam, is one who left")
            is_subscribed = False
        theirs = said.get(row.get("id"), {})
        signed_up_at = theirs.get(True) or moment(row.get("created_at"))
        yield from _former(row, is_subscribed, signed_up_at, theirs.get(False), noted)


_PAID = "A member paid or had a complimentary plan: there are no payments here, and none were touched there"


def _is_paid(row: Row) -> bool:
    is_free = str(row.get("complimentary_plan") or "").strip().lower() not in _YES
    return bool(row.get("stripe_customer_id")) or not is_free


def _former(
    row: Row, is_subscribed: bool, signed_up_at: datetime | None, left_at: datetime | None, noted: Noted
) -> Iterator[Former]:
    email = str(row.get("email") or "").strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        noted(f"A member was left out: “{email[:100]}” is no e-mail address")
        return
    if signed_up_at is None:
        noted("When a member signed up is not in the export: the moment of the import stands in its place")
    yield Former(email, is_subscribed, signed_up_at, None if is_subscribed else left_at)


def _note_losses(row: Row, noted: Noted) -> None:
    if any(row.get(name) for name in ("name", "note", "labels")):
        noted("A member's name, note and labels have no place here: subscribers are addresses")
