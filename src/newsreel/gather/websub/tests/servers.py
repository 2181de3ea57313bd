"""Three real servers on this machine: an outlet with a feed, flask-websub's hub, and our own application."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from flask import Flask, Response
from flask_websub.hub import Hub, SQLite3HubStorage
from werkzeug.serving import make_server


@contextmanager
def served(application: Callable[..., Iterable[bytes]]) -> Iterator[str]:
    """Its address while it runs."""
    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class AtOnce:
    """Stands in for Celery, which the hub gives its work to: does it where it is given, and once."""

    def task(self, *, bind: bool = False, **_options: Any) -> Callable[..., Any]:
        def as_task(work: Callable[..., Any]) -> Any:
            def delay(*values: Any) -> Any:
                own = SimpleNamespace(request=SimpleNamespace(retries=0), retry=self.retry)
                return work(own, *values) if bind else work(*values)

            return SimpleNamespace(delay=delay)

        return as_task

    def retry(self, countdown: float) -> None:
        """The hub would try again later."""


class Outlet:
    """Its feed names the hub in its header alone."""

    def __init__(self, hub: str) -> None:
        self.hub = hub
        self.body = ""
        self.address = ""
        self.application = Flask("outlet")
        self.application.add_url_rule("/feed", view_func=self.feed)

    def feed(self) -> Response:
        links = f'<{self.hub}>; rel="hub", <{self.address}>; rel="self"'
        return Response(self.body, mimetype="application/rss+xml", headers={"Link": links})


@contextmanager
def outlet(hub: str) -> Iterator[Outlet]:
    made = Outlet(hub)
    with served(made.application) as origin:
        made.address = f"{origin}/feed"
        yield made


@contextmanager
def hub_server(folder: Path, **config: Any) -> Iterator[tuple[Hub, str]]:
    """The hub, and the address where it is asked."""
    hub = Hub(SQLite3HubStorage(str(folder / "hub.sqlite3")), AtOnce(), **config)
    application = Flask("hub")
    application.register_blueprint(hub.build_blueprint(url_prefix="/hub"))
    with served(application) as origin:
        yield hub, f"{origin}/hub"


@contextmanager
def our_server() -> Iterator[str]:
    """Our application on the test's own database connection."""
    shared = connections["default"]
    shared.inc_thread_sharing()
    handler = WSGIHandler()

    def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        connections["default"] = shared
        return handler(environ, start)

    with served(application) as origin:
        yield origin
    shared.dec_thread_sharing()
