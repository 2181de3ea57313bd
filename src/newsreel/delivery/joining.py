"""Fragments: parts that change all the time and stand on every page, joined in when the page is served.

A page carries a mark where a fragment belongs. Marks hold a word that only this site knows, so that no text
of a story or a comment can be taken for one.
"""

import hashlib
import re
from collections.abc import Callable

FRAGMENT_PATH = "/-/fragments/"
"""Where the application draws them; the server answers this address to nobody outside."""

_NAME = r"[a-z0-9/-]{1,80}"


def path_of(name: str) -> str:
    return f"{FRAGMENT_PATH}{name}/"


class Joiner:
    def __init__(self, secret: str) -> None:
        self._word = hashlib.blake2b(secret.encode(), digest_size=12, person=b"fragment").hexdigest()
        self._marks = re.compile(f"<!--{self._word} ({_NAME})-->".encode())

    def mark(self, name: str) -> str:
        """What stands in the page for the fragment of this name (lower-case words, digits, `-` and `/`)."""
        return f"<!--{self._word} {name}-->"

    def names(self, body: bytes) -> list[str]:
        """The fragments a page asks for, each once, in their order."""
        return list(dict.fromkeys(match.decode() for match in self._marks.findall(body)))

    def join(self, body: bytes, fragment: Callable[[str], bytes]) -> bytes:
        """The page with every fragment in its place."""
        return self._marks.sub(lambda match: fragment(match[1].decode()), body)
