"""Menu items: what they lead to stands in our menus; here they are only reported."""

from collections.abc import Mapping

from newsreel.transfer.wordpress.place.terms import Sections
from newsreel.transfer.wordpress.records import ItemRecord
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.survey import Survey


class Menus:
    def __init__(self, survey: Survey, report: Report) -> None:
        self._survey = survey
        self._report = report
        self._waiting: list[tuple[str, ItemRecord]] = []

    def take(self, key: str, item: ItemRecord) -> None:
        self._waiting.append((key, item))

    def tell(self, sections: Sections, page_ids: Mapping[int, int], made: set[int]) -> None:
        """Report each, once all pages are here. `made`: the old numbers of what this run made."""
        for key, item in self._waiting:
            name, number = item.meta_value("_menu_item_object"), _number(item)
            if reason := self._why_not(item, name, number, page_ids):
                self._report.add(
                    "nav_menu_item", key, item.title, "skipped", (reason,), old_address=item.link
                )
                continue
            is_new = number in made if name == "page" else self._slug(number) in sections.made
            self._report.add("nav_menu_item", key, item.title, "made" if is_new else "unchanged")

    def _why_not(self, item: ItemRecord, name: str, number: int, page_ids: Mapping[int, int]) -> str:
        kind, target = item.meta_value("_menu_item_type"), item.meta_value("_menu_item_url")
        if kind == "custom" or name not in ("page", "category"):
            what = f"to {target}" if kind == "custom" and target else f"to a {name or 'nothing'}"
            return f"A menu item that leads {what}; menus here hold sections and standing pages."
        if (number not in page_ids) if name == "page" else not self._slug(number):
            return f"A menu item that leads to the {name} with number {number}, which is not here."
        return ""

    def _slug(self, number: int) -> str:
        """Of the category with this number; empty for none."""
        categories = self._survey.categories.values()
        return next((term.slug for term in categories if number and term.number == number), "")


def _number(item: ItemRecord) -> int:
    text = item.meta_value("_menu_item_object_id")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
