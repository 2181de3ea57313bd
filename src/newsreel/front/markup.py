"""Makes clean markup fit to stand in a page of ours: valid, headings in order, tables that scroll.

What may stand at all is decided by the sanitiser (:mod:`newsreel.lib.html`); this decides how. Its input is
always the sanitiser's output, so nothing here guards against attack.
"""

import re
from collections.abc import Callable
from datetime import datetime
from html import escape
from urllib.parse import quote, urlsplit

import lxml.html
from django.utils.safestring import SafeString, mark_safe
from lxml.html import HtmlElement

from newsreel.lib.html import clean

# Elements that HTML no longer has, and what says the same today.
_OBSOLETE = {"acronym": "abbr", "big": "span", "strike": "s", "tt": "code", "section": "div"}
# Where an element stands alone without the parent it belongs to.
_ORPHANS = {"figcaption": ("figure", "p"), "summary": ("details", "p"), "caption": ("table", "p")}
_URL_CHARACTERS = "%/:?#[]@!$&'()*+,;=~-._"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{3})?)?(Z|[+-]\d\d:?\d\d))?\Z")
# The headline of a page is its only h1; the sanitiser would leave nothing but the words of another.
_FIRST_HEADING = re.compile(r"<(/?)h1\b", re.IGNORECASE)
_HEADING = re.compile(r"<(/?)h([1-6])([ >])")
_LINK = re.compile(r'<a (?=[^>]*href="https?:)([^>]*)rel="([^"]*)"')


def fit(markup: str) -> SafeString:
    """Sanitised and valid markup from any markup. Never fails: what can't be parsed comes back as text."""
    return mended(clean(_FIRST_HEADING.sub(r"<\1h2", markup)))


def mended(safe: str) -> SafeString:
    """Valid markup from markup that some sanitiser has already made safe."""
    if "<" not in safe:
        return mark_safe(safe)  # noqa: S308 -- as safe as it came
    root = lxml.html.fragment_fromstring(safe, create_parent="div")
    for element in list(root.iterdescendants()):
        if isinstance(element, HtmlElement):
            _modernise(element)
            _mend(element)
    parts = [lxml.html.tostring(child, encoding="unicode") for child in root]
    return mark_safe(escape(root.text or "") + "".join(parts))  # noqa: S308 -- made of safe elements


def in_outline(markup: str, top: int = 2) -> SafeString:
    """The markup with its headings renumbered: the first is `top`, none skips a level, at most h6.

    Each keeps its looks: a heading that changed its level gets the class ``as-h<former level>``.
    """
    open_levels: list[tuple[int, int]] = []
    closing = top

    def renumbered(match: re.Match[str]) -> str:
        nonlocal closing
        slash, level, rest = match[1], int(match[2]), match[3]
        if slash:
            return f"</h{closing}{rest}"
        while open_levels and open_levels[-1][0] >= level:
            open_levels.pop()
        closing = min(open_levels[-1][1] + 1 if open_levels else top, 6)
        open_levels.append((level, closing))
        looks = f' class="as-h{level}"' if closing != level and rest == ">" else ""
        return f"<h{closing}{looks}{rest}"

    return mark_safe(_HEADING.sub(renumbered, markup))  # noqa: S308 -- only digits and a class have changed


def with_sponsored_links(markup: str) -> SafeString:
    """The markup with each link that leads elsewhere marked as paid for."""
    return mark_safe(_LINK.sub(r'<a \1rel="sponsored \2"', markup))  # noqa: S308 -- only rel has changed


def _modernise(element: HtmlElement) -> None:
    tag = _OBSOLETE.get(element.tag, element.tag)
    parent = element.getparent()
    if tag in _ORPHANS and parent is not None and parent.tag != _ORPHANS[tag][0]:
        tag = _ORPHANS[tag][1]
    element.tag = tag
    for name, is_right in _ATTRIBUTES.items():
        if name in element.attrib and not is_right(element.attrib[name]):
            del element.attrib[name]
    for name in ("href", "src"):
        if name in element.attrib:
            element.attrib[name] = quote(element.attrib[name].strip(), safe=_URL_CHARACTERS)


