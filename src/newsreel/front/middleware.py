"""What is refused before any view sees it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

LONGEST_PATH = 2048
LONGEST_QUERY = 16_384


class HostileRequestMiddleware:
    """Answers 400 to paths no page can have: NUL bytes and other controls, or absurd length."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.path_info) > LONGEST_PATH or len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            return _refuse("This address is too long.")
        if any(ord(character) < 32 or ord(character) == 127 for character in request.path_info):
            return _refuse("This address holds characters that no address of ours has.")
        return self.get_response(request)


def _refuse(sentence: str) -> HttpResponse:
    return HttpResponse(sentence + "\n", status=400, content_type="text/plain; charset=utf-8")
