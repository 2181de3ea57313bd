"""Where the files of the old site can be had: from the web, from a folder, or not at all."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Protocol, cast
from urllib.parse import unquote, urlsplit

from newsreel.lib.http import FetchError, Limits, fetch

_UPLOADS = "/wp-content/uploads/"
_MEGABYTE = 1024 * 1024
_TRIES = 3
_LONGEST_PAUSE = 120
"""Seconds that a server's wish for patience is granted."""
_ASKS_FOR_PATIENCE = (429, 502, 503, 504)


class MediaMissingError(Exception):
    """Why a file could not be had, as a sentence."""


class HostAwayError(MediaMissingError):
    """The whole host does not answer, or not now."""


class MediaSource(Protocol):
    def file(self, address: str, *, most_bytes: int) -> IO[bytes]:
        """The file that had this address, at its start; whoever asks for it closes it.

        Several threads ask at the same time. Raises MediaMissingError.
        """


class NoMedia:
    """Fetches nothing."""

    def file(self, address: str, *, most_bytes: int) -> IO[bytes]:
        raise MediaMissingError("No files were fetched, as you asked.")


class FolderOfUploads:
    """A copy of WordPress' folder `wp-content/uploads`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def file(self, address: str, *, most_bytes: int) -> IO[bytes]:
        path = unquote(urlsplit(address).path)
        inside = path.partition(_UPLOADS)[2] or path.lstrip("/")
        try:
            found = (self._folder / inside).resolve()
            if found.is_relative_to(self._folder) and found.is_file():
                return opened(found, most_bytes)
        except (OSError, ValueError):
            pass
        raise MediaMissingError(f"There is no file {inside[:200]} in {self._folder}.")


def opened(path: Path, most_bytes: int) -> IO[bytes]:
    """A file of a folder, at its start. Raises OSError, and MediaMissingError for one that is too large."""
    if path.stat().st_size > most_bytes:
        raise MediaMissingError(f"It is larger than {most_bytes // _MEGABYTE} MB.")
    return path.open("rb")


class Web:
    """The live site. A server that asks for patience, or is away for a moment, is left alone before it is
    asked again.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        private_addresses: bool = False,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        self._user_agent = user_agent
        self._private_addresses = private_addresses
        self._clock = clock
        self._wait = wait
        self._not_before: dict[str, float] = {}
        self._lock = threading.Lock()

    def file(self, address: str, *, most_bytes: int) -> IO[bytes]:
        for attempt in range(1, _TRIES + 1):
            host = urlsplit(address).netloc
            self._wait_for(host)
            try:
                return self._fetched(address, most_bytes)
            except FetchError as error:
                if not error.is_away and error.status not in _ASKS_FOR_PATIENCE:
                    raise MediaMissingError(f"It could not be fetched. {error}") from error
                pause = error.retry_after if error.retry_after is not None else 2 ** (attempt - 1)
                if attempt == _TRIES or pause > _LONGEST_PAUSE:
                    raise HostAwayError(f"It could not be fetched. {error}") from error
                self._leave_alone(host, pause)
        raise AssertionError("the last try returns or raises")

    def _fetched(self, address: str, most_bytes: int) -> IO[bytes]:
        limits = Limits(
            bytes=most_bytes,
            seconds=60 + most_bytes / _MEGABYTE,
            private_addresses=self._private_addresses,
        )
        # Small files stay in memory. It has what open files have, but is none of their class.
        file = cast("IO[bytes]", SpooledTemporaryFile(_MEGABYTE))  # noqa: SIM115 -- whoever asked closes it
        try:
            fetch(address, user_agent=self._user_agent, limits=limits, into=file)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return file

    def _leave_alone(self, host: str, seconds: float) -> None:
        with self._lock:
            self._not_before[host] = max(self._not_before.get(host, 0), self._clock() + seconds)

    def _wait_for(self, host: str) -> None:
        """As long as any answer of this host asked for."""
        while (left := self._not_before.get(host, 0) - self._clock()) > 0:
            self._wait(left)
