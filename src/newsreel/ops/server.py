"""`newsreel serve`: server and application, and workers where there are any, as one supervised command."""

import json
import os
import sys
from dataclasses import astuple
from typing import NoReturn

from newsreel.delivery import node
from newsreel.ops.folder import listening
from newsreel.ops.supervisor import Program
from newsreel.settings import Settings

BACKLOG = 2048
"""Readers who may wait for a server to take their line."""


def programs(site: Settings, listener: int) -> list[Program]:
    """The processes of a running site. The server lives without the others, on the pages they made.

    `listener`: the descriptor of the socket that readers come to.
    """
    newsreel = [sys.executable, "-m", "newsreel"]
    server = [sys.executable, "-m", "newsreel.delivery.web.run", str(listener)]
    return [
        *(Program(f"web {number}", server, [listener]) for number in range(1, site.web_processes + 1)),
        Program("application", [*newsreel, "application"]),
        *(
            Program(f"worker {number}", [*newsreel, "worker", str(number)])
            for number in range(1, site.workers + 1)
        ),
    ]


def application_command(site: Settings) -> list[str]:
    """Django behind its socket."""
    return [
        *(sys.executable, "-m", "granian", "newsreel.ops.application:application"),
        *("--interface", "wsgi"),
        *("--uds", str(node.socket(site))),
        *("--uds-permissions", "0600"),
        *("--workers", "1"),
        *("--blocking-threads", str(site.web_threads)),
        *("--respawn-failed-workers", "--respawn-interval", "0.5"),
        # Less than the supervisor's patience; and where that one was killed, nobody else ends what hangs.
        *("--workers-kill-timeout", "10"),
        *("--no-ws", "--log-level", "warning"),
    ]


def serve(site: Settings) -> NoReturn:
    """Become the supervisor, which serves the site until SIGTERM or Ctrl+C and needs nothing of all this.

    Raises :class:`newsreel.ops.folder.FolderError` where the port can't be used.
    """
    listener = listening(site.bind, site.port)
    listener.listen(BACKLOG)
    listener.set_inheritable(True)
    described = json.dumps([astuple(program) for program in programs(site, listener.detach())])
    command = [sys.executable, "-m", "newsreel.ops.supervisor", described]
    # glibc would give each of our threads a heap of its own, and hold on to all of them.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606 -- the command is our own
