"""How text and moments stand in an export file of WordPress. Pure."""

import re
from datetime import datetime
from xml.sax.saxutils import escape

from django.utils import timezone

_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def text(value: object) -> str:
    """As an element's text. What XML can't hold at all is left out."""
    return escape(_NOT_XML.sub("", str(value)))


def cdata(value: object) -> str:
    """What would end the section is split between two."""
    return "<![CDATA[" + _NOT_XML.sub("", str(value)).replace("]]>", "]]]]><![CDATA[>") + "]]>"


def utc(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else "0000-00-00 00:00:00"


def clock(moment: datetime | None) -> str:
    """By the site's time zone."""
    return utc(timezone.localtime(moment)) if moment else utc(None)
