"""Where the files of the old site can be had: from the web, from a folder, or not at all."""

from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from newsreel.lib.http import FetchError, Limits, fetch

_UPLOADS = "/wp-content/uploads/"
_FAILURES_BEFORE_GIVING_UP = 3


class MediaMissingError(Exception):
    """Why a file could not be had, as a sentence."""


class MediaSource(Protocol):
    def file(self, address: str) -> bytes:
        """The contents of the file that had this address. Raises MediaMissingError."""


class NoMedia:
    """Fetches nothing."""

    def file(self, address: str) -> bytes:
        raise MediaMissingError("No files were fetched, as you asked.")


class FolderOfUploads:
    """A copy of WordPress' folder `wp-content/uploads`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def file(self, address: str) -> bytes:
        path = unquote(urlsplit(address).path)
        inside = path.partition(_UPLOADS)[2] or path.lstrip("/")
        try:
            found = (self._folder / inside).resolve()
            if found.is_relative_to(self._folder) and found.is_file():
                return found.read_bytes()
        except (OSError, ValueError):
            pass
        raise MediaMissingError(f"There is no file {inside[:200]} in {self._folder}.")


class Web:
    """The live site. A host that fails several times in a row is not asked again."""

    def __init__(self, *, user_agent: str, megabytes: int, private_addresses: bool = False) -> None:
        self._user_agent = user_agent
        self._limits = Limits(bytes=megabytes * 1024 * 1024, private_addresses=private_addresses)
        self._failures: dict[str, int] = {}

    def file(self, address: str) -> bytes:
        host = urlsplit(address).hostname or ""
        if self._failures.get(host, 0) >= _FAILURES_BEFORE_GIVING_UP:
            raise MediaMissingError(f"{host} did not answer several times, so this file was not asked for.")
        try:
            answer = fetch(address, user_agent=self._user_agent, limits=self._limits)
        except FetchError as error:
            # A server that says 404 is there; one that can't be reached is not.
            self._failures[host] = 0 if error.status else self._failures.get(host, 0) + 1
            raise MediaMissingError(f"It could not be fetched. {error}") from error
        self._failures[host] = 0
        return answer.body
