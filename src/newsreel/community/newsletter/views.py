"""The newsletter's pages: sign up, confirm, choose, leave. No cookies: a key in the address says who."""

from collections.abc import Mapping
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from newsreel.community import answers
from newsreel.community.attempts import Limit, allow
from newsreel.community.door import is_own_form, read_fields
from newsreel.community.newsletter import actions, addresses
from newsreel.community.newsletter.models import Subscriber
from newsreel.community.sender import address_hash, network_address
from newsreel.front.view import Link, MessageView
from newsreel.newsroom.models import Section

LIMIT = Limit("newsletter", most=10, period=timedelta(hours=1))
HONEYPOTS = ("subject", "website")
SENTENCE = "Subscribe to our newsletter. By signing up you agree to our terms and privacy policy."

_form_view = require_http_methods(["GET", "HEAD", "POST"])


@csrf_exempt  # reader pages hold no token; is_own_form asks the browser instead
@_form_view
def subscribe(request: HttpRequest) -> HttpResponse:
    """GET: the form. POST: the same answer for every address, whoever it belongs to."""
    if request.method != "POST":
        return _sign_up_page(request)
    fields = read_fields(request)
    if fields is None:
        return answers.too_big(request)
    if not is_own_form(request):
        return answers.foreign_form(request)
    if any(fields.get(name) for name in HONEYPOTS):
        return answers.see(addresses.thanks())
    email = fields.get("email", "").strip()
    if not _is_email(email):
        sentence = "This is no e-mail address. One looks like name@example.org."
        return _sign_up_page(request, email=email, error=sentence, status=422)
    sender, now = _sender(request), timezone.now()
    if not allow(LIMIT, sender, now):
        sentence = f"More than {LIMIT.most} sign-ups came from your network within an hour. Please try later."
        return _sign_up_page(request, email=email, error=sentence, status=429)
    actions.subscribe(email=email, sentence=SENTENCE, means="sign-up form", sender=sender, now=now)
    return answers.see(addresses.thanks())


