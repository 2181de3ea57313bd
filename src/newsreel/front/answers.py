"""The last step of every reader page: template, and the headers that let it be kept and keep it safe."""

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from newsreel.front import embeds, theme
from newsreel.front.view import Chrome, Head

FRESH = "public, max-age=0, stale-while-revalidate=30, stale-if-error=86400"
"""Reader pages hold nothing of a visitor: anybody may keep them, and asks each time whether they changed.

Who asked within the last half minute may show what it has and ask beside that; and for a day, where we can't
be reached (RFC 5861).
"""


def _policy() -> str:
    players = " ".join(embeds.player_origins())
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' '{theme.CONTENT_SECURITY_HASH}'",
            "style-src 'self'",
            # Hues of sections and placeholder colours of pictures stand in style attributes.
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "media-src 'self' https:",
            f"frame-src {players}",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


CONTENT_SECURITY_POLICY = _policy()


def page(
    template: str,
    *,
    view: Any,
    head: Head,
    chrome: Chrome,
    status: int = 200,
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """A reader page. It is drawn without the request, so no template can ask who is looking."""
    body = render_to_string(template, {"view": view, "head": head, "chrome": chrome, **(context or {})})
    response = HttpResponse(body, status=status)
    guard(response)
    return private(response) if chrome.is_preview else response


def guard(response: HttpResponse) -> HttpResponse:
    """The headers of an answer to readers."""
    response["Cache-Control"] = FRESH
    response["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), browsing-topics=()"
    return response


def private(response: HttpResponse) -> HttpResponse:
    """An answer for this reader alone: a preview, or a page behind a password. Nobody may keep it."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def file(content: bytes | str, content_type: str, *, cache: str = FRESH) -> HttpResponse:
    """A feed, a sitemap, a manifest…: an answer no browser runs."""
    response = HttpResponse(content, content_type=content_type)
    response["Cache-Control"] = cache
    return response
