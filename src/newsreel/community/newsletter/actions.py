"""Every change to subscribers and issues, as one verb each."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction

from newsreel import settings
from newsreel.community.letters.actions import Message, publication_name, write_letter
from newsreel.community.newsletter import addresses, digest
from newsreel.community.newsletter.models import Consent, Delivery, Issue, IssueItem, Subscriber
from newsreel.newsroom.models import Section

CONFIRM_WITHIN = timedelta(days=7)
ASK_AGAIN_AFTER = timedelta(hours=1)
"""Nobody's mailbox is filled by somebody else pressing a button again and again."""
_SALT = "newsreel.newsletter.confirm"


def consent_sentence(email: str) -> str:
    """What stands beside the button that confirms, and in the record."""
    return f"Send the daily digest of {publication_name()} to {email}. I can stop it at any time."


@transaction.atomic
def subscribe(*, email: str, sentence: str, means: str, sender: str, now: datetime) -> None:
    """Ask the owner of an address whether they want the digest.

    The answer to the form must be the same for every address, so nothing is returned. Who gets the digest
    already is told so by mail, where only the owner sees it.
    """
    email = email.strip().lower()
    subscriber, _is_new = Subscriber.objects.select_for_update().get_or_create(
        email=email, defaults={"made_at": now}
    )
    if subscriber.last_asked_at is not None and now - subscriber.last_asked_at < ASK_AGAIN_AFTER:
        return
    subscriber.last_asked_at = now
    subscriber.save(update_fields=["last_asked_at"])
    _record(subscriber, Consent.Kind.ASKED, sentence, means, sender, now)
    is_active = subscriber.state == Subscriber.State.ACTIVE
    write_letter(
        to=[email], message=_known_already(subscriber) if is_active else _please_confirm(subscriber, now)
    )


def _please_confirm(subscriber: Subscriber, now: datetime) -> Message:
    name = publication_name()
    return Message(
        subject=f"Please confirm: the daily digest of {name}",
        paragraphs=(
            f"Somebody, we hope you, asked for the daily digest of {name} at this address.",
            "If it was you, open the page behind this link and press its button.",
        ),
        button="Confirm",
        url=settings.current().origin + addresses.confirm(confirmation_token(subscriber, now)),
        closing=(
            "The link holds for seven days. If it was not you, do nothing: we don’t write again unless it is "
            "confirmed.",
        ),
    )


def _known_already(subscriber: Subscriber) -> Message:
    name = publication_name()
    return Message(
        subject=f"You get the daily digest of {name} already",
        paragraphs=(
            f"Somebody, we hope you, asked for the daily digest of {name} at this address.",
            "You get it already, so nothing has changed. You can choose what is in it, or stop it, here.",
        ),
        button="Your choices",
        url=settings.current().origin + addresses.preferences(subscriber.key),
    )


def confirmation_token(subscriber: Subscriber, now: datetime) -> str:
    return signing.Signer(salt=_SALT).sign_object([subscriber.pk, int(now.timestamp())])


def subscriber_to_confirm(token: str, now: datetime) -> Subscriber | None:
    """Whom a link from a confirmation letter is about; None where it is forged or too old.

    A link that is older than the subscriber's leaving is spent: an old letter must not bring anybody back.
    """
    try:
        key, moment = signing.Signer(salt=_SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    age = now.timestamp() - moment
    if age > CONFIRM_WITHIN.total_seconds():
        return None
    subscriber = Subscriber.objects.filter(pk=key).first()
    if subscriber is None or (subscriber.left_at and subscriber.left_at.timestamp() > moment):
        return None
    return subscriber


@transaction.atomic
def confirm(*, subscriber: Subscriber, sender: str, now: datetime) -> None:
    """The owner pressed the button. Pressing it again changes nothing."""
    _activate(subscriber, Consent.Kind.CONFIRMED, "button on the confirmation page", sender, now)


@transaction.atomic
def come_back(*, subscriber: Subscriber, sender: str, now: datetime) -> None:
    """Who left by mistake returns by the key of their own mail, which proves the address."""
    _activate(subscriber, Consent.Kind.RETURNED, "button on the page after unsubscribing", sender, now)


def _activate(subscriber: Subscriber, kind: Consent.Kind, means: str, sender: str, now: datetime) -> None:
    changed = Subscriber.objects.filter(pk=subscriber.pk).exclude(state=Subscriber.State.ACTIVE)
    if changed.update(state=Subscriber.State.ACTIVE, confirmed_at=now, left_at=None):
        _record(subscriber, kind, consent_sentence(subscriber.email), means, sender, now)


@transaction.atomic
def leave(*, subscriber: Subscriber, means: str, sender: str, now: datetime) -> None:
    """Write to this address no more, from this moment on. Leaving again changes nothing."""
    changed = Subscriber.objects.filter(pk=subscriber.pk).exclude(state=Subscriber.State.LEFT)
    if changed.update(state=Subscriber.State.LEFT, left_at=now):
        _record(subscriber, Consent.Kind.LEFT, "Stop the digest", means, sender, now)


@transaction.atomic
def choose(
    *, subscriber: Subscriber, all_sections: bool, sections: Collection[Section], sender: str, now: datetime
) -> None:
    """Which sections' stories the digest brings. Raises ValueError where none is chosen."""
    if not all_sections and not sections:
        raise ValueError("Choose at least one section, or all of them.")
    subscriber.all_sections = all_sections
    subscriber.save(update_fields=["all_sections"])
    subscriber.sections.set([] if all_sections else sections)
    chosen = "all sections" if all_sections else ", ".join(section.title for section in sections)
    _record(subscriber, Consent.Kind.CHANGED, f"Send me: {chosen}", "preferences page", sender, now)


def _record(
    subscriber: Subscriber, kind: Consent.Kind, sentence: str, means: str, sender: str, now: datetime
) -> None:
    Consent.objects.create(
        subscriber=subscriber, kind=kind, sentence=sentence, means=means, made_at=now, address_hash=sender
    )


@transaction.atomic
def build_digest(now: datetime) -> Issue | None:
    """Make today's issue of what was published since the last one, with a delivery to each who wants of it.

    All or nothing, and once a day: the issue of a day that has one already is None. A day on which nothing
    was published gets an issue that is marked as skipped.
    """
    day = now.astimezone(settings.current().zone).date()
    if Issue.objects.filter(day=day).exists():
        return None
    last = Issue.objects.order_by("-until").first()
    since = last.until if last else now - timedelta(days=1)
    articles = digest.published_between(since, now)
    issue = Issue.objects.create(
        day=day,
        since=since,
        until=now,
        made_at=now,
        is_skipped=not articles,
        subject=digest.subject([article.title for article in articles]) if articles else "",
    )
    IssueItem.objects.bulk_create(
        IssueItem(issue=issue, article=article, position=position, revision_id=article.live_revision_id)
        for position, article in enumerate(articles, start=1)
    )
    sections = digest.sections_of(articles)
    Delivery.objects.bulk_create(
        (
            Delivery(issue=issue, subscriber=subscriber, made_at=now, next_try_at=now)
            for subscriber in Subscriber.objects.filter(state=Subscriber.State.ACTIVE)
            .prefetch_related("sections")
            .iterator(chunk_size=1000)
            if digest.chosen_by(subscriber, sections)
        ),
        batch_size=500,
    )
    return issue


def digest_is_due(now: datetime) -> bool:
    """Whether the hour has come and today has no issue yet."""
    local = now.astimezone(settings.current().zone)
    return (
        local.hour >= settings.current().digest_hour and not Issue.objects.filter(day=local.date()).exists()
    )