def _is_email(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return len(value) <= 254


def _sign_up_page(
    request: HttpRequest, *, email: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    view = MessageView(
        heading="Subscribe to News",
        sentence="What was published since yesterday, once a day by mail. Nothing on days without news.",
        status=status,
        body=_drawn("subscribe", {"email": email, "error": error, "action": addresses.subscribe()}),
    )
    return answers.form_page(request, view)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return answers.page(
        request,
        MessageView(
            heading="Look into your mailbox",
            sentence="A letter is on its way to the address you gave. Open the page behind its link and "
            "press the button there; only then does the digest come. If there is no letter within some "
            "minutes, look among the spam.",
            links=(answers.HOME,),
        ),
    )


@csrf_exempt  # the signed token in the address is the proof, and nobody else has it
@_form_view
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET: a button, since mail scanners open every link. POST: the subscription begins."""
    now = timezone.now()
    subscriber = actions.subscriber_to_confirm(token, now)
    if subscriber is None:
        return _spent_link(request)
    if request.method != "POST":
        return answers.form_page(
            request,
            MessageView(
                heading="One more press",
                sentence=actions.consent_sentence(subscriber.email),
                body=_drawn("button", {"action": addresses.confirm(token), "label": "Confirm"}),
            ),
        )
    actions.confirm(subscriber=subscriber, sender=_sender(request), now=now)
    return _welcome(request, subscriber)


def _welcome(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    return answers.page(
        request,
        MessageView(
            heading="You are subscribed",
            sentence="The next digest comes when there is news. Every one of them has a link to stop.",
            links=(Link("Choose what is in it", addresses.preferences(subscriber.key)), answers.HOME),
        ),
    )


def _spent_link(request: HttpRequest) -> HttpResponse:
    return answers.page(
        request,
        MessageView(
            heading="This link is spent",
            sentence="It was not copied whole, or is older than seven days, or has been used up. You can "
            "sign up again.",
            status=404,
            links=(Link("Sign up", addresses.subscribe()), answers.HOME),
        ),
    )


@csrf_exempt  # the key in the address is the proof; mail providers post here without any page
@_form_view
def unsubscribe(request: HttpRequest, key: str) -> HttpResponse:
    """GET: a button. POST: leave, at once and for good (RFC 8058 wants neither cookie nor further step)."""
    subscriber = Subscriber.objects.filter(key=key).first()
    if subscriber is None:
        return _spent_link(request)
    if request.method != "POST":
        return answers.form_page(
            request,
            MessageView(
                heading="Stop the digest?",
                sentence=f"We then write to {subscriber.email} no more.",
                body=_drawn("button", {"action": addresses.unsubscribe(key), "label": "Stop the digest"}),
            ),
        )
    is_one_click = b"List-Unsubscribe=One-Click" in request.body[:1000]
    means = "one-click link of the mail program" if is_one_click else "unsubscribe page"
    actions.leave(subscriber=subscriber, means=means, sender=_sender(request), now=timezone.now())
    return answers.form_page(
        request,
        MessageView(
            heading="You are unsubscribed",
            sentence=f"No more digests go to {subscriber.email}. If that was a mistake, press the button.",
            body=_drawn(
                "button",
                {
                    "action": addresses.preferences(key),
                    "label": "Send it again",
                    "name": "return",
                    "value": "yes",
                },
            ),
        ),
    )


@csrf_exempt  # the key in the address is the proof
@_form_view
def preferences(request: HttpRequest, key: str) -> HttpResponse:
    """What a subscriber gets: all sections or some."""
    subscriber = Subscriber.objects.filter(key=key).first()
    if subscriber is None:
        return _spent_link(request)
    if request.method != "POST":
        return _preferences_page(request, subscriber)
    if read_fields(request) is None:
        return answers.too_big(request)
    sender, now = _sender(request), timezone.now()
    if request.POST.get("return"):
        actions.come_back(subscriber=subscriber, sender=sender, now=now)
        return _welcome(request, subscriber)
    if subscriber.state != Subscriber.State.ACTIVE:
        return _preferences_page(request, subscriber)
    all_sections, chosen = request.POST.get("which") != "some", _chosen_sections(request.POST)
    try:
        actions.choose(
            subscriber=subscriber, all_sections=all_sections, sections=chosen, sender=sender, now=now
        )
    except ValueError as error:
        return _preferences_page(request, subscriber, error=str(error), status=422)
    return answers.see(f"{addresses.preferences(key)}?kept=yes")


def _chosen_sections(posted: QueryDict) -> list[Section]:
    keys = {int(value) for value in posted.getlist("section")[:200] if value.isascii() and value.isdigit()}
    return list(Section.objects.live().filter(pk__in=[key for key in keys if key < 2**31]).order_by("path"))


def _preferences_page(
    request: HttpRequest, subscriber: Subscriber, *, error: str = "", status: int = 200
) -> HttpResponse:
    if subscriber.state != Subscriber.State.ACTIVE:
        button = {"label": "Send it to me", "name": "return", "value": "yes"}
        return answers.form_page(
            request,
            MessageView(
                heading="You are not subscribed",
                sentence=actions.consent_sentence(subscriber.email),
                body=_drawn("button", {"action": addresses.preferences(subscriber.key), **button}),
            ),
        )
    chosen = {section.pk for section in subscriber.sections.all()}
    body = _drawn(
        "preferences",
        {
            "action": addresses.preferences(subscriber.key),
            "unsubscribe_url": addresses.unsubscribe(subscriber.key),
            "all_sections": subscriber.all_sections and not error,
            "sections": [(section, section.pk in chosen) for section in _offered_sections()],
            "error": error,
            "is_kept": request.GET.get("kept") == "yes" and not error,
        },
    )
    heading, sentence = "Your digest", f"Once a day to {subscriber.email}, when there is news."
    return answers.form_page(
        request, MessageView(heading=heading, sentence=sentence, body=body, status=status)
    )


def _offered_sections() -> list[Section]:
    return list(Section.objects.live().filter(show_in_menus=True).order_by("path"))


def _sender(request: HttpRequest) -> str:
    return address_hash(network_address(request))


def _drawn(name: str, context: Mapping[str, object]) -> SafeString:
    return render_to_string(f"community/{name}.html", dict(context))
