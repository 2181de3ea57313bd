"""The application as its server starts it: Django, and background work where no process is kept for it."""

from newsreel import settings
from newsreel.wsgi import application

__all__ = ["application"]


def _begin() -> None:
    # Imported here, because it wants Django to be ready.
    from newsreel.delivery import actions
    from newsreel.ops import worker

    actions.begin()
    if settings.current().workers == 0:
        worker.start_beside()


_begin()
