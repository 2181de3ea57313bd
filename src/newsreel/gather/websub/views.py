"""Where hubs call us (WebSub, sections 5.3, 5.2 and 7). Answers quickly; reading is the worker's."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from newsreel.gather.websub.pushes import Receipt, read_pushes, receive
from newsreel.gather.websub.subscription import confirm
from newsreel.lib.queue import enqueue_once

LARGEST_PUSH = 2_000_000
"""Bytes."""
LONGEST_CHALLENGE = 1000

_STATUS = {Receipt.KEPT: 202, Receipt.DROPPED: 202, Receipt.UNWANTED: 410, Receipt.LATER: 503}


@csrf_exempt  # the name in the address is the hub's proof, and the signature that of what it sends
@never_cache
@require_http_methods(["GET", "POST"])
def callback(request: HttpRequest, name: str) -> HttpResponse:
    return _pushed(request, name) if request.method == "POST" else _verified(request, name)


def _verified(request: HttpRequest, name: str) -> HttpResponse:
    asked = {key: str(value) for key, value in request.GET.items()}
    is_sane = len(asked.get("hub.challenge", "")) <= LONGEST_CHALLENGE
    answer = confirm(name=name, asked=asked, now=timezone.now()) if is_sane else None
    if answer is None:
        return HttpResponse("We did not ask for this.", status=404, content_type="text/plain")
    return HttpResponse(answer, content_type="text/plain")


def _pushed(request: HttpRequest, name: str) -> HttpResponse:
    length = request.headers.get("Content-Length") or "0"
    if not length.isdecimal() or int(length) > LARGEST_PUSH:
        return HttpResponse("This is more than we take.", status=413, content_type="text/plain")
    body = request.read(LARGEST_PUSH + 1)
    if len(body) > LARGEST_PUSH:
        return HttpResponse("This is more than we take.", status=413, content_type="text/plain")
    signature = request.headers.get("X-Hub-Signature", "")
    receipt = receive(name=name, signature=signature, body=body, now=timezone.now())
    if receipt is Receipt.KEPT:
        enqueue_once(read_pushes)
    answer = HttpResponse(status=_STATUS[receipt])
    if receipt is Receipt.LATER:
        answer["Retry-After"] = "120"
    return answer