def _mend(element: HtmlElement) -> None:
    mend = _MENDERS.get(element.tag)
    if mend is not None:
        mend(element)


def _anchor(element: HtmlElement) -> None:
    if "href" not in element.attrib:
        element.attrib.pop("rel", None)


def _picture(element: HtmlElement) -> None:
    if "src" not in element.attrib:
        element.drop_tree()
        return
    if "alt" not in element.attrib:
        element.attrib["alt"] = ""
    element.attrib["loading"] = "lazy"


def _items_only(element: HtmlElement) -> None:
    """Whatever stands between the items of a list becomes an item; line breaks there say nothing."""
    for child in list(element):
        if child.tag == "br":
            child.drop_tag()
    if (element.text or "").strip():
        item = lxml.html.Element("li")
        item.text, element.text = element.text, None
        element.insert(0, item)
    for child in list(element):
        if (child.tail or "").strip():
            item = lxml.html.Element("li")
            item.text, child.tail = child.tail, None
            child.addnext(item)
        if child.tag != "li":
            item = lxml.html.Element("li")
            element.replace(child, item)
            item.append(child)


def _moment(element: HtmlElement) -> None:
    if not _is_moment(element.attrib.get("datetime", element.text_content().strip())):
        element.tag = "span"


def _details(element: HtmlElement) -> None:
    if element.find("summary") is None:
        summary = lxml.html.Element("summary")
        summary.text = "Details"
        summary.tail, element.text = element.text, None
        element.insert(0, summary)


def _table(element: HtmlElement) -> None:
    """A table scrolls by itself where the screen is narrower than it is."""
    parent = element.getparent()
    if parent is None:
        return
    frame = lxml.html.Element("div")
    frame.attrib.update({"class": "table-frame", "role": "group", "aria-label": "Table", "tabindex": "0"})
    frame.tail, element.tail = element.tail, None
    parent.replace(element, frame)
    frame.append(element)


def _preformatted(element: HtmlElement) -> None:
    """Its lines are not broken, so it scrolls; the keyboard must reach it to do so."""
    element.attrib["tabindex"] = "0"


def _heading_cell(element: HtmlElement) -> None:
    if not element.text_content().strip():
        element.tag = "td"
        element.attrib.pop("scope", None)


_MENDERS: dict[str, Callable[[HtmlElement], None]] = {
    "a": _anchor,
    "img": _picture,
    "ul": _items_only,
    "ol": _items_only,
    "time": _moment,
    "details": _details,
    "table": _table,
    "pre": _preformatted,
    "th": _heading_cell,
}


def _is_moment(value: str) -> bool:
    """A day, or a time with its zone: what `time`, `ins` and `del` may all hold."""
    if not _MOMENT.match(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_address(value: str) -> bool:
    return bool(urlsplit(value).scheme in ("http", "https")) and not re.search(r"\s", value)


_ATTRIBUTES: dict[str, Callable[[str], bool]] = {
    "cite": _is_address,
    "dir": lambda value: value.lower() in ("ltr", "rtl", "auto"),
    "lang": lambda value: bool(_LANGUAGE.match(value)),
    "hreflang": lambda value: bool(_LANGUAGE.match(value)),
    "headers": lambda value: False,
    "width": str.isdigit,
    "height": str.isdigit,
    "start": lambda value: value.lstrip("-").isdigit(),
    "span": lambda value: value.isdigit() and 0 < int(value) <= 1000,
    "colspan": lambda value: value.isdigit() and 0 < int(value) <= 1000,
    "rowspan": lambda value: value.isdigit() and int(value) <= 65534,
    "datetime": _is_moment,
    "scope": lambda value: value.lower() in ("row", "col", "rowgroup", "colgroup"),
}
