"""Mends what makes an export unreadable as XML though its meaning is plain.

Used only where a first, strict reading failed: CDATA sections that hold their own end mark, HTML entities
and bare ampersands outside of sections.
"""

import re
from collections.abc import Iterable, Iterator
from html.entities import html5

from newsreel.transfer.wordpress.stream import Mendings

_SECTION = "<![CDATA["
_END = "]]>"
_LOOKAHEAD = 80
_LAST_TAG = re.compile(r"<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?>\s*\Z")
_AMPERSAND = re.compile(
    r"&(?:(#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|amp|lt|gt|quot|apos);|([A-Za-z][A-Za-z0-9]{1,30});|)"
)


def mended(chunks: Iterable[str], mendings: Mendings) -> Iterator[str]:
    """The same text as well-formed as can be."""
    mendings.is_mended = True
    yield from _Mender(mendings).run(chunks)


class _Mender:
    def __init__(self, mendings: Mendings) -> None:
        self._mendings = mendings
        self._waiting = ""
        self._is_inside = False
        self._element = ""
        """The element whose text the current CDATA section is."""

    def run(self, chunks: Iterable[str]) -> Iterator[str]:
        for chunk in chunks:
            self._waiting += chunk
            yield from self._advance(is_last=False)
        yield from self._advance(is_last=True)
        yield self._waiting

    def _advance(self, *, is_last: bool) -> Iterator[str]:
        while True:
            step = self._inside(is_last) if self._is_inside else self._outside(is_last)
            if step is None:
                return
            yield step

    def _outside(self, is_last: bool) -> str | None:
        """Text up to the next section; None when more must be read first."""
        end = self._waiting.find(_SECTION)
        if end >= 0:
            text = self._waiting[:end]
            self._waiting = self._waiting[end + len(_SECTION) :]
            self._is_inside = True
            return self._seen(text) + _SECTION
        cut = len(self._waiting) if is_last else self._safe_length()
        if cut == 0:
            return None
        text, self._waiting = self._waiting[:cut], self._waiting[cut:]
        return self._seen(text)

    def _seen(self, text: str) -> str:
        """Text outside of sections, mended; the tag at its end may be that of the next section's element."""
        if tag := _LAST_TAG.search(text):
            self._element = tag[1]
        return self._with_entities(text)

    def _safe_length(self) -> int:
        """Up to where no tag, section or entity can be cut by the end of the chunk."""
        last = self._waiting.rfind("<")
        if last < 0:
            last = self._waiting.rfind("&")
        return last if last >= 0 else len(self._waiting)

    def _inside(self, is_last: bool) -> str | None:
        end = self._waiting.find(_END)
        if end < 0:
            safe = len(self._waiting) - 2
            if is_last or safe <= 0:
                return None
            text, self._waiting = self._waiting[:safe], self._waiting[safe:]
            return text
        after = self._waiting[end + 3 : end + 3 + _LOOKAHEAD]
        if len(after) < _LOOKAHEAD and not is_last:
            return None
        text = self._waiting[:end]
        self._waiting = self._waiting[end + 3 :]
        if self._is_real_end(after):
            self._is_inside = False
            return text + _END
        self._mendings.sections += 1
        return text + "]]]]><![CDATA[>"

    def _is_real_end(self, after: str) -> bool:
        rest = after.lstrip()
        return rest.startswith((f"</{self._element}>", f"</{self._element} ", _SECTION)) or not rest

    def _with_entities(self, text: str) -> str:
        def known(match: re.Match[str]) -> str:
            if match[1]:
                return match[0]
            self._mendings.entities += 1
            character = html5.get(f"{match[2]};") if match[2] else None
            if character is None:
                return "&amp;" + match[0][1:]
            return "".join(f"&#{ord(each)};" for each in character)

        return _AMPERSAND.sub(known, text)
