"""The server as a program: put together from the site's settings, without Django."""

import asyncio
import contextlib
import logging
import socket
import sys

import uvicorn
import uvloop

from newsreel.delivery import node
from newsreel.delivery.web import surrogate
from newsreel.delivery.web.application import Application
from newsreel.delivery.web.files import Files
from newsreel.delivery.web.line import IDLE_PATIENCE, Front, Line
from newsreel.delivery.web.memory import Memory
from newsreel.delivery.web.passing import Passing
from newsreel.delivery.web.server import Pages, Server
from newsreel.settings import Settings, current

LAST_ANSWERS = 10
"""Seconds for the answers under way when the server ends; less than the supervisor's patience."""
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


def serving(front: Front) -> uvicorn.Server:
    """A server that ends with SIGTERM or SIGINT; to be made in the event loop that it lives in."""
    front.server.begin()
    return uvicorn.Server(
        uvicorn.Config(
            front,
            interface="asgi3",
            http=Line,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=int(IDLE_PATIENCE),
            timeout_graceful_shutdown=LAST_ANSWERS,
        )
    )


async def serve(front: Front, listener: socket.socket) -> None:
    await serving(front).serve(sockets=[listener])


def main(descriptor: int) -> None:
    """Serve what comes to a socket that listens already."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    # It tells of every request that is no HTTP; strangers send many.
    logging.getLogger("uvicorn").setLevel(logging.ERROR)
    with (
        socket.socket(fileno=descriptor) as listener,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        runner.run(serve(Front(server()), listener))


if __name__ == "__main__":
    main(int(sys.argv[1]))
