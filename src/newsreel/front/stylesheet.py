"""One stylesheet from many: tokens first, then the page frame, then each component's own file.

Components keep their CSS in their folder; readers get one file. Django's static files machinery finds it
as ``front/site.css``, so hashing and compression are its own.
"""

import builtins
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage, Storage

NAME = "front/site.css"
_FRONT = Path(__file__).parent


def parts() -> list[Path]:
    """The files that make the stylesheet, in cascade order."""
    frame = [_FRONT / "styles" / name for name in ("tokens.css", "fonts.css", "page.css")]
    components = sorted((_FRONT / "components").glob("*/*.css"))
    return [path for path in (*frame, *components) if path.exists()]


def stylesheet() -> str:
    return "\n".join(without_air(path.read_text(encoding="utf-8")) for path in parts()) + "\n"


_STRING = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


def without_air(css: str) -> str:
    """The same rules without comments and needless space. Strings stay as they are."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    pieces = _STRING.split(css)
    pieces[::2] = [_squeezed(piece) for piece in pieces[::2]]
    return "".join(pieces).strip()


def _squeezed(css: str) -> str:
    css = re.sub(r" ?([{};,]) ?", r"\1", re.sub(r"\s+", " ", css))
    return css.replace(": ", ":").replace(";}", "}")


class StylesheetFinder(BaseFinder):
    """Finds ``front/site.css`` by making it."""

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        found = str(self._made()) if path == NAME else None
        if find_all:
            return [found] if found else []
        return found or []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, Storage]]:
        self._made()
        yield NAME, FileSystemStorage(location=_folder())

    def check(self, **kwargs: Any) -> "builtins.list[CheckMessage]":
        return []

    def _made(self) -> Path:
        target = _folder() / NAME
        text = stylesheet()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return target


def _folder() -> Path:
    return Path(settings.STATIC_ROOT).parent / "stylesheet"
