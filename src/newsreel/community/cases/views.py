"""The contact and takedown forms on standing pages, and where they are sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from newsreel.community import answers
from newsreel.community.attempts import Limit, allow
from newsreel.community.cases import actions
from newsreel.community.cases.form import FORMS, HONEYPOT, Field, errors, tidied
from newsreel.community.cases.models import Case
from newsreel.community.door import is_own_form, place_stamp, read_fields, read_stamp
from newsreel.community.sender import address_hash, network_address
from newsreel.front.view import MessageView
from newsreel.newsroom.models import StandardPage

LIMIT = Limit("case", most=5, period=timedelta(hours=1))
KINDS = {"contact": Case.Kind.CONTACT, "dmca": Case.Kind.TAKEDOWN}
_FAILED = "newsreel.failed_case"
_SALT = "newsreel.case.thanks"


@dataclass(frozen=True, slots=True)
class _FailedForm:
    values: Mapping[str, str]
    errors: Mapping[str, str]
    stamp: str


class ReaderForms:
    """Implements :class:`newsreel.front.slots.Forms`."""

    def contact(self, request: HttpRequest, kind: str) -> SafeString:
        if kind not in FORMS:
            return SafeString("")
        failed = request.META.get(_FAILED)
        given = failed if isinstance(failed, _FailedForm) else _FailedForm({}, {}, "")
        return render_to_string(
            "community/case.html",
            {
                "action": reverse("case_receive"),
                "kind": kind,
                "stamp": given.stamp or place_stamp(kind, timezone.now()),
                "fields": [_shown(field, given) for field in FORMS[kind]],
                "error": given.errors.get("", ""),
            },
        )


def _shown(field: Field, given: _FailedForm) -> dict[str, object]:
    return {
        "definition": field,
        "value": given.values.get(field.name, ""),
        "error": given.errors.get(field.name, ""),
    }


@csrf_exempt  # reader pages hold no token; is_own_form asks the browser instead
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Open a case and thank; or show the page with the form again, and why."""
    fields = read_fields(request)
    if fields is None:
        return answers.too_big(request)
    kind = fields.get("kind", "")
    if kind not in FORMS:
        return answers.no_such_form(request, "This form is not known here. Please open the page anew.")
    if not is_own_form(request):
        return answers.foreign_form(request)
    if fields.get(HONEYPOT):
        return answers.see(reverse("case_thanks", args=["-"]))
    values, now = tidied(fields, FORMS[kind]), timezone.now()
    found = errors(values, FORMS[kind])
    stamp = read_stamp(fields.get("stamp", ""), kind)
    if stamp is None or stamp.is_too_old(now):
        found[""] = "This form had been open for too long. Your words are still here: please send them again."
        return _again(request, kind, _FailedForm(values, found, ""), status=422)
    kept = fields["stamp"]
    if stamp.is_too_fresh(now):
        found[""] = "That was very quick. Your words are still here: please send them again."
    if found:
        return _again(request, kind, _FailedForm(values, found, kept), status=422)
    sender = address_hash(network_address(request))
    if not allow(LIMIT, sender, now):
        found[""] = (
            f"More than {LIMIT.most} messages came from your network within an hour. "
            "Your words are still here: please send them a little later."
        )
        return _again(request, kind, _FailedForm(values, found, kept), status=429)
    case = actions.open_case(kind=KINDS[kind], values=values, stamp=kept, sender=sender, now=now)
    number = signing.Signer(salt=_SALT).sign(case.number)
    return answers.see(reverse("case_thanks", args=[number]))


def _again(request: HttpRequest, kind: str, failed: _FailedForm, *, status: int) -> HttpResponse:
    """The standing page that holds this form, or where none does the form by itself."""
    request.META[_FAILED] = failed
    page = StandardPage.objects.live().filter(kind=kind).order_by("path").first()
    if page is None:
        body = ReaderForms().contact(request, kind)
        return answers.form_page(request, MessageView("Please look again", "", status=status, body=body))
    response: HttpResponse = page.serve(request)
    response.status_code = status
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def thanks(request: HttpRequest, token: str) -> HttpResponse:
    """After sending. The token holds the case's number, signed, so that nobody reads through the numbers."""
    try:
        number = signing.Signer(salt=_SALT).unsign(token)
    except signing.BadSignature:
        sentence = "Your message has reached the desk."
    else:
        sentence = f"Your message has reached the desk under the number {number}. A letter says so too."
    view = MessageView("Thank you for writing", sentence, links=(answers.HOME,))
    return answers.page(request, view)
