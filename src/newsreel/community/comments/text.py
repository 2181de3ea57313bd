"""What a reader typed, made fit to be shown. Pure: plain values in and out."""

import re

from django.utils.html import linebreaks, urlize

from newsreel.lib.html import clean_comment, without_controls

LONGEST = 5000
"""Characters in one comment."""

# Characters nobody sees. They split banned words, turn lines around and fill “empty” names.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\U000e0000-\U000e007f]"
)
# Joiners have work to do inside Persian, Indic scripts and emoji; beside ASCII or in runs they only hide.
_IDLE_JOINERS = re.compile(
    "[\u200c\u200d]{2,}|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)
_MARK = "[\u0300-\u036f\u0483-\u0489\u20d0-\u20f0]"
_PILED_MARKS = re.compile(f"({_MARK}{{3}}){_MARK}+")
_NOT_A_TAG = re.compile(r"<(?!/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>)")
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
# Letters, digits and what parts sentences: nothing here could be markup, an entity or an address.
_PLAIN = re.compile(r"[\w \n,;!?()'\"’‘“”…–—-]*(?:\.(?!\w)[\w \n,;!?()'\"’‘“”…–—-]*)*")
_EMPTY_PARAGRAPH = re.compile(r"<p>(?:\s|<br>)*</p>")
_KEPT_TAGS = frozenset(
    ("p", "br", "a", "b", "strong", "i", "em", "blockquote", "code", "ul", "ol", "li", "del")
)


def without_unseen(text: str) -> str:
    """The text without controls, zero-width and direction-turning characters, and towers of accents."""
    text = without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.isascii():
        return text.strip()
    return _PILED_MARKS.sub(r"\1", _IDLE_JOINERS.sub("", _UNSEEN.sub("", text))).strip()


def one_line(text: str) -> str:
    """A name or other single line: as :func:`without_unseen`, white space folded."""
    return " ".join(without_unseen(text).split())


def as_markup(text: str) -> str:
    """Paragraphs of safe HTML from typed text, in which a few inline elements may stand.

    Bare addresses become links, unless the writer made links by hand.
    """
    unseen = without_unseen(text)
    if _PLAIN.fullmatch(unseen):
        return _EMPTY_PARAGRAPH.sub("", linebreaks(unseen, autoescape=False)).strip()
    tagged = _NOT_A_TAG.sub("&lt;", unseen)
    markup = clean_comment(linebreaks(tagged, autoescape=False))
    if "<a " not in markup:
        # No element but a link may carry an attribute here, so addresses stand in the text only.
        markup = clean_comment(urlize(markup, autoescape=False))
    return _EMPTY_PARAGRAPH.sub("", markup).strip()


def has_link(markup: str) -> bool:
    return "<a " in markup


def has_foreign_markup(text: str) -> bool:
    """Whether the writer used elements that a comment can't hold (scripts, pictures, forms…)."""
    return not {name.lower() for name in _TAG_NAME.findall(_NOT_A_TAG.sub("", text))} <= _KEPT_TAGS
