"""What outlets tell machines, read once a day from a source’s hosts and its front page."""

from datetime import datetime, timedelta

from django.db.models import Q

from newsreel.gather import actions
from newsreel.gather.agent import user_agent
from newsreel.gather.looking import Fetch
from newsreel.gather.models import Source
from newsreel.gather.permission import Statement, page_permission, page_statements, restored
from newsreel.gather.permission.hosts import origin_of, read_license, told_by_host
from newsreel.gather.permission.statements import MOST_STATEMENTS
from newsreel.gather.queries import active_sources
from newsreel.lib.http import FetchError, Limits
from newsreel.lib.http import fetch as fetch_from_network
from newsreel.settings import current

READ_AGAIN_AFTER = timedelta(hours=24)
MOST_AT_ONCE = 20
SECONDS = 10.0


def read_old_opt_outs(now: datetime, *, fetch: Fetch = fetch_from_network) -> int:
    """Read those of some sources whose were never read, or longest ago. Returns of how many."""
    web = Q(address__startswith="https://") | Q(address__startswith="http://")
    old = Q(opt_outs_read_at=None) | Q(opt_outs_read_at__lte=now - READ_AGAIN_AFTER)
    found = list(active_sources().filter(web & old).order_by("opt_outs_read_at", "pk")[:MOST_AT_ONCE])
    for source in found:
        actions.keep_opt_outs(source=source, statements=said_by_outlet(source, now, fetch=fetch), now=now)
    return len(found)


def said_by_outlet(source: Source, now: datetime, *, fetch: Fetch = fetch_from_network) -> list[Statement]:
    """What the hosts of a source and its front page tell machines now."""
    found: dict[Statement, None] = {}
    for origin in dict.fromkeys(map(origin_of, (source.home_address, source.address))):
        if origin:
            found.update(dict.fromkeys(restored(told_by_host(origin, now=now, fetch=fetch).terms)))
    if source.home_address:
        found.update(dict.fromkeys(_said_by_front_page(source.home_address, now, fetch)))
    return list(found)[:MOST_STATEMENTS]


def _said_by_front_page(address: str, now: datetime, fetch: Fetch) -> list[Statement]:
    if not page_permission(address, now=now, fetch=fetch).allowed:
        return []
    site = current()
    limits = Limits(seconds=SECONDS, private_addresses=site.gather_private_addresses)
    try:
        answer = fetch(address, user_agent=user_agent(site), limits=limits)
    except FetchError:
        return []
    read_at = now.isoformat(timespec="seconds")
    found, licenses = page_statements(answer.headers, answer.body, address=answer.url, read_at=read_at)
    for license_address in licenses:
        found += read_license(license_address, read_at=read_at, fetch=fetch, site=site)
    return found
