"""Files that are served as they lie: what the program brings along, and what editors uploaded."""

import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path

from newsreel.delivery.compression import IDENTITY
from newsreel.delivery.negotiation import encoding_for, http_date

_NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{12}\.")
FOR_EVER = "public, max-age=31536000, immutable"
FOR_AN_HOUR = "public, max-age=3600"
_BESIDE = {"br": ".br", "gzip": ".gz"}
_TYPES = {
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
    ".avif": "image/avif",
    ".js": "text/javascript",
}
_SHOWN = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/pdf")
"""What a browser may open in its window; anything else that was uploaded is offered for saving."""


@dataclass(frozen=True, slots=True)
class Served:
    file: Path
    size: int
    etag: str
    modified: float
    headers: list[tuple[str, str]]


class Files:
    """The files of one folder beneath one address. What lies outside or is hidden is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def find(self, name: str, accept_encoding: str) -> Served | None:
        """A file by its address beneath the folder, in the best form that was made of it beforehand."""
        path = self._inside(name)
        if path is None:
            return None
        kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        forms = [coding for coding, suffix in _BESIDE.items() if path.with_name(path.name + suffix).is_file()]
        coding = encoding_for(accept_encoding, forms)
        file = path if coding == IDENTITY else path.with_name(path.name + _BESIDE[coding])
        stat = file.stat()
        headers = [
            ("content-type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind),
            ("cache-control", FOR_EVER if _NAMED_BY_CONTENT.search(path.name) else FOR_AN_HOUR),
            ("x-content-type-options", "nosniff"),
            ("last-modified", http_date(stat.st_mtime)),
        ]
        if forms:
            headers.append(("vary", "accept-encoding"))
        if coding != IDENTITY:
            headers.append(("content-encoding", coding))
        if not kind.startswith(_SHOWN) or kind == "image/svg+xml":
            headers.append(("content-disposition", "attachment"))
            headers.append(("content-security-policy", "sandbox; default-src 'none'"))
        etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}{"" if coding == IDENTITY else "-" + coding}"'
        return Served(file, stat.st_size, etag, stat.st_mtime, [*headers, ("etag", etag)])

    def _inside(self, name: str) -> Path | None:
        parts = name.split("/")
        if not name or any(part in ("", ".", "..") or part.startswith(".") or "\\" in part for part in parts):
            return None
        try:
            path = (self._folder / name).resolve()
            return path if path.is_relative_to(self._folder) and path.is_file() else None
        except (OSError, ValueError):
            return None
