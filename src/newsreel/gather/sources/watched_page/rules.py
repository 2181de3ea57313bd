"""Where on a page its news stands: selectors of CSS or XPath, kept within bounds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import cast

from lxml import etree
from lxml.cssselect import CSSSelector

LONGEST_RULE = 300
_MOST_SEARCHES = 3
_FUNCTION = re.compile(r"([A-Za-z][\w-]*)\s*\(")
_FUNCTIONS = frozenset(
    ("contains", "starts-with", "normalize-space", "position", "last", "text", "not", "string", "node")
)


class RuleError(Exception):
    """A rule that can't be used: a sentence for whoever wrote it."""


@dataclass(frozen=True, slots=True)
class PageRules:
    """Selectors, each CSS (`h2 a`, `time@datetime` for an attribute) or XPath (begins with `/` or `.`).

    `item` is looked for in the page, the others in each item. An empty one is left to the usual places: the
    first link, its text or the first heading, the first `time`, the first paragraph, the first picture.
    """

    item: str
    title: str = ""
    link: str = ""
    date: str = ""
    summary: str = ""
    picture: str = ""

    def check(self) -> None:
        """Raises :class:`RuleError` for the first rule that can't be used."""
        if not self.item.strip():
            raise RuleError("The rule for items is empty. Say which element holds one, such as “article”.")
        for field in fields(self):
            if rule := getattr(self, field.name):
                found(rule, etree.Element("html"))


def found(rule: str, within: etree._Element) -> Sequence[etree._Element | str]:
    """What a rule selects, elements or values of attributes, in the order of the page."""
    rule = rule.strip()
    if len(rule) > LONGEST_RULE:
        raise RuleError(f"The rule “{rule[:40]}…” is longer than {LONGEST_RULE} characters.")
    try:
        if rule.startswith(("/", ".//", "./")):
            return _by_xpath(rule, within)
        selector, _, attribute = rule.partition("@")
        elements = cast("list[etree._Element]", CSSSelector(selector, translator="html")(within))
    except (etree.XPathError, SyntaxError, ValueError) as error:
        raise RuleError(f"The rule “{rule}” is neither a CSS selector nor an XPath: {error}.") from error
    return [element.get(attribute, "") for element in elements] if attribute else elements


def _by_xpath(rule: str, within: etree._Element) -> Sequence[etree._Element | str]:
    if rule.count("//") > _MOST_SEARCHES:
        raise RuleError(
            f"The rule “{rule}” searches more than {_MOST_SEARCHES} times (//), which takes too long."
        )
    for name in _FUNCTION.findall(rule):
        if name not in _FUNCTIONS:
            raise RuleError(f"The rule “{rule}” uses {name}(), which is not allowed here.")
    result = etree.XPath(rule, regexp=False)(within)
    if not isinstance(result, list):
        return [str(result)]
    return cast("list[etree._Element | str]", result)
