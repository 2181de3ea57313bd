"""What this room does in the background."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from django.db import connections
from django.utils import timezone
from django_tasks import task

from newsreel.gather import actions, rounds
from newsreel.gather.claims import plan
from newsreel.gather.opting_out import read_old_opt_outs
from newsreel.gather.queries import active_sources
from newsreel.gather.stories import tell_stories
from newsreel.lib.http import fetch

logger = logging.getLogger("newsreel.gather")


class Beside:
    """Work in a thread of its own: what takes minutes holds up neither the clock nor the other tasks."""

    def __init__(self, name: str, work: Callable[[], object]) -> None:
        self._name = name
        self.work = work
        self._turn = threading.Lock()

    def start(self) -> None:
        """Begin, unless it is still at it since the last time."""
        if self._turn.acquire(blocking=False):
            threading.Thread(target=self._run, name=self._name, daemon=True).start()

    def ended(self, seconds: float) -> bool:
        """Wait until it is not at work, for so long at most."""
        if self._turn.acquire(timeout=seconds):
            self._turn.release()
            return True
        return False

    def _run(self) -> None:
        try:
            self.work()
        except Exception:
            logger.exception("The %s broke off; it begins anew shortly.", self._name)
        finally:
            connections.close_all()
            self._turn.release()


def poll_due() -> None:
    """Ask every source that is due. Other machines’ clocks do the same: each claims what it asks."""
    for outcome in rounds.outcomes(plan(timezone.now()), clock=timezone.now, fetch=fetch):
        logger.debug("%s", outcome.sentence())
    read_old_opt_outs(timezone.now(), fetch=fetch)


polling = Beside("polling of sources", poll_due)
telling = Beside("telling of stories", lambda: tell_stories(timezone.now()))


@task()
def poll_source(source_id: int) -> str:
    """Read one source. Returns the sentence that says how it went."""
    source = active_sources().filter(pk=source_id).first()
    if source is None:
        return "The source is gone or switched off."
    return actions.update_source(source=source).sentence()


def on_the_minute(now: datetime) -> None:
    """See to it that what is due is being asked and what came in is put into stories."""
    polling.start()
    telling.start()
