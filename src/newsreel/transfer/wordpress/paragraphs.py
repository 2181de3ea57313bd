"""Paragraphs from blank lines and line breaks, as WordPress makes them from text of its classic editor.

Own words for the behaviour of `wpautop`: https://developer.wordpress.org/reference/functions/wpautop/
The steps work on the text as a whole and rely on their order, as there.
"""

import re
from collections.abc import Callable

_BLOCKS = (
    "(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area"
    "|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav"
    "|figure|figcaption|details|menu|summary)"
)
_BREAK_IN_TAG = " <!-- wpnl --> "
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<[^>]*>?", re.DOTALL)
_KEPT_BREAK = "<WPPreserveNewline />"

Step = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def _steps(*pairs: tuple[str, str], flags: re.RegexFlag = re.NOFLAG) -> tuple[Step, ...]:
    return tuple((re.compile(pattern, flags), replacement) for pattern, replacement in pairs)


_APART = _steps(
    (r"<br\s*/?>\s*?<br\s*/?>", "\n\n"),
    (rf"(<{_BLOCKS}[\s/>])", r"\n\n\1"),
    (rf"(</{_BLOCKS}>)", r"\1\n\n"),
    (r"(<hr\s*?/?>)", r"\1\n\n"),
    (r"\r\n|\r", "\n"),
)
# No paragraphs inside what browsers read as one thing.
_TOGETHER: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("<option", _steps((r"\s*<option", "<option"), (r"</option>\s*", "</option>"))),
    (
        "</object>",
        _steps(
            (r"(<object[^>]*>)\s*", r"\1"),
            (r"\s*</object>", "</object>"),
            (r"\s*(</?(?:param|embed)[^>]*>)\s*", r"\1"),
        ),
    ),
    (
        "<source",
        _steps(
            (r"([<\[](?:audio|video)[^>\]]*[>\]])\s*", r"\1"),
            (r"\s*([<\[]/(?:audio|video)[>\]])", r"\1"),
            (r"\s*(<(?:source|track)[^>]*>)\s*", r"\1"),
        ),
    ),
    ("<figcaption", _steps((r"\s*(<figcaption[^>]*>)", r"\1"), (r"</figcaption>\s*", "</figcaption>"))),
)
_UNWRAP = (
    *_steps(
        (r"<p>\s*</p>", ""),
        (r"<p>([^<]+)</(div|address|form)>", r"<p>\1</p></\2>"),
        (rf"<p>\s*(</?{_BLOCKS}[^>]*>)\s*</p>", r"\1"),
        (r"<p>(<li.+?)</p>", r"\1"),
    ),
    *_steps((r"<p><blockquote([^>]*)>", r"<blockquote\1><p>"), flags=re.IGNORECASE),
    *_steps(
        (r"</blockquote></p>", "</p></blockquote>"),
        (rf"<p>\s*(</?{_BLOCKS}[^>]*>)", r"\1"),
        (rf"(</?{_BLOCKS}[^>]*>)\s*</p>", r"\1"),
    ),
)
_LINE_BREAKS = (
    *_steps((r"<br>|<br/>", "<br />"), (r"(?<!<br />)\s*\n", "<br />\n"), (_KEPT_BREAK, "\n")),
    *_steps(
        (rf"(</?{_BLOCKS}[^>]*>)\s*<br />", r"\1"),
        (r"<br />(\s*</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)[^>]*>)", r"\1"),
        (r"\n</p>\Z", "</p>"),
    ),
)
_VERBATIM = re.compile(r"<(script|style|svg|math).*?</\1>", re.DOTALL)


def in_paragraphs(text: str) -> str:
    """The text with `<p>` around its paragraphs and `<br />` at its line breaks."""
    if not text.strip():
        return ""
    text, preformatted = _without_preformatted(text + "\n")
    text = _apply(_APART, text)
    text = _TAG.sub(lambda tag: tag[0].replace("\n", _BREAK_IN_TAG), text)
    for sign, steps in _TOGETHER:
        if sign in text or (sign == "<source" and "<track" in text):
            text = _apply(steps, text)
    text = re.sub(r"\n\n+", "\n\n", text)
    parts = (part for part in re.split(r"\n\s*\n", text) if part)
    text = _apply(_UNWRAP, "".join(f"<p>{part.strip(chr(10))}</p>\n" for part in parts))
    text = _VERBATIM.sub(lambda match: match[0].replace("\n", _KEPT_BREAK), text)
    text = _apply(_LINE_BREAKS, text)
    for placeholder, original in preformatted.items():
        text = text.replace(placeholder, original)
    return text.replace(_BREAK_IN_TAG, "\n").replace(_BREAK_IN_TAG.strip(), "\n")


def _without_preformatted(text: str) -> tuple[str, dict[str, str]]:
    """The text with placeholders for `<pre>` elements, whose line breaks must stay as they are."""
    if "<pre" not in text:
        return text, {}
    *parts, last = text.split("</pre>")
    kept: dict[str, str] = {}
    result = ""
    for number, part in enumerate(parts):
        start = part.find("<pre")
        if start < 0:
            result += part
            continue
        placeholder = f"<pre wp-pre-tag-{number}></pre>"
        kept[placeholder] = part[start:] + "</pre>"
        result += part[:start] + placeholder
    return result + last, kept


def _apply(steps: tuple[Step, ...], text: str) -> str:
    for pattern, replacement in steps:
        text = pattern.sub(replacement, text)
    return text
