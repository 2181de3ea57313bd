"""Who sent a reader's form: an address we can recognise again, and never the address itself."""

import ipaddress

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from newsreel import settings


def network_address(request: HttpRequest) -> str:
    """The sender's IP address, as seen by the outermost proxy that we trust; empty if unknown."""
    proxies = settings.current().trusted_proxies
    forwarded = request.headers.get("X-Forwarded-For", "").replace(",", " ").split()
    if proxies and len(forwarded) >= proxies:
        return forwarded[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def address_hash(address: str) -> str:
    """A salted digest of an IP address; empty for what is none.

    An IPv6 address counts as its /64 network, since one household holds all of that.
    """
    try:
        parsed = ipaddress.ip_address(address.strip())
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv6Address):
        parsed = parsed.ipv4_mapped or ipaddress.IPv6Address(int(parsed) >> 64 << 64)
    return salted_hmac("newsreel.community.sender", str(parsed), algorithm="sha256").hexdigest()
