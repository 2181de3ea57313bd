"""`newsreel serve`: server and application, and workers where there are any, as one supervised command."""

import json
import os
import sys
from typing import NoReturn

from newsreel.delivery import node
from newsreel.ops.supervisor import Program
from newsreel.settings import Settings


def programs(site: Settings) -> list[Program]:
    """The processes of a running site. The server lives without the others, on the pages they made."""
    newsreel = [sys.executable, "-m", "newsreel"]
    server = [sys.executable, "-m", "newsreel.delivery.web.run"]
    return [
        *(Program(f"web {number}", server) for number in range(1, site.web_processes + 1)),
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
    """Become the supervisor, which serves the site until SIGTERM or Ctrl+C and needs nothing of all this."""
    described = json.dumps([(program.name, list(program.command)) for program in programs(site)])
    command = [sys.executable, "-m", "newsreel.ops.supervisor", described]
    # glibc would give each of our threads a heap of its own, and hold on to all of them.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606 -- the command is our own
