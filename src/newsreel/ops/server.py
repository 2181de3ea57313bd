"""`newsreel serve`: server, application and worker as one supervised command."""

import sys

from newsreel.delivery import node
from newsreel.ops.supervisor import Program, Supervisor
from newsreel.settings import Settings


def programs(site: Settings) -> list[Program]:
    """The processes of a running site. The server lives without the others, on the pages they made."""
    newsreel = [sys.executable, "-m", "newsreel"]
    granian = [sys.executable, "-m", "granian"]
    # Granian warns of its quick tasks in every start; they carry only what never waits.
    steady = ["--respawn-failed-workers", "--respawn-interval", "0.5", "--no-ws", "--log-level", "error"]
    web = [
        *(*granian, "newsreel.delivery.web.run:server", "--factory"),
        *("--interface", "rsgi"),
        *("--host", site.bind),
        *("--port", str(site.port)),
        *("--workers", str(site.web_processes)),
        *("--runtime-mode", "st"),
        *("--task-impl", "rust"),
        *("--backlog", "2048"),
        *("--http1-buffer-size", "65536"),
        *steady,
    ]
    return [
        Program("web", web),
        Program("application", [*newsreel, "application"]),
        Program("worker", [*newsreel, "worker"]),
    ]


def application_command(site: Settings) -> list[str]:
    """Django behind its socket."""
    return [
        *(sys.executable, "-m", "granian", "newsreel.wsgi:application"),
        *("--interface", "wsgi"),
        *("--uds", str(node.socket(site))),
        *("--uds-permissions", "0600"),
        *("--workers", "1"),
        *("--blocking-threads", str(site.web_threads)),
        *("--respawn-failed-workers", "--respawn-interval", "0.5"),
        *("--no-ws", "--log-level", "warning"),
    ]


def serve(site: Settings) -> None:
    """Serve the site until SIGTERM or Ctrl+C."""
    Supervisor(programs(site)).run()
