"""The menus of the old site, as their items tell of them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from newsreel.transfer.wordpress.records import ItemRecord
from newsreel.transfer.wordpress.words import words_of

# Which menu stood where is a setting of the theme, which no export holds; people name them by it.
_MAIN_NAMES = ("main", "primary", "header", "top", "nav", "haupt", "principal")
_SOCIAL = {
    "facebook.com": "facebook",
    "twitter.com": "x",
    "x.com": "x",
    "instagram.com": "instagram",
    "pinterest.com": "pinterest",
    "youtube.com": "youtube",
    "flipboard.com": "flipboard",
}


class MenuEntry(NamedTuple):
    key: str
    """In the ledger."""
    number: int
    menus: tuple[str, ...]
    """Slugs of the menus it stands in; nearly always one."""
    order: int
    parent: int
    """Number of the entry it stands beneath; 0 for none."""
    label: str
    """Empty where it is called as what it leads to."""
    type: str
    """custom, taxonomy, post_type, post_type_archive, or a plug-in's."""
    object: str
    """What it leads to: category, page, post…"""
    target: int
    """Its number."""
    address: str
    """Of a custom one."""
    is_public: bool


def entry_of(key: str, item: ItemRecord) -> MenuEntry:
    return MenuEntry(
        key=key,
        number=item.number,
        menus=tuple(term.slug for term in item.terms if term.taxonomy == "nav_menu"),
        order=item.menu_order,
        parent=_number(item.meta_value("_menu_item_menu_item_parent")),
        label=words_of(item.title),
        type=item.meta_value("_menu_item_type"),
        object=item.meta_value("_menu_item_object"),
        target=_number(item.meta_value("_menu_item_object_id")),
        address=item.meta_value("_menu_item_url").strip(),
        is_public=item.status in ("publish", ""),
    )


@dataclass(frozen=True, slots=True)
class MenuPlan:
    """Entries in the order readers met them: the main menu first."""

    entries: Sequence[MenuEntry]
    main: str
    """Slug of the main menu; empty where there are none."""

    def places(self) -> Mapping[tuple[str, int], int]:
        """From what menus hold, like (“category”, 12), to its place among all."""
        found: dict[tuple[str, int], int] = {}
        for place, entry in enumerate(self.entries):
            if entry.type != "custom" and entry.target:
                found.setdefault((entry.object, entry.target), place)
        return found

    def labels(self) -> Mapping[tuple[str, int], str]:
        """What the main menu calls its entries, where that is another name than their own."""
        return {
            (entry.object, entry.target): entry.label
            for entry in reversed(self.entries)
            if entry.label and entry.type != "custom" and self.main in entry.menus
        }


def planned_menus(entries: Iterable[MenuEntry]) -> MenuPlan:
    entries = list(entries)
    main = _main(entries)
    ranks = {main: -1}
    for entry in entries:
        for menu in entry.menus:
            ranks.setdefault(menu, len(ranks))
    first = len(ranks)

    def place(entry: MenuEntry) -> tuple[int, int]:
        return min((ranks[menu] for menu in entry.menus), default=first), entry.order

    return MenuPlan(sorted(entries, key=place), main)


def _main(entries: Sequence[MenuEntry]) -> str:
    """The menu that is named like one, else the one with the most categories, else the first."""
    sections: dict[str, int] = {}
    for entry in entries:
        for menu in entry.menus:
            sections[menu] = sections.get(menu, 0) + (entry.object == "category")
    for name in _MAIN_NAMES:
        for menu in sections:
            if name in menu.lower():
                return menu
    return max(sections, key=lambda menu: sections[menu], default="")


def social_field(address: str) -> str:
    """The publication's field for an address at a social network; empty for others."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    is_page = parts.scheme in ("http", "https") and parts.path.strip("/") != "" and len(address) <= 200
    return _SOCIAL.get(host, "") if is_page else ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
