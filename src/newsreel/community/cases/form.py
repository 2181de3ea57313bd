"""The contact form and the takedown form: what they ask, and what is wrong with an answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from newsreel.community.comments.text import one_line, without_unseen

HONEYPOT = "website"


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: str
    longest: int
    missing: str = ""
    """The sentence where it is empty; empty itself where the field may be."""
    kind: str = "text"
    """text, email, textarea or checkbox."""
    hint: str = ""
    autocomplete: str = ""
    rows: int = 3
    """Of a textarea."""


_NAME = Field("name", "Name", 120, "Please tell us your name.", autocomplete="name")
_EMAIL = Field(
    "email",
    "E-mail",
    254,
    "Please give an e-mail address, so that we can answer.",
    kind="email",
    autocomplete="email",
)

CONTACT = (
    _NAME,
    _EMAIL,
    Field("subject", "What it is about", 200),
    Field(
        "addresses",
        "Address of the page concerned",
        2000,
        kind="textarea",
        hint="If it is about a page of ours. One to a line.",
    ),
    Field("text", "Message", 10_000, "Please write your message.", kind="textarea", rows=8),
)

TAKEDOWN = (
    _NAME,
    _EMAIL,
    Field(
        "postal_address",
        "Postal address and telephone",
        500,
        "Please give a postal address and a telephone number.",
        kind="textarea",
        autocomplete="street-address",
    ),
    Field(
        "work",
        "The work that is yours",
        3000,
        "Please name the work, and where it can be seen.",
        kind="textarea",
        hint="Name it, and where it can be seen if it is on the web.",
    ),
    Field(
        "addresses",
        "Addresses of our pages that use it",
        5000,
        "Please give the address of each page concerned.",
        kind="textarea",
        hint="One to a line.",
    ),
    Field("text", "Anything else we should know", 10_000, kind="textarea", rows=6),
    Field(
        "is_in_good_faith",
        "I believe in good faith that this use is not authorised by the rights holder, its agent or the law.",
        3,
        "Please state that you believe this in good faith, or the request has no effect in law.",
        kind="checkbox",
    ),
    Field(
        "is_accurate",
        "What I say here is accurate; under penalty of perjury, I am the rights holder or may act for them.",
        3,
        "Please state that it is accurate, or the request has no effect in law.",
        kind="checkbox",
    ),
    Field("signature", "Signature", 120, "Please sign with your full name.", hint="Your full name."),
)

FORMS: Mapping[str, tuple[Field, ...]] = {"contact": CONTACT, "dmca": TAKEDOWN}
"""By the kind of standing page that shows them."""


def tidied(fields: Mapping[str, str], form: tuple[Field, ...]) -> dict[str, str]:
    """The answers to this form's fields and nothing else, without unseen characters."""
    return {
        field.name: (without_unseen if field.kind == "textarea" else one_line)(fields.get(field.name, ""))
        for field in form
    }


def errors(values: Mapping[str, str], form: tuple[Field, ...]) -> dict[str, str]:
    """A sentence for each field that is wanting."""
    found = {field.name: _error(values[field.name], field) for field in form}
    return {name: sentence for name, sentence in found.items() if sentence}


def _error(value: str, field: Field) -> str:
    if not value:
        return field.missing
    if len(value) > field.longest:
        return f"This has {len(value):,} characters; {field.longest:,} is the most. Please shorten it."
    if field.kind == "email":
        try:
            validate_email(value)
        except ValidationError:
            return "This is no e-mail address. One looks like name@example.org."
    return ""
