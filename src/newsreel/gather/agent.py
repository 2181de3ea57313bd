"""Who we say we are to those whose pages we read."""

from newsreel import __version__
from newsreel.settings import Settings

ROBOTS_NAME = "Newsreel"
"""What a site's owner calls us in robots.txt, in any case of letters (RFC 9309, section 2.2.1)."""


def user_agent(site: Settings) -> str:
    """Our name, with a way to reach the site's owner."""
    return f"{ROBOTS_NAME}/{__version__} (+{site.contact or site.origin})"
