"""The kinds of source. One folder each; one line in this registry."""

from collections.abc import Callable, Mapping

from newsreel.gather.items import Reading
from newsreel.gather.sources.feed import parse as feed

Read = Callable[..., Reading]
"""Takes the body (bytes) and, by keyword, `address` and `now`; raises UnreadableSourceError."""

KINDS: Mapping[str, Read] = {
    "feed": feed.parse,
}
