"""Forgetting a person (GDPR, article 17), as far as the law lets a newsroom forget.

Threads stay readable: a comment keeps its place and, unless asked otherwise, its words, without a name.
What is kept, and why, is told to whoever asked; docs/howto/answer-about-personal-data.md says more.
"""

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Model, QuerySet
from wagtail.models import ModelLogEntry

from newsreel.community.cases.models import Case, CaseEvent
from newsreel.community.comments.models import Comment
from newsreel.front import changes, shown
from newsreel.newsroom.models import User, Withdrawal
from newsreel.settings import Settings
from newsreel.transfer.person.holdings import Holdings

NOBODY = "A reader"
REMOVED = "[removed]"
REMOVED_COMMENT = "This comment was removed because its writer asked for it."
CLAIMS_END = timedelta(days=3 * 365)
"""How long a decided takedown is evidence: claims can be made and defended (article 17 (3) (e))."""


class PersonError(Exception):
    """Why a person can't be erased now: a sentence."""


@dataclass(slots=True)
class Erased:
    comments: int = 0
    subscriptions: int = 0
    cases: int = 0
    letters: int = 0
    mail_files: int = 0
    accounts: int = 0
    bylines: int = 0
    consents: list[str] = field(default_factory=list)
    """Which consents there were, and when: proof that what was sent was wanted (article 7 (1))."""
    kept: list[str] = field(default_factory=list)
    """Sentences: what stays, and why."""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def erase(*, site: Settings, address: str, with_texts: bool, now: datetime) -> Erased:
    """Forget whoever has this address; `with_texts`: also what they wrote in comments.

    All or nothing, but for mail files, which go last. Raises :class:`PersonError`.
    """
    theirs = Holdings(address.strip().lower())
    files = list(theirs.mail_files(site.mail_folder))
    done = Erased(mail_files=len(files))
    with transaction.atomic():
        _erase_accounts(theirs, done)
        _erase_comments(theirs, done, with_texts=with_texts)
        _erase_subscriptions(theirs, done)
        _erase_cases(theirs, done, now)
        done.letters = theirs.letters.delete()[0]
        for item in theirs.imported:
            item.kept = json.loads(_without(json.dumps(item.kept, ensure_ascii=False), theirs.address))
            item.save(update_fields=["kept"])
    for file in files:
        file.unlink(missing_ok=True)
    return done


def _erase_comments(theirs: Holdings, done: Erased, *, with_texts: bool) -> None:
    comments = list(theirs.comments.select_for_update())
    for comment in comments:
        comment.name, comment.email, comment.website = NOBODY, "", ""
        comment.address_hash, comment.user_agent, comment.form_hash = "", "", None
        comment.reason = ""
        # What no reader saw is no part of a thread.
        if with_texts or comment.state != Comment.State.APPROVED:
            comment.text, comment.markup = REMOVED_COMMENT, f"<p>{REMOVED_COMMENT}</p>"
        comment.save()
        _relabel(comment)
    changes.announce(*{shown.thread(comment.article_id) for comment in comments})
    done.comments = len(comments)
    if comments and not with_texts:
        done.kept.append(
            "The words of published comments, without name or address: other readers answered them, and they "
            "are part of a published discussion (GDPR, article 17 (3) (a)). --with-texts removes them, too."
        )


def _erase_subscriptions(theirs: Holdings, done: Erased) -> None:
    for subscriber in theirs.subscribers.select_for_update():
        done.consents += [
            f"{consent.made_at:%Y-%m-%d} {consent.kind}" for consent in subscriber.consents.all()
        ]
        _relabel(subscriber)
        subscriber.delete()
        done.subscriptions += 1
    if done.consents:
        done.kept.append(
            "The days and kinds of consent to the newsletter, without the address, in the record of this "
            "erasure: proof that what was sent was wanted (GDPR, article 7 (1))."
        )


def _erase_cases(theirs: Holdings, done: Erased, now: datetime) -> None:
    for case in theirs.cases.select_for_update():
        if case.state == Case.State.OPEN:
            done.kept.append(
                f"Case {case.number}: it is open, and needs an answer. Decide it, then erase again."
            )
            continue
        end = (case.decided_at or case.made_at) + CLAIMS_END
        if case.kind == Case.Kind.TAKEDOWN and end > now:
            done.kept.append(
                f"Case {case.number}: evidence of a takedown until {end:%d %B %Y} (GDPR, article 17 (3) (e))."
            )
            continue
        name = case.name
        case.name, case.email, case.address_hash = NOBODY, "", ""
        case.subject = case.text = case.postal_address = case.signature = REMOVED
        case.decision = _without(case.decision, theirs.address, name)
        case.save()
        for event in CaseEvent.objects.filter(case=case):
            event.sentence = _without(event.sentence, theirs.address, name)
            event.save(update_fields=["sentence"])
        for withdrawal in Withdrawal.objects.filter(note__startswith=str(case)):
            withdrawal.note = _without(withdrawal.note, theirs.address, name)
            withdrawal.save(update_fields=["note"])
        _relabel(case)
        done.cases += 1


def _erase_accounts(theirs: Holdings, done: Erased) -> None:
    users = list(theirs.users.select_for_update())
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(
        pk__in=[user.pk for user in users]
    )
    if any(user.is_superuser and user.is_active for user in users) and not others.exists():
        raise PersonError(
            "This is the only account that may do everything. Give another one that right first; "
            "nothing was erased."
        )
    for author in theirs.authors.select_for_update():
        author.email = ""
        author.save()
        changes.announce(shown.author(author.pk))
        done.bylines += 1
        done.kept.append(
            f"The byline “{author.name}” and its articles: journalism and its archive "
            "(GDPR, articles 17 (3) (a) and 85). Edit the author in the admin where more is to go."
        )
    for user in users:
        _end_sessions(user)
        user.username, user.email, user.first_name, user.last_name = f"former-{user.pk}", "", "", ""
        user.is_active = user.is_superuser = user.is_staff = False
        user.set_unusable_password()
        user.save()
        user.groups.clear()
        _relabel(user)
        done.accounts += 1
    if users:
        done.kept.append(
            "Which account edited what, under the name “former-…”: the record of editorial responsibility "
            "(GDPR, article 17 (3) (b))."
        )


def _end_sessions(user: User) -> None:
    for session in Session.objects.all().iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


def _relabel(thing: Model) -> None:
    """The log of the admin keeps what was done, and forgets to whom."""
    entries: QuerySet[ModelLogEntry] = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(thing), object_id=str(thing.pk)
    )
    entries.update(label=REMOVED)


def _without(text: str, *words: str) -> str:
    for word in words:
        if word.strip():
            text = re.sub(re.escape(word), REMOVED, text, flags=re.IGNORECASE)
    return text
