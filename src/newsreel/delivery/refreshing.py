"""Keeps a node's pages right before a reader asks: takes in changes, draws the most-read pages anew."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress

from django.db import Error, close_old_connections

from newsreel.delivery import actions, node
from newsreel.delivery.drawing import draw
from newsreel.delivery.store import StoreError
from newsreel.delivery.web.application import OTHER

logger = logging.getLogger("newsreel.delivery")

LOOK = 0.05
"""Seconds between two looks at the pulse of this node."""
ASK = 0.25
"""Seconds between two looks into the list of changes: what another node did, or a process that was killed."""
AT_A_TIME = 20


class Refresher:
    """One thread of the worker. `draws` is replaced in tests."""

    def __init__(self, *, draws: Callable[[str], str] = draw) -> None:
        self._draws = draws
        self._beat = -1
        self._given_up: set[str] = set()

    def run(self, ended: threading.Event) -> None:
        """Work until `ended` is set. What fails is logged and tried again."""
        waited = ASK
        while not ended.is_set():
            try:
                if waited >= ASK:
                    close_old_connections()
                    actions.apply_changes()
                    waited = 0.0
                worked = self.refresh()
            except (Error, StoreError) as error:
                logger.warning("Pages can't be refreshed now: %s", error)
                worked = 0
            if not worked:
                ended.wait(LOOK)
                waited += LOOK

    def refresh(self) -> int:
        """Draw some stale pages anew, the most-read first; returns how many were looked at.

        A page that nobody reads is drawn when somebody asks for it.
        """
        shelf = node.shelf()
        beat = shelf.pulse.now()
        if beat == self._beat:
            return 0
        wanted = [path for path in shelf.ledger.stale_and_read(AT_A_TIME) if path not in self._given_up]
        if not wanted:
            self._beat = beat
            self._given_up.clear()
            return 0
        for path in wanted:
            self._given_up.add(path)
            with suppress(StoreError):
                if not shelf.ledger.is_stale(path):
                    # A reader came first, and it was drawn for them.
                    continue
                if self._draws(path) == OTHER:
                    # It is no page any more: a redirect, or not found. One that failed stays for hard times.
                    shelf.forget(path)
        return len(wanted)
