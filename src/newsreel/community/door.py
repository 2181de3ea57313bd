"""What every form of a reader passes before it is read: where it came from, when it was drawn, how often.

Reader pages set no cookie and are the same for everybody, so there is no CSRF token. A browser tells the
origin of a form by itself, and a signed moment tells when the form was drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.core import signing
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.utils.safestring import SafeString

from newsreel import settings
from newsreel.front import fragments, shown
from newsreel.lib.html import without_controls

LEAST_AGE = timedelta(seconds=3)
"""Nobody reads and fills a form faster."""
GREATEST_AGE = timedelta(days=2)
"""The stamp of a page that is kept is drawn anew each day, and a reader may leave it open for another."""
_ANY_FORM = "any form"
STAMP_PART = "form-stamp"


def is_own_form(request: HttpRequest) -> bool:
    """Whether the browser says that this form was sent from a page of ours, or says nothing.

    Sec-Fetch-Site and Origin: https://www.w3.org/TR/fetch-metadata/ and RFC 6454. Programs that send
    neither carry nobody's cookies, so there is nothing to forge.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    own = {settings.current().origin, f"{request.scheme}://{request.get_host()}"}
    return origin in own and bool(urlsplit(origin).netloc)


def read_fields(request: HttpRequest, *, most_files: int = 0) -> Mapping[str, str] | None:
    """The form's fields without control characters; None where the request is too big or broken to read."""
    try:
        posted, files = request.POST, request.FILES
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent, MultiPartParserError):
        return None
    if len(files) > most_files:
        return None
    return {name: without_controls(value) for name, value in posted.items() if isinstance(value, str)}


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a form was drawn and what for: `about` binds it to one article or one kind of form."""

    about: str
    made: datetime

    def is_too_fresh(self, now: datetime) -> bool:
        return now - self.made < LEAST_AGE

    def is_too_old(self, now: datetime) -> bool:
        return now - self.made > GREATEST_AGE


def draw_stamp(about: str, now: datetime) -> str:
    return signing.Signer(salt="newsreel.community.stamp").sign_object([about, int(now.timestamp())])


def place_stamp(about: str, now: datetime) -> SafeString:
    """A stamp for a form in a page; where the page is kept, the stamp of the day is joined in later."""
    return fragments.place(STAMP_PART, lambda: SafeString(draw_stamp(about, now)))


def stamp_of_the_day(now: datetime) -> SafeString:
    """Good for any form. Draws as a part of pages; noted to change with the day."""
    shown.note(shown.TODAY)
    return SafeString(draw_stamp(_ANY_FORM, now))


def read_stamp(value: str, about: str) -> Stamp | None:
    """The stamp, or None where it is forged, broken or made for another form."""
    try:
        drawn_for, moment = signing.Signer(salt="newsreel.community.stamp").unsign_object(value)
        made = datetime.fromtimestamp(moment, UTC)
    except (signing.BadSignature, ValueError, TypeError, OverflowError):
        return None
    return Stamp(about, made) if drawn_for in (about, _ANY_FORM) else None
