"""`newsreel serve`: web server, worker and clock as one supervised command."""

import sys

from newsreel.ops.supervisor import Program, Supervisor
from newsreel.settings import Settings


def programs(site: Settings) -> list[Program]:
    """The processes of a running site."""
    newsreel = [sys.executable, "-m", "newsreel"]
    web = [
        *(sys.executable, "-m", "granian", "newsreel.wsgi:application"),
        *("--interface", "wsgi"),
        *("--host", site.bind),
        *("--port", str(site.port)),
        *("--workers", str(site.web_processes)),
        *("--blocking-threads", str(site.web_threads)),
        *("--backlog", "1024"),
        *("--respawn-failed-workers", "--respawn-interval", "0.5"),
        *("--no-ws", "--log-level", "warning"),
    ]
    return [
        Program("web", web),
        Program("worker", [*newsreel, "worker"]),
        Program("clock", [*newsreel, "clock"]),
    ]


def serve(site: Settings) -> None:
    """Serve the site until SIGTERM or Ctrl+C."""
    Supervisor(programs(site)).run()
