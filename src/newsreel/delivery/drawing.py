"""Drawing a page without a reader: the same way through the application, only nobody waits at the end."""

import io
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import close_old_connections
from django.http import HttpResponseBase

from newsreel.delivery.web.application import KIND_HEADER, OTHER
from newsreel.settings import current


@cache
def _handler() -> WSGIHandler:
    return WSGIHandler()


def draw(path: str) -> str:
    """Draw and keep the page of an address. Gives what came of it, as the application tells the server."""
    close_old_connections()
    response = _handler().get_response(WSGIRequest(_environment(path)))
    try:
        return str(response.get(KIND_HEADER, OTHER))
    finally:
        response.close()
        close_old_connections()


def answer(path: str) -> HttpResponseBase:
    """What a reader who asks for an address is answered; nothing is kept. To be closed by the caller."""
    environment = _environment(path)
    del environment["HTTP_NEWSREEL_PAGE"]
    return _handler().get_response(WSGIRequest(environment))


def _environment(path: str) -> dict[str, Any]:
    """As PEP 3333 has it, with the header by which the server asks for a page."""
    public = urlsplit(current().origin)
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": "",
        "SERVER_NAME": public.hostname or "localhost",
        "SERVER_PORT": str(public.port or 80),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "",
        "HTTP_HOST": public.netloc,
        "HTTP_NEWSREEL_PAGE": "1",
        "wsgi.url_scheme": public.scheme,
        "wsgi.version": (1, 0),
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
