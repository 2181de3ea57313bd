"""Public addresses: how one is made and which no page may have. Pure."""

import re
from datetime import datetime

RESERVED = frozenset(
    {
        "-",
        "_util",
        "activitypub",
        "admin",
        "ads.txt",
        "api",
        "apple-touch-icon.png",
        "author",
        "cases",
        "comments",
        "contact-form",
        "corrections",
        "documents",
        "favicon.ico",
        "favicon.svg",
        "feed",
        "hooks",
        "humans.txt",
        "inbox",
        "latest",
        "manifest.webmanifest",
        "media",
        "newsletter",
        "outbox",
        "page",
        "pictures",
        "robots.txt",
        "search",
        "sitemap-news.xml",
        "sitemap.xml",
        "social",
        "static",
        "style-guide",
        "tag",
        ".well-known",
    }
)
"""First parts of addresses that are the program's own. A test compares them with the URL table."""

LONGEST = 255
"""What a redirect from it can hold."""

_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f?#%\\<>\"`{}|^]")
_BEHIND_A_LISTING = re.compile(r"/(feed|page/\d+)/$")


def problem_with(address: str) -> str:
    """Why no page can have this address, as a sentence; empty if one can."""
    if not (address.startswith("/") and address.endswith("/")):
        return "An address starts and ends with a slash, like /cinema/a-title/."
    if address == "/":
        return "This is the home page's address. Write one like /cinema/a-title/."
    if _FORBIDDEN.search(address):
        return "An address holds letters, digits and hyphens, like /cinema/a-title/; no blanks, ? or #."
    parts = address[1:-1].split("/")
    if any(part in ("", ".", "..") for part in parts):
        return "An address has no empty parts and no dots alone. Write one like /cinema/a-title/."
    if parts[0].lower() in RESERVED:
        return f"Addresses beneath /{parts[0]}/ are the program's own. Begin with another word."
    if _BEHIND_A_LISTING.search(address):
        return "Addresses that end in /feed/ or /page/2/ are those of lists and feeds. End with another word."
    if len(address) > LONGEST:
        return f"The address is {len(address)} characters long; {LONGEST} is the most. Shorten it."
    return ""


def from_pattern(pattern: str, *, slug: str, section: str, published: datetime, identifier: int) -> str:
    """The address of a new article by the site's pattern (setting `article_address`).

    `section` is the section's address; its slashes at both ends don't count. `published` is in the
    newsroom's time zone.
    """
    return pattern.format(
        year=f"{published:%Y}",
        month=f"{published:%m}",
        day=f"{published:%d}",
        section=section.strip("/"),
        slug=slug,
        id=identifier,
    )


def beneath(above: str, slug: str) -> str:
    return f"{above}{slug}/"


def numbered(address: str, number: int) -> str:
    """The same with a number behind its last part: /cinema/a-title-2/."""
    return f"{address[:-1]}-{number}/"


def following(address: str, *, former_slug: str, slug: str) -> str:
    """The address after its page's slug changed: its last part follows, if it was the former slug."""
    if not address.endswith(f"/{former_slug}/"):
        return address
    return f"{address[: -len(former_slug) - 1]}{slug}/"
