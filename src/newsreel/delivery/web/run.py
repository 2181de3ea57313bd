"""The server as Granian starts it: put together from the site's settings, without Django."""

import contextlib

from newsreel.delivery import node
from newsreel.delivery.web import surrogate
from newsreel.delivery.web.application import Application
from newsreel.delivery.web.files import Files
from newsreel.delivery.web.memory import Memory
from newsreel.delivery.web.passing import Passing
from newsreel.delivery.web.server import Pages, Server
from newsreel.settings import Settings, current

_MEGABYTE = 1_000_000
_HERE = ("127.0.0.1", "localhost", "[::1]")


def hosts(site: Settings) -> frozenset[str]:
    named = {str(site.address.host).lower(), *(host.lower() for host in site.allowed_hosts)}
    return frozenset(named | set(_HERE) if named & set(_HERE) else named)


def server() -> Server:
    site = current()
    application = Application(node.socket(site), site.origin.partition("://")[2])
    files = {"/static/": site.built_folder / "static", "/media/": site.media_folder}
    for folder in files.values():
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
    return Server(
        Pages(
            shelf=node.shelf(),
            application=application,
            joiner=node.joiner(),
            memory=Memory(site.page_memory * _MEGABYTE),
            passing=Passing(
                application,
                trusted_proxies=site.trusted_proxies,
                scheme=site.address.scheme,
                upload_limit=(site.upload_megabytes + 2) * _MEGABYTE,
            ),
            hosts=hosts(site),
            shared_lifetime=surrogate.lifetime(site.purge),
            files={prefix: Files(folder) for prefix, folder in files.items()},
        )
    )
