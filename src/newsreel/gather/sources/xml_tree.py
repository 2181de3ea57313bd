"""A feed's bytes as a tree of elements, however badly they are written, and whatever they try.

No document type reaches the parser: its plain entities are put in their places here, so that there is none
to expand, and no file or address to fetch. Text nodes are at most 10 MB and elements at most 256 deep: these
are libxml2's own bounds, which stay on.
"""

import codecs
import html.entities
import re
from typing import NamedTuple

from lxml import etree

from newsreel.gather.items import UnreadableSourceError
from newsreel.lib.html import has_controls

Element = etree._Element

_HEAD = 256 * 1024
"""A document type lies within so many bytes from the start, or isn't looked for."""
_LONGEST_TAG = 8 * 1024
_LONGEST_ENTITY = 200
_MOST_ADDED = 1_000_000
"""Characters by which entities of the document's own may make it longer."""

_SUBSET_END = re.compile(r"\]\s*>")
_ENTITY = re.compile(r"<!ENTITY\s+(\w+)\s+(?:\"(&#\w+;|[^&\"<%]*)\"|'(&#\w+;|[^&'<%]*)')\s*>")
_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(?:(\w{1,40});|#X([0-9a-fA-F]{1,6});)?"
)
_UNQUOTED = re.compile(r"""(\s[\w:.-]+)=([^\s>"']+)""")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["']""")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|&#(?:0+|x0+);")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
    (b"<\x00\x00\x00?\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<\x00\x00\x00?", "utf-32-be"),
)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def tree(body: bytes) -> Element:
    """The root element. Raises :class:`UnreadableSourceError` when there is none."""
    body = body.lstrip()
    if body.startswith(b"<") and not _prolog(body[:_HEAD].decode("latin-1")).doctype:
        try:
            return etree.fromstring(body, _parser(recover=False))
        except (etree.XMLSyntaxError, ValueError):
            pass  # most feeds are well-formed; the others are worth the work below
    return _mended_tree(decoded(body))


def _mended_tree(text: str) -> Element:
    if has_controls(text) or "&#0" in text or "&#x0" in text:
        text = _FORBIDDEN.sub("", text)
    prolog = _prolog(text)
    if prolog.end < 0:
        raise UnreadableSourceError("It holds no XML element, so it is no feed.")
    text = _with_quotes(text[prolog.end :])
    body = _with_entities(text, _entities(prolog.doctype)).encode()
    root: Element | None = None
    for recover in (False, True):
        try:
            root = etree.fromstring(body, _parser(recover=recover))
        except (etree.XMLSyntaxError, ValueError):
            continue
        break
    if root is None:
        raise UnreadableSourceError("Its XML is so broken that nothing of it can be read.")
    return root


class _Prolog(NamedTuple):
    """What stands before the first element: where that begins (-1: nowhere), and the document type."""

    end: int
    doctype: str


def _prolog(text: str) -> _Prolog:
    position, doctype = 0, ""
    while (position := text.find("<", position)) >= 0:
        if text.startswith("<!--", position):
            position = text.find("-->", position)
        elif text.startswith("<?", position):
            position = text.find("?>", position)
        elif text[position : position + 9].upper() == "<!DOCTYPE":
            end = text.find(">", position)
            if 0 <= text.find("[", position) < end:
                subset = _SUBSET_END.search(text, position)
                end = subset.end() - 1 if subset else -1
            doctype = text[position : end if end >= 0 else len(text)]
            position = end
        elif text[position + 1 : position + 2].isalpha() or text[position + 1 : position + 2] == "_":
            return _Prolog(position, doctype)
        else:
            position += 1
        if position < 0:
            break
    return _Prolog(-1, doctype)


def decoded(body: bytes) -> str:
    """The text of some bytes: by their byte order mark, their declaration, as UTF-8, else Windows-1252."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, errors="replace")
    declared = _ENCODING.match(body[:1000])
    for encoding in (declared[1].decode("ascii") if declared else "utf-8", "utf-8"):
        try:
            if encoding.lower() not in ("utf-16", "utf-32"):
                return body.decode("gb18030" if encoding.lower() in ("gb2312", "gbk") else encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    replaced = body.decode("utf-8", errors="replace")
    if replaced.count("\ufffd") * 20 < len(body) - len(replaced):
        return replaced
    return body.decode("cp1252", errors="replace")


def _with_quotes(text: str) -> str:
    """The text of a document with its first tag's attributes in quotes (`<rss version=2.0>`)."""
    end = text.find(">", 0, _LONGEST_TAG)
    return _UNQUOTED.sub(r'\1="\2"', text[:end]) + text[end:] if end > 0 else text


def _entities(doctype: str) -> dict[str, str]:
    """The entities that a document type declares, as far as they are short and hold no other."""
    entities: dict[str, str] = {}
    for name, double, single in _ENTITY.findall(doctype[:_HEAD]):
        value = double or single
        if len(value) <= _LONGEST_ENTITY:
            entities.setdefault(name, value)
    return entities


def _with_entities(text: str, declared: dict[str, str]) -> str:
    """Each entity that XML doesn't know as the character it means; one that nothing knows as plain text."""
    if "&" not in text:
        return text
    room = _MOST_ADDED

    def meant(reference: re.Match[str]) -> str:
        nonlocal room
        name = reference[1]
        if name is None:
            return f"&#x{reference[2]};" if reference[2] else "&amp;"
        if name in declared and room > 0:
            room -= len(declared[name])
            return declared[name]
        point = html.entities.name2codepoint.get(name)
        return chr(point) if point else f"&amp;{name};"

    pieces = []
    position = 0
    while (start := text.find("<![CDATA[", position)) >= 0 and (end := text.find("]]>", start)) >= 0:
        pieces += [_REFERENCE.sub(meant, text[position:start]), text[start:end]]
        position = end
    return "".join([*pieces, _REFERENCE.sub(meant, text[position:])])
