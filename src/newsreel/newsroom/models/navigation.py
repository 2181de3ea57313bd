"""Links in menus that lead to neither a section nor a standing page."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

LONGEST_LABEL = 60
LONGEST_ADDRESS = 500

_ADDRESS = re.compile(r"(?:/(?!/)|https?://[^\s/]|mailto:[^\s@]+@)\S*")


def is_link_address(address: str) -> bool:
    """Whether a menu may lead there: a path of this site, a web or mail address; nothing that runs."""
    return len(address) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(address) is not None


class NavigationLink(blocks.StructBlock):
    label = blocks.CharBlock(max_length=LONGEST_LABEL)
    address = blocks.CharBlock(
        max_length=LONGEST_ADDRESS,
        help_text="A path of this site, like /about/, or an address elsewhere.",
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not is_link_address(cleaned["address"]):
            sentence = (
                "Write a path of this site, like /about/, or a whole address, like https://example.org/."
            )
            raise blocks.StructBlockValidationError({"address": ValidationError(sentence)})
        return cleaned

    class Meta:
        icon = "link"
        label = "Link"


class NavigationLinks(blocks.StreamBlock):
    link = NavigationLink()

    class Meta:
        max_num = 20


def as_links(value: Any) -> tuple[tuple[str, str], ...]:
    """Labels and addresses, of what a field of :class:`NavigationLinks` holds."""
    return tuple((block.value["label"], block.value["address"]) for block in value)
