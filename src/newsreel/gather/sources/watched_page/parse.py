"""The news on a page that has no feed, found by rules that the desk writes for it."""

from datetime import datetime

from lxml import etree

from newsreel.gather.items import Item, Reading, UnreadableSourceError
from newsreel.gather.sources import fields
from newsreel.gather.sources.dates import moment
from newsreel.gather.sources.feed.language import language_tag
from newsreel.gather.sources.pages import page_tree
from newsreel.gather.sources.watched_page.rules import PageRules, RuleError, found

MOST_ITEMS = 100
_HEADINGS = "h1, h2, h3, h4, h5, h6"


def parse(body: bytes, *, address: str, now: datetime, rules: PageRules) -> Reading:
    """Read a page by its rules. Raises :class:`UnreadableSourceError`, also for rules that can't be used."""
    page = page_tree(body)
    try:
        rules.check()
        elements = [element for element in found(rules.item, page) if isinstance(element, etree._Element)]
        made = [_item(element, rules, address=address, now=now) for element in elements[:MOST_ITEMS]]
    except RuleError as error:
        raise UnreadableSourceError(str(error)) from error
    items = tuple({item.guid: item for item in made if item is not None}.values())
    if not items:
        raise UnreadableSourceError(
            f"The rule for items (“{rules.item}”) finds none with a title on the page. "
            "The page may have been rebuilt: look at it and write the rules anew."
        )
    return Reading(
        title=fields.line(page.findtext(".//title") or ""),
        home_address=address,
        items=items,
        left_out=max(0, len(elements) - MOST_ITEMS),
    )


def _item(element: etree._Element, rules: PageRules, *, address: str, now: datetime) -> Item | None:
    link = fields.web_address(_first(element, (rules.link,) if rules.link else ("a@href",)), address)
    title = fields.line(_first(element, (rules.title,) if rules.title else (_HEADINGS, "a")))
    if not title:
        return None
    summary = fields.line(_first(element, (rules.summary,) if rules.summary else ("p",)), 2000)
    picture = _first(element, (rules.picture,) if rules.picture else ("img@src",))
    date = _first(element, (rules.date,) if rules.date else ("time@datetime", "time"))
    return Item(
        guid=fields.guid_for("", link, title),
        address=link,
        title=title,
        summary=fields.markup(summary, is_plain=True),
        picture_address=fields.web_address(picture, address),
        language=_language(element),
        published_at=fields.believable(moment(" ".join(date.split())), now),
    )


def _first(element: etree._Element, rules: tuple[str, ...]) -> str:
    """The text of the first thing that one of the rules finds in an item; an item may itself be the link."""
    if rules == ("a@href",) and element.tag == "a":
        return element.get("href", "")
    for rule in rules:
        for value in found(rule, element):
            text = value if isinstance(value, str) else _text(value)
            if text.strip():
                return text.strip()
    return _text(element).strip() if rules == (_HEADINGS, "a") and element.tag == "a" else ""


def _text(element: etree._Element) -> str:
    return " ".join(str(piece) for piece in element.itertext())


def _language(element: etree._Element) -> str:
    at: etree._Element | None = element
    while at is not None:
        if tag := language_tag(at.get("lang")):
            return tag
        at = at.getparent()
    return ""
