"""How answers go out that are no kept page: files, sentences, what the application said."""

from newsreel.delivery.negotiation import byte_range, is_unchanged
from newsreel.delivery.web.answer import Headers
from newsreel.delivery.web.application import Reply
from newsreel.delivery.web.asked import Asked
from newsreel.delivery.web.exchange import Exchange
from newsreel.delivery.web.files import Served

_IN_304 = frozenset(
    ("cache-control", "etag", "last-modified", "vary", "age", "cdn-cache-control", "content-security-policy")
)


def of_304(headers: Headers) -> Headers:
    """What an answer without a body repeats (RFC 9110, 15.4.5)."""
    return [header for header in headers if header[0] in _IN_304]


def send_file(found: Served, asked: Asked, exchange: Exchange) -> None:
    """A file, the part of it that was asked for, or that the browser has it already."""
    fields = asked.headers
    tag, since = fields.get("if-none-match") or "", fields.get("if-modified-since") or ""
    if (tag or since) and is_unchanged(
        etag=found.etag, modified=found.modified, if_none_match=tag, if_modified_since=since
    ):
        exchange.response_empty(304, of_304(found.headers))
        return
    headers = [*found.headers, ("accept-ranges", "bytes")]
    if asked.method == "HEAD":
        exchange.response_empty(200, [*headers, ("content-length", str(found.size))])
        return
    wanted = fields.get("range") or ""
    if wanted and (fields.get("if-range") or found.etag) == found.etag:
        try:
            part = byte_range(wanted, found.size)
        except ValueError:
            exchange.response_empty(416, [("content-range", f"bytes */{found.size}")])
            return
        if part is not None:
            first, behind = part
            headers.append(("content-range", f"bytes {first}-{behind - 1}/{found.size}"))
            exchange.response_file_range(206, headers, str(found.file), first, behind)
            return
    exchange.response_file(200, headers, str(found.file))


def say(exchange: Exchange, status: int, sentence: str, method: str) -> None:
    """A sentence, or a page that is nothing but one. Nobody may keep it."""
    kind = "text/html" if sentence.startswith("<!doctype") else "text/plain"
    headers: Headers = [
        ("content-type", f"{kind}; charset=utf-8"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
    ]
    if status == 503:
        headers.append(("retry-after", "10"))
    if method == "HEAD":
        exchange.response_empty(status, headers)
    else:
        exchange.response_str(status, headers, sentence)


def send_reply(reply: Reply, method: str, exchange: Exchange) -> None:
    """What the application said, without what it said to the server alone."""
    headers = [(name, value) for name, value in reply.headers if not name.startswith("newsreel-")]
    if method == "HEAD":
        exchange.response_empty(reply.status, headers)
    else:
        headers = [(name, value) for name, value in headers if name != "content-length"]
        exchange.response_bytes(reply.status, headers, reply.body)
