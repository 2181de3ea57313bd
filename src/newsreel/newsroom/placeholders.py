"""Names in braces, as standing pages write them: {publisher}, {dmca_email}… Filled when a page is drawn."""

import re
from typing import Protocol

from django.utils.html import escape

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Site(Protocol):
    @property
    def root_url(self) -> str: ...


class Identity(Protocol):
    """What is asked of a Publication; attributes that hold no text count as not filled in."""

    name: str
    publisher: str
    postal_address: str
    contact_email: str
    dmca_agent: str
    dmca_email: str
    jurisdiction: str

    @property
    def site(self) -> Site: ...


NAMES = (
    "publisher",
    "postal_address",
    "contact_email",
    "dmca_agent",
    "dmca_email",
    "jurisdiction",
    "site_name",
    "site_address",
)


def fill(markup: str, publication: Identity) -> str:
    """`markup` with every known name replaced by the publication's value, escaped for HTML.

    Lines of a value are parted by ``<br>``. A value that is not filled in shows as its name in square
    brackets, so that the publisher sees the gap. Unknown names keep their braces.
    """
    return _PLACEHOLDER.sub(lambda found: _as_markup(found, publication), markup)


def fill_plain(text: str, publication: Identity) -> str:
    """The same for plain text that is escaped later; lines of a value are parted by commas."""
    return _PLACEHOLDER.sub(lambda found: ", ".join(_lines(found, publication)), text)


def _as_markup(found: re.Match[str], publication: Identity) -> str:
    return "<br>".join(str(escape(line)) for line in _lines(found, publication))


def _lines(found: re.Match[str], publication: Identity) -> list[str]:
    name = found[1]
    if name not in NAMES:
        return [found[0]]
    if name == "site_name":
        value = publication.name
    elif name == "site_address":
        value = publication.site.root_url
    else:
        value = getattr(publication, name)
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    return lines or [f"[{name.replace('_', ' ')}]"]
