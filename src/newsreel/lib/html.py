"""The one sanitiser. Whatever comes from outside and shall be shown as markup passes through here."""

import html
import re
from collections import Counter
from functools import lru_cache

import lxml.html
import nh3

_URL_SCHEMES = {"http", "https", "mailto", "tel"}

_ARTICLE_TAGS = {
    *(
        "p",
        "br",
        "hr",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "div",
        "section",
    ),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("colgroup", "col", "details", "summary", "address"),
    *(
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "img",
        "ins",
    ),
    *("kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"),
    *("time", "tt", "u", "var", "wbr"),
}
_ARTICLE_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
}
# With their contents: what stands inside these is never text for a reader.
_REMOVED_WHOLE = {
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "title",
    "textarea",
    "select",
}

_COMMENT_TAGS = {"p", "br", "a", "b", "strong", "i", "em", "blockquote", "code", "ul", "ol", "li", "del"}

_ARTICLE = nh3.Cleaner(
    tags=_ARTICLE_TAGS,
    attributes=_ARTICLE_ATTRIBUTES,
    clean_content_tags=_REMOVED_WHOLE,
    url_schemes=_URL_SCHEMES,
    link_rel="noopener",
)
_COMMENT = nh3.Cleaner(
    tags=_COMMENT_TAGS,
    attributes={"a": {"href"}},
    clean_content_tags=_REMOVED_WHOLE,
    url_schemes={"http", "https"},
    link_rel="nofollow ugc noopener",
)


@lru_cache(maxsize=256)
def _syndicated(base: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_ARTICLE_TAGS - {"img"},
        attributes={tag: names for tag, names in _ARTICLE_ATTRIBUTES.items() if tag != "img"},
        clean_content_tags=_REMOVED_WHOLE,
        url_schemes=_URL_SCHEMES,
        url_relative=("rewrite_with_base", base) if base else None,
        link_rel="noopener",
    )


_BLOCKS = re.compile(
    r"</?(?:p|div|section|article|h[1-6]|li|ul|ol|dl|dt|dd|tr|table|blockquote|pre|figure|figcaption|hr|address)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*)[^<>]*>")
# As the sanitiser writes them: values in double quotes, which may hold anything else.
_WRITTEN_BLOCK = re.compile(_BLOCKS.pattern.replace("</?(?:", "</?(?:br|"))
_WRITTEN_TAG = re.compile(r"""<[^>"]*(?:"[^"]*"[^>"]*)*>""")
# These never hold one of their own kind, or hold nothing: open ones in a row do not nest.
_NEVER_NESTED = frozenset(
    ("p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "rp", "rt")
) | frozenset(("br", "hr", "img", "wbr", "col", "input", "source", "track", "embed", "link", "meta", "area"))
DEEPEST = 2000
"""Elements within elements. The sanitiser's time grows with the square of this; no text has a tenth of it."""
# Characters that HTML forbids and that break XML formats: controls other than tab, line feed, return.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udfff]")

# The same in UTF-8.
_CONTROL_OCTETS = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_LATER_CONTROLS = re.compile(rb"\xc2[\x80-\x9f]")


def has_controls(text: str) -> bool:
    """Whether a text has control characters or lone surrogates; ten times as fast as to remove them."""
    try:
        octets = text.encode()
    except UnicodeEncodeError:
        return True
    if len(octets.translate(None, _CONTROL_OCTETS)) != len(octets):
        return True
    return not text.isascii() and (
        _LATER_CONTROLS.search(octets) is not None or "\ufffe" in text or "\uffff" in text
    )


def has_later_controls(octets: bytes) -> bool:
    """Whether a text in UTF-8 has U+0080 to U+009F, which no text means."""
    return _LATER_CONTROLS.search(octets) is not None


def without_controls(text: str) -> str:
    """The text without control characters and lone surrogates, which no format of ours can carry."""
    return _CONTROLS.sub("", text) if has_controls(text) else text


def clean(markup: str) -> str:
    """Markup of an article that is safe to show: no scripts, styles, forms, frames or event handlers."""
    return _cleaned(markup, _ARTICLE)


def clean_comment(markup: str) -> str:
    """Markup of a reader's comment: a few inline elements; links tell search engines not to follow."""
    return _cleaned(markup, _COMMENT)


def clean_syndicated(markup: str, *, base: str = "") -> str:
    """Markup from a source: as :func:`clean`, without pictures, which may be trackers and are not ours.

    With `base`, an absolute address, relative links lead to where they led at the source.
    """
    try:
        cleaner = _syndicated(base)
    except ValueError:  # the base is no address
        cleaner = _syndicated("")
    return _cleaned(markup, cleaner)


def plain_text(markup: str) -> str:
    """The words of some markup, one line for each block, white space folded. Never fails."""
    safe = clean(markup)
    if not safe.strip():
        return ""
    marked = _BLOCKS.sub(lambda match: "\n" + match.group(0), safe.replace("<br>", "\n"))
    try:
        text = lxml.html.fragment_fromstring(marked, create_parent="div").text_content()
    except (lxml.etree.ParserError, ValueError):
        text = html.unescape(re.sub(r"<[^>]*>", "", marked))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def text_of_clean(cleaned: str) -> str:
    """As :func:`plain_text`, in half the time or less, for markup that was cleaned here and nothing else."""
    if "<" in cleaned:
        cleaned = _WRITTEN_TAG.sub("", _WRITTEN_BLOCK.sub(r"\n\g<0>", cleaned))
    if "&" in cleaned:
        cleaned = html.unescape(cleaned)
    lines = (" ".join(line.split()) for line in cleaned.splitlines())
    return "\n".join(line for line in lines if line)


def _cleaned(markup: str, cleaner: nh3.Cleaner) -> str:
    markup = without_controls(markup)
    if _is_too_deep(markup):
        return html.escape(html.unescape(_TAG.sub(" ", markup)))
    return cleaner.clean(markup)


def _is_too_deep(markup: str) -> bool:
    """Whether elements stand more than DEEPEST within one another; counted without building the tree."""
    # Three characters at least for each: most texts are too short to be asked further.
    if len(markup) <= 3 * DEEPEST or markup.count("<") - markup.count("</") <= DEEPEST:
        return False
    opened: Counter[str] = Counter()
    depth = 0
    for closing, name in _TAG.findall(markup):
        name = name.lower()
        if name in _NEVER_NESTED:
            continue
        if not closing:
            opened[name] += 1
            depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > DEEPEST:
            return True
    return False
