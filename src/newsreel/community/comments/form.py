"""What a reader sent as a comment: read, tidied, and found good or wanting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from newsreel.community.comments.models import Comment
from newsreel.community.comments.moderation import Draft
from newsreel.community.comments.text import LONGEST, as_markup, one_line, without_unseen
from newsreel.community.comments.thread import approved, stamp_subject
from newsreel.community.door import Stamp, read_stamp

HONEYPOT = "subject"
LONGEST_NAME = 80
_SHOWN_AGAIN = ("name", "email", "website", "text")


@dataclass(frozen=True, slots=True)
class Submission:
    """A comment form as sent. `errors` is empty where the comment can be taken."""

    draft: Draft
    values: Mapping[str, str]
    errors: Mapping[str, str]
    stamp: str
    """Empty where the form needs a new one."""
    parent: Comment | None


def read_submission(fields: Mapping[str, str], *, article_id: int, sender: str, now: datetime) -> Submission:
    text = without_unseen(fields.get("text", ""))
    draft = Draft(
        name=one_line(fields.get("name", "")),
        email=one_line(fields.get("email", "")).lower(),
        website=_with_scheme(one_line(fields.get("website", ""))),
        text=text,
        markup=as_markup(text) if len(text) <= LONGEST else "",
        sender=sender,
    )
    errors = {name: sentence for name, sentence in _field_errors(draft).items() if sentence}
    given_stamp = fields.get("stamp", "")
    stamp = read_stamp(given_stamp, stamp_subject(article_id))
    parent = _parent(fields.get("parent", ""), article_id)
    if fields.get("parent") and parent is None:
        errors[""] = "The comment you were answering has gone. Send yours again to let it stand by itself."
    if sentence := _stamp_error(stamp, now):
        errors[""] = sentence
    return Submission(
        draft=draft,
        values={name: fields.get(name, "") for name in _SHOWN_AGAIN},
        errors=errors,
        stamp=given_stamp if stamp is not None and not stamp.is_too_old(now) else "",
        parent=parent,
    )


def _field_errors(draft: Draft) -> dict[str, str]:
    return {
        "name": _name_error(draft.name),
        "email": _email_error(draft.email),
        "website": _website_error(draft.website),
        "text": _text_error(draft),
    }


def _name_error(name: str) -> str:
    if not name:
        return "Please tell us your name."
    if len(name) > LONGEST_NAME:
        return f"Your name has {len(name):,} characters; {LONGEST_NAME} is the most. Please shorten it."
    return ""


def _email_error(email: str) -> str:
    if not email:
        return "Please give your e-mail address. It will not be shown."
    try:
        validate_email(email)
    except ValidationError:
        return "This is no e-mail address. One looks like name@example.org."
    return "" if len(email) <= 254 else "This e-mail address is too long to be one."


def _website_error(website: str) -> str:
    try:
        if website:
            URLValidator(schemes=["http", "https"])(website)
    except ValidationError:
        return "This is no web address. Write one like https://example.org, or leave the field empty."
    return "" if len(website) <= 500 else "This web address is too long. Please give a shorter one."


def _text_error(draft: Draft) -> str:
    if not draft.text:
        return "Please write your comment."
    if len(draft.text) > LONGEST:
        return f"Your comment has {len(draft.text):,} characters; {LONGEST:,} is the most. Please shorten it."
    if not draft.markup:
        return "Nothing readable was left of your comment. Please write it in plain words."
    return ""


def _stamp_error(stamp: Stamp | None, now: datetime) -> str:
    if stamp is None or stamp.is_too_old(now):
        return "This form had been open for too long. Your text is still here: please send it again."
    if stamp.is_too_fresh(now):
        return "That was very quick. Your text is still here: please send it again."
    return ""


def _with_scheme(website: str) -> str:
    return f"https://{website}" if website and "://" not in website and "." in website else website


def _parent(value: str, article_id: int) -> Comment | None:
    if value.isascii() and value.isdigit() and len(value) < 16:
        return approved(article_id).filter(pk=int(value)).first()
    return None
