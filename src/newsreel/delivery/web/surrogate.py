"""What shared caches in front are told of a page: what it shows, and how long they may keep it."""

from collections.abc import Collection, Mapping, Sequence
from urllib.parse import urlsplit

LONGEST = 6_000
"""Bytes of names; Varnish takes eight kilobytes in one header."""
BY_THINGS = "public, max-age=86400, stale-while-revalidate=30, stale-if-error=86400"
"""Where whoever keeps a page is told of every change of what it shows."""
BY_URLS = "public, max-age=300, stale-while-revalidate=30, stale-if-error=86400"
"""Where the most-read addresses are told, and the others follow."""
NOT_KEPT = "no-store"
HEADERS = ("surrogate-key", "cdn-cache-control")


def lifetime(channels: Sequence[str]) -> str:
    """The `CDN-Cache-Control` (RFC 9213) for the channels of the settings; empty where there are none."""
    if not channels:
        return ""
    return BY_THINGS if all(urlsplit(channel).scheme == "varnish" for channel in channels) else BY_URLS


def told(headers: Mapping[str, str], shows: Collection[str], control: str) -> dict[str, str]:
    """The headers of a page with those for shared caches. `shows`: with what its fragments show."""
    names = " ".join(sorted(shows))
    if len(names) > LONGEST or any(len(name.split()) != 1 for name in shows):
        return {**headers, "cdn-cache-control": NOT_KEPT}
    return {**headers, "surrogate-key": names, "cdn-cache-control": control}
