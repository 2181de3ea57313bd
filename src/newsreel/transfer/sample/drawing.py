"""The pool of processes that draw the edition's pictures. Its workers import no Django."""

import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing.connection import wait
from pathlib import Path

from newsreel.transfer.sample.art.brief import PictureBrief
from newsreel.transfer.sample.art.draw import draw, focal_point, save

Focus = tuple[int, int, int, int]
"""Centre x and y, width and height in pixels."""

PROCESSES = 2


@contextmanager
def drawn(
    briefs: Sequence[PictureBrief], folder: Path
) -> Iterator[Iterator[tuple[PictureBrief, Path, Focus]]]:
    """Draw all briefs into files in `folder`; yields each picture as it is finished."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(
        max_workers=min(PROCESSES, len(briefs) or 1), mp_context=context, initializer=_leave_with_parent
    )
    try:
        waiting = {
            pool.submit(_draw, brief, folder / f"{number}.jpg"): brief for number, brief in enumerate(briefs)
        }
        yield ((waiting[future], *future.result()) for future in as_completed(waiting))
    finally:
        pool.shutdown(cancel_futures=True)


def _draw(brief: PictureBrief, path: Path) -> tuple[Path, Focus]:
    save(draw(brief), path)
    return path, focal_point(brief)


def _leave_with_parent() -> None:
    """End this worker when the process that started it is gone, even if that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def leave() -> None:
            wait([sentinel])
            os._exit(1)

        threading.Thread(target=leave, daemon=True).start()
