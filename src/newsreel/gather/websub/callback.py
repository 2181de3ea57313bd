"""Where hubs call us, and whether they could."""

import ipaddress
from urllib.parse import urlsplit

from django.urls import reverse

from newsreel.lib.addresses import is_public
from newsreel.settings import Settings

_NAMES_OF_ONE_NETWORK = ("localhost", "local", "internal", "lan", "test")


def callback_address(site: Settings, name: str) -> str:
    return site.origin + reverse("websub_callback", args=[name])


def can_be_called(site: Settings) -> bool:
    """Whether the site's address is one that a hub on the internet can reach."""
    if site.gather_private_addresses:
        return True
    host = urlsplit(site.origin).hostname or ""
    try:
        return is_public(ipaddress.ip_address(host))
    except ValueError:
        return "." in host and host.rpartition(".")[2] not in _NAMES_OF_ONE_NETWORK
