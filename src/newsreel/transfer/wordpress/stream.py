"""From the bytes of an export to text that an XML parser can be given, piece by piece.

Memory stays the same however long the file or its lines are.
"""

import codecs
import gzip
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any, Protocol

from newsreel.transfer.wordpress.records import ExportError


class Readable(Protocol):
    """A file on the disk or within an archive."""

    def open(self, mode: str, /) -> IO[Any]: ...

    def is_dir(self) -> bool: ...


CHUNK = 256 * 1024
_LONGEST_PROLOG = 256 * 1024

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMPRESSED = {
    b"PK\x03\x04": "zip",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"7z\xbc\xaf": "7z",
}
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*?\?>")
_DECLARED = re.compile(rb"""^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
# Python knows codecs that are no text encodings (zlib, rot13…); these are what exports are written in.
_TEXT_ENCODING = re.compile(
    r"utf-?8|utf-?16(le|be)?|(us-)?ascii|iso[-_]8859-\d+|latin-?1|windows-125\d|cp125\d|koi8-[ru]"
    r"|shift[-_]jis|euc-(jp|kr)|gb2312|gbk|gb18030|big5",
    re.IGNORECASE,
)
# What XML 1.0 allows nowhere, not even as a character reference.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FORBIDDEN_OCTETS = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)))
# In UTF-8: U+FFFE and U+FFFF; and what surrogates begin with, as some Hangul does.
_FORBIDDEN_STARTS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf", b"\xed")
_REFERENCE = re.compile(r"&#(?:(\d{1,8})|[xX]([0-9a-fA-F]{1,7}));")
_UNFINISHED_REFERENCE = re.compile(r"&#?[0-9a-zA-Z]{0,9}\Z")
_BEFORE_ROOT = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)


@dataclass(slots=True)
class Mendings:
    """What had to be mended while reading, for the report."""

    controls: int = 0
    """Forbidden control characters taken out."""
    sections: int = 0
    """CDATA sections that held their own end mark."""
    entities: int = 0
    """Ampersands and HTML entities that XML does not know."""
    is_mended: bool = False
    """Whether the file could be read by mending only."""
    encoding: str = ""
    """A sentence, where the declared encoding was not the real one."""
    bytes_read: int = 0

    def told(self) -> list[str]:
        """Sentences for the report; empty where nothing was mended."""
        told = [self.encoding] if self.encoding else []
        if self.controls:
            told.append(f"{self.controls} control characters, which no text may hold, were taken out.")
        if self.sections:
            told.append(
                f"{self.sections} places with “]]>” inside of text, which broke the file, "
                "were mended while reading."
            )
        if self.entities and self.is_mended:
            told.append(
                f"{self.entities} ampersands and HTML entities outside of text were mended while reading."
            )
        return told


def pieces(path: Readable, mendings: Mendings) -> Iterator[str]:
    """The file as text without its XML declaration. Raises ExportError."""
    encoding = _encoding(path, mendings)
    text = _decoded(path, encoding, mendings)
    yield from _without_forbidden(_from_the_root(text, path), mendings)


def _encoding(path: Readable, mendings: Mendings) -> str:
    """The encoding the file is in, from its first bytes."""
    start = _first_bytes(path)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return encoding
    for mark, kind in _COMPRESSED.items():
        if start.startswith(mark):
            raise ExportError(
                f"{path} is a compressed file ({kind}). Unpack it and import the .xml file inside."
            )
    if start[:2] in (b"<\x00", b"\x00<"):
        return "utf-16-le" if start[0] else "utf-16-be"
    if b"\x00" in start[:512] and not start.lstrip().startswith(b"<"):
        raise ExportError(
            f"{path} is not text, so it is no WordPress export. "
            "Choose the .xml file that WordPress gives under Tools › Export."
        )
    match = _DECLARED.match(start)
    declared = match[1].decode("ascii") if match else "utf-8"
    if not _TEXT_ENCODING.fullmatch(declared):
        raise ExportError(
            f"{path} says that it is written in “{declared}”, which is no encoding we know. "
            "Save it as UTF-8 and correct its first line."
        )
    if declared.lower() not in ("utf-8", "utf8") and _is_really_utf8(path):
        mendings.encoding = (
            f"The file says it is written in {declared}, but it is UTF-8; it was read as UTF-8."
        )
        return "utf-8"
    return "utf-8" if declared.lower() in ("us-ascii", "ascii") else declared


def _first_bytes(path: Readable) -> bytes:
    try:
        if path.is_dir():
            raise ExportError(f"{path} is a folder. Name the export file in it.")
        with path.open("rb") as file:
            start = _next(file, 4096, path)
    except FileNotFoundError:
        raise ExportError(f"There is no file {path}. Check its name.") from None
    except OSError as error:
        raise ExportError(f"{path} can't be read ({error.strerror}). Check its rights.") from error
    if not start.strip():
        raise ExportError(f"{path} is empty. Export the site again under Tools › Export in WordPress.")
    return start


def _next(file: IO[Any], count: int, path: Readable) -> bytes:
    """So many bytes at most. Raises ExportError where the file is packed and damaged."""
    try:
        found: bytes = file.read(count)
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
        raise ExportError(
            f"{path} is damaged: it can't be unpacked to its end. Download it again and compare its size."
        ) from error
    return found


def _is_really_utf8(path: Readable) -> bool:
    """Whether the bytes are UTF-8 beyond ASCII: other encodings hardly ever are by chance."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_beyond_ascii = False
    with path.open("rb") as file:
        try:
            while chunk := _next(file, CHUNK, path):
                decoder.decode(chunk)
                is_beyond_ascii = is_beyond_ascii or not chunk.isascii()
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return is_beyond_ascii


def _decoded(path: Readable, encoding: str, mendings: Mendings) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    done = 0
    with path.open("rb") as file:
        while True:
            chunk = _next(file, CHUNK, path)
            # The decoder still holds the bytes of an unfinished character from the chunk before.
            waiting = len(decoder.getstate()[0])
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeError as error:
                position = done - waiting + getattr(error, "start", 0)
                raise ExportError(
                    f"{path} is not written in {encoding.removesuffix('-sig')} throughout: byte {position:,} "
                    "doesn't fit. The encoding in its first line is wrong, or the file was damaged; "
                    "export the site again, or convert the file to UTF-8."
                ) from error
            if text:
                yield text
            if not chunk:
                return
            done += len(chunk)
            mendings.bytes_read = done


def _from_the_root(chunks: Iterator[str], path: Readable) -> Iterator[str]:
    """The text from the declaration on, once what stands before the root element has been judged."""
    start = ""
    for chunk in chunks:
        start += chunk
        rest = _BEFORE_ROOT.match(start)
        beginning = start[rest.end() :] if rest else start
        if len(beginning) > 9 and not beginning.startswith(("<!--", "<?")):
            break
        if len(start) > _LONGEST_PROLOG:
            break
    else:
        rest = _BEFORE_ROOT.match(start)
        beginning = start[rest.end() :] if rest else start
    _judge(beginning[:400], path)
    declaration = _DECLARATION.match(start)
    # In its place as many line breaks, so that a parser names the file's own lines.
    yield "\n" * declaration[0].count("\n") + start[declaration.end() :] if declaration else start
    yield from chunks


def _judge(beginning: str, path: Readable) -> None:
    """Refuse what is plainly something else, before any parser sees it."""
    hint = "Choose the .xml file that WordPress gives under Tools › Export."
    if beginning[:9].upper() == "<!DOCTYPE" and not beginning[9:].lstrip().lower().startswith("html"):
        raise ExportError(
            f"{path} begins with a document type declaration, which no WordPress export has and which "
            f"can hide harmful entities. It was not read. {hint}"
        )
    if re.match(r"<!doctype\s+html|<html", beginning, re.IGNORECASE):
        raise ExportError(f"{path} is a web page, not a WordPress export. {hint}")
    if beginning.startswith(("<!--", "<?")):
        raise ExportError(
            f"{path} is cut off: it ends within the comment at its head. "
            "Download the export again and compare the file's size with the one there."
        )
    if beginning.startswith("<!"):
        raise ExportError(f"{path} begins with a declaration that no WordPress export has. {hint}")
    root = re.match(r"<([A-Za-z_][\w:.-]*)", beginning)
    if root is None:
        raise ExportError(f"{path} is not XML, so it is no WordPress export. {hint}")
    if root[1] != "rss":
        raise ExportError(
            f"{path} is not a WordPress export: its root element is <{root[1]}>, not <rss>. {hint}"
        )


def _without_forbidden(chunks: Iterable[str], mendings: Mendings) -> Iterator[str]:
    held = ""
    for chunk in chunks:
        text = held + chunk
        unfinished = _UNFINISHED_REFERENCE.search(text)
        held = unfinished[0] if unfinished else ""
        yield _allowed(text[: len(text) - len(held)], mendings)
    if held:
        yield held


def _may_be_forbidden(text: str) -> bool:
    """Whether to look closer: octets are searched ten times as fast as characters."""
    octets = text.encode("utf-8", "surrogatepass")
    if len(octets.translate(None, _FORBIDDEN_OCTETS)) != len(octets):
        return True
    return not text.isascii() and any(start in octets for start in _FORBIDDEN_STARTS)


def _allowed(text: str, mendings: Mendings) -> str:
    if _may_be_forbidden(text):
        text, count = _FORBIDDEN.subn("", text)
        mendings.controls += count
    if "&#" not in text:
        return text

    def reference(match: re.Match[str]) -> str:
        code = int(match[1]) if match[1] else int(match[2], 16)
        if code > 0x10FFFF or _FORBIDDEN.match(chr(code)):
            mendings.controls += 1
            return ""
        return match[0]

    return _REFERENCE.sub(reference, text)
