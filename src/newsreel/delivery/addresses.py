"""From what a client asked for to the address of a page: one page, one address, whatever hangs behind it."""

import re
from collections.abc import Collection
from urllib.parse import quote

LONGEST_PATH = 2048
LONGEST_QUERY = 16_384

_OF_COMMENTS = ("comments", "reply", "sent")
_OF_WORDPRESS = (
    *("s", "p", "page_id", "attachment_id", "cat", "tag", "author", "feed"),
    *("m", "year", "monthnum", "day", "paged"),
)
ANSWERED_QUERIES = frozenset((*_OF_COMMENTS, *_OF_WORDPRESS))
"""Names in a query that change what an address shows. All others (campaigns, clicks, nonsense) don't."""

APPLICATION_PATHS = (
    "/admin/",
    "/cases/",
    "/comments/",
    "/documents/",
    "/hooks/",
    "/newsletter/",
    "/search/",
    "/styleguide/",
    "/_util/",
)
"""What is made for each visitor alone and never kept."""


def is_asking(query: str, names: Collection[str] = ANSWERED_QUERIES) -> bool:
    """Whether a query holds a name that changes what is shown."""
    return any(part.partition("=")[0] in names for part in query.split("&"))


def is_for_application(path: str) -> bool:
    return path.startswith(APPLICATION_PATHS)


def refusal(path: str, query: str) -> tuple[int, str] | None:
    """Status and sentence for what no address of a site can be (RFC 9110, 15.5.15 for 414)."""
    if len(path) > LONGEST_PATH or len(query) > LONGEST_QUERY:
        return 414, "This address is too long."
    if any(character < " " or character == "\x7f" for character in path) or not path.startswith("/"):
        return 400, "This address holds characters that no address of ours has."
    return None


def with_single_slashes(path: str) -> str:
    """The one address of a page that a path with empty parts means."""
    return re.sub("/{2,}", "/", path)


def request_target(path: str, query: str) -> bytes:
    """Path (decoded) and query as they stand in a request line (RFC 9112, 3.2.1)."""
    target = quote(path, safe="/:@!$&'()*+,;=~-._", errors="surrogatepass")
    return f"{target}?{query}".encode("ascii", "replace") if query else target.encode()
