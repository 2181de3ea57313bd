"""The kinds of source. One folder each; one line in this registry."""

from collections.abc import Callable, Mapping

from newsreel.gather.items import Reading
from newsreel.gather.sources.feed import parse as feed
from newsreel.gather.sources.mailbox import message
from newsreel.gather.sources.news_sitemap import parse as news_sitemap
from newsreel.gather.sources.watched_page import parse as watched_page
from newsreel.gather.sources.wire import parse as wire
from newsreel.gather.sources.wordpress import parse as wordpress

Read = Callable[..., Reading]
"""Takes the body (bytes) and, by keyword, `address` and `now`; raises UnreadableSourceError.

`watched_page` also takes `rules`.
"""

KINDS: Mapping[str, Read] = {
    "feed": feed.parse,
    "mailbox": message.parse,
    "news_sitemap": news_sitemap.parse,
    "watched_page": watched_page.parse,
    "wire": wire.parse,
    "wordpress": wordpress.parse,
}
