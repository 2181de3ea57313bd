"""Which network addresses the program may call: public ones, over HTTP, on the web's ports."""

import ipaddress
from collections.abc import Callable, Sequence
from urllib.parse import SplitResult, urlsplit

WEB_PORTS = frozenset({80, 443, 8080, 8443})

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]

# Forms of IPv6 that carry an IPv4 address inside, where Python's `is_global` looks at the outside only:
# IPv4-compatible (RFC 4291), NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056), Teredo (RFC 4380).
_CARRIERS = tuple(
    ipaddress.ip_network(block)
    for block in ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)


class ForbiddenAddressError(Exception):
    """The address is not one that we call. The message says why, for the health board."""


def is_public(address: IPAddress) -> bool:
    """Whether this is an ordinary address of the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if any(address in block for block in _CARRIERS):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def web_address(url: str, *, any_port: bool = False) -> SplitResult:
    """The parts of an http(s) address without credentials or control characters, on a port of the web.

    Raises :class:`ForbiddenAddressError`. `any_port` lifts the last condition.
    """
    if any(character.isspace() or ord(character) < 32 for character in url) or "\\" in url:
        raise ForbiddenAddressError(f"{url!r} holds characters that no web address has.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ForbiddenAddressError(f"{url!r} is no web address: {error}.") from error
    if parts.scheme not in ("http", "https"):
        raise ForbiddenAddressError(f"{url!r} is not an http or https address.")
    host = parts.hostname
    if not host or "%" in host:
        raise ForbiddenAddressError(f"{url!r} names no host.")
    if parts.username is not None or parts.password is not None:
        raise ForbiddenAddressError(f"{host}: addresses with a user name in them are not called.")
    if port is not None and port not in WEB_PORTS and not any_port:
        raise ForbiddenAddressError(f"{host}: port {port} is not one of the web's.")
    return parts


def public_addresses(host: str, port: int, resolve: Resolve) -> list[str]:
    """What the host's name stands for, if every one of its addresses is public.

    One private address among public ones is enough to refuse: which one is called would be chance.
    Raises :class:`ForbiddenAddressError`.
    """
    found = list(resolve(host, port))
    if not found:
        raise ForbiddenAddressError(f"{host} has no address.")
    for text in found:
        address = ipaddress.ip_address(text.split("%")[0])
        if not is_public(address):
            raise ForbiddenAddressError(f"{host} leads to {address}, which is not on the public internet.")
    return found
