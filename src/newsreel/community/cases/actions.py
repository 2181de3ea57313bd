"""Every change to cases, as one verb each."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from urllib.parse import unquote, urlsplit

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from newsreel import settings
from newsreel.community.cases.models import Case, CaseEvent
from newsreel.community.letters.actions import Message, publication_name, write_letter, write_to_desk
from newsreel.newsroom.actions import withdraw
from newsreel.newsroom.models import Article, User, Withdrawal

WORKING_DAYS = {Case.Kind.TAKEDOWN: 3, Case.Kind.CONTACT: 7}
"""Until a case should be decided. The law says “expeditiously” for takedowns (17 U.S.C. 512(c)(1)(C))."""

_ADDRESS = re.compile(r"https?://[^\s<>\"]+|(?<!\S)/[^\s<>\"]+")


@transaction.atomic
def open_case(*, kind: Case.Kind, values: Mapping[str, str], stamp: str, sender: str, now: datetime) -> Case:
    """Keep a request, tell the desk, and acknowledge it to the sender.

    The same form sent again gives the case it opened the first time, and no further mail.
    """
    fields: dict[str, object] = {**values, "kind": kind, "made_at": now, "address_hash": sender}
    for statement in ("is_in_good_faith", "is_accurate"):
        fields[statement] = bool(values.get(statement))
    fields["deadline"] = deadline(kind, now)
    fields["article"] = concerned_article("\n".join((values.get("addresses", ""), values["text"])))
    digest = hashlib.sha256("\n".join((stamp, *(f"{key}={values[key]}" for key in sorted(values)))).encode())
    case, is_new = Case.objects.get_or_create(form_hash=digest.hexdigest(), defaults=fields)
    if is_new:
        _log(case, "Came in through the form on the site.", None, now)
        write_to_desk(message=_to_desk(case), reply_to=case.email)
        write_letter(to=[case.email], message=_to_sender(case))
    return case


def deadline(kind: Case.Kind, now: datetime) -> date:
    """Monday to Friday count, in the newsroom's time zone."""
    day, left = now.astimezone(settings.current().zone).date(), WORKING_DAYS[kind]
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def concerned_article(text: str) -> Article | None:
    """The first article of ours whose address stands in this text, published or withdrawn."""
    for found in _ADDRESS.findall(text)[:50]:
        path = unquote(urlsplit(found.rstrip(".,;)")).path)
        article = Article.objects.filter(
            address=path.rstrip("/") + "/", first_published_at__isnull=False
        ).first()
        if article is not None:
            return article
    return None


def _to_desk(case: Case) -> Message:
    subject = case.subject or case.work or case.text
    lines = [
        ("From", f"{case.name} <{case.email}>"),
        ("About", case.subject),
        ("The work", case.work),
        ("Addresses", case.addresses),
        ("Message", case.text),
    ]
    return Message(
        subject=f"{case}: {subject.splitlines()[0][:80] if subject else case.name}",
        paragraphs=(
            f"A new case has come in. It should be decided by {case.deadline:%d %B %Y}.",
            *(f"{label}: {value}" for label, value in lines if value),
        ),
        button="Open the case",
        url=settings.current().origin + reverse("case:inspect", args=[case.pk]),
    )


def _to_sender(case: Case) -> Message:
    return Message(
        subject=f"We have your message ({case.number})",
        paragraphs=(
            f"Dear {case.name},",
            f"thank you for writing to {publication_name()}. Your message has the number {case.number}.",
            f"We will answer by {case.deadline:%d %B %Y}.",
        ),
        closing=("If you did not write to us, somebody used your address. You need do nothing.",),
    )


@transaction.atomic
def decide_case(*, case: Case, outcome: str, decision: str, by: User, now: datetime) -> None:
    """Close a case with its outcome and reason. A decided one can be decided anew; the log keeps both."""
    case.state = Case.State.DECIDED
    case.outcome, case.decision = outcome, decision.strip()
    case.decided_at, case.decided_by = now, by
    case.full_clean()
    if not outcome:
        raise ValidationError({"outcome": "Choose what was decided."})
    case.save()
    _log(case, f"Decided: {case.get_outcome_display()}. {case.decision}".strip(), by, now)


@transaction.atomic
def reopen_case(*, case: Case, by: User, now: datetime) -> None:
    if case.state == Case.State.OPEN:
        return
    case.state = Case.State.OPEN
    case.save(update_fields=["state"])
    _log(case, "Opened again.", by, now)


@transaction.atomic
def note_on_case(*, case: Case, sentence: str, by: User, now: datetime) -> None:
    """Add a line to the log: a telephone call, a letter, a question to the lawyer."""
    if not sentence.strip():
        raise ValidationError("Please write the note.")
    _log(case, sentence.strip(), by, now)


@transaction.atomic
def take_down_for_case(*, case: Case, sentence: str, by: User, now: datetime) -> Withdrawal:
    """Take the case's article down and decide the case so.

    Raises ValidationError where there is no article to take down, PermissionDenied where this editor may not.
    """
    if case.article is None:
        raise ValidationError("Choose the article that the case is about first.")
    if case.kind != Case.Kind.TAKEDOWN:
        raise PermissionDenied("Only a takedown request leads to a takedown.")
    withdrawal = withdraw(
        article=case.article,
        kind=Withdrawal.Kind.TAKEDOWN,
        sentence=sentence,
        note=f"{case}, by {case.name} <{case.email}>",
        by=by,
    )
    decide_case(
        case=case,
        outcome=Case.Outcome.TAKEN_DOWN,
        decision=f"“{case.article.title}” was taken down.",
        by=by,
        now=now,
    )
    return withdrawal


@transaction.atomic
def concern_article(*, case: Case, address: str, by: User, now: datetime) -> None:
    """Say which article a case is about; none where the address is empty.

    Raises ValidationError where no article that readers have seen has this address.
    """
    address = address.strip()
    article = (
        concerned_article(address if "://" in address else f"/{address.lstrip('/')}") if address else None
    )
    if address and article is None:
        raise ValidationError("No published or withdrawn article has this address. Copy it from the article.")
    if article != case.article:
        case.article = article
        case.save(update_fields=["article"])
        _log(case, f"Is about “{article.title}”." if article else "Is about no article of ours.", by, now)


def _log(case: Case, sentence: str, by: User | None, now: datetime) -> None:
    CaseEvent.objects.create(case=case, made_at=now, made_by=by, sentence=sentence)
