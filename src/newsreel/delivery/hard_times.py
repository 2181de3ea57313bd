"""What the application says while its database is away: one sentence, and no traceback."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from newsreel.delivery.web.sentences import sorry

logger = logging.getLogger("newsreel.delivery")


class DatabaseAwayMiddleware:
    """Answers 503 where a database that is stopped, locked or full kept a view from its work."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        logger.error("%s %s: the database is away: %s", request.method, request.path, exception)
        answer = HttpResponse(sorry(503, is_form=request.method == "POST"), status=503)
        answer["Retry-After"] = "10"
        answer["Cache-Control"] = "no-store"
        return answer
