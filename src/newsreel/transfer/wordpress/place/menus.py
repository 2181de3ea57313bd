"""Menus: sections and standing pages stand in ours by themselves; other links are added to them."""

from collections.abc import Mapping
from typing import Literal

from django.db import transaction

from newsreel.newsroom.actions import add_navigation
from newsreel.newsroom.models import HomePage, Page, Publication, Section, StandardPage
from newsreel.newsroom.models.navigation import LONGEST_LABEL, as_links, is_link_address
from newsreel.transfer.wordpress.links import Links
from newsreel.transfer.wordpress.menus import MenuEntry, social_field
from newsreel.transfer.wordpress.place.ledger import Ledger, digest_of
from newsreel.transfer.wordpress.place.terms import Sections, Tags
from newsreel.transfer.wordpress.report import Outcome, Report
from newsreel.transfer.wordpress.survey import Survey

Place = Literal["menu_links", "page_links"]

_MOST: Mapping[Place, int] = {"menu_links": 6, "page_links": 10}
_KIND = "nav_menu_item"
_MOST_MOVED = 50


class Menus:
    def __init__(self, survey: Survey, ledger: Ledger, home: HomePage, report: Report) -> None:
        self._survey = survey
        self._ledger = ledger
        self._home = home
        self._report = report
        self._links = Links(survey, lambda address: "")
        self._plan = survey.menus()
        self._labels = {entry.number: entry.label for entry in self._plan.entries}

    @transaction.atomic
    def place(self, sections: Sections, tags: Tags, page_ids: Mapping[int, int], made: set[int]) -> None:
        """Once all pages are here. `made`: the old numbers of what this run made."""
        if not self._plan.entries:
            return
        self._sections, self._tags, self._page_ids, self._made = sections, tags, page_ids, made
        self._entries = self._ledger.entries(_KIND)
        self._publication = Publication.objects.filter(site__is_default_site=True).first() or Publication()
        self._new: dict[Place, list[tuple[str, str]]] = {"menu_links": [], "page_links": []}
        self._social: dict[str, str] = {}
        self._order_pages()
        for entry in self._plan.entries:
            outcome, reason, address = self._one(entry)
            self._report.add(
                _KIND,
                entry.key,
                entry.label or address,
                outcome,
                (reason,) if reason else (),
                address=address,
            )
        if any(self._new.values()) or self._social:
            add_navigation(
                menu_links=self._new["menu_links"],
                page_links=self._new["page_links"],
                social=self._social,
            )

    def _one(self, entry: MenuEntry) -> tuple[Outcome, str, str]:
        """What becomes of it, perhaps why, and where it leads here."""
        if not entry.is_public:
            return "skipped", "A menu item that readers did not see over there.", ""
        if entry.type == "custom":
            return self._custom(entry)
        if entry.object == "category":
            return self._section(entry)
        page = Page.objects.filter(pk=self._page_ids.get(entry.target, 0)).first() if entry.target else None
        if entry.type == "post_type" and page is not None:
            return self._page(entry, page.specific)
        tag = next((t for t in self._survey.tags.values() if entry.target and t.number == entry.target), None)
        if entry.object == "post_tag" and tag is not None:
            ours = self._tags.tag(tag.slug)
            return self._link(entry, ours.name, ours.get_absolute_url())
        if not entry.target:
            return (
                "skipped",
                f"A menu item of a kind (“{entry.object or entry.type}”) that leads nowhere here.",
                "",
            )
        return "skipped", f"It leads to the {entry.object} with number {entry.target}, which is not here.", ""

    def _section(self, entry: MenuEntry) -> tuple[Outcome, str, str]:
        terms = self._survey.categories.values()
        slug = next((term.slug for term in terms if entry.target and term.number == entry.target), "")
        if not slug:
            return "skipped", f"It leads to the category with number {entry.target}, which is not here.", ""
        section = Section.objects.get(pk=self._sections.section_id(slug))
        address = section.address or ""
        if not section.show_in_menus:
            return "skipped", "Its section is here, but not shown in menus.", address
        if not _is_reached(section):
            return self._link(entry, section.short_name or section.title, address)
        outcome: Outcome = "made" if slug in self._sections.made else "unchanged"
        return outcome, _renamed(entry.label, section.short_name or section.title, section.title), address

    def _page(self, entry: MenuEntry, page: Page) -> tuple[Outcome, str, str]:
        address = page.address or ""
        if not page.live:
            return "skipped", "What it leads to is not published here.", ""
        if isinstance(page, StandardPage) and page.show_in_menus:
            outcome: Outcome = "made" if entry.target in self._made else "unchanged"
            return outcome, _renamed(entry.label, page.title), address
        return self._link(entry, page.title, address)

    def _custom(self, entry: MenuEntry) -> tuple[Outcome, str, str]:
        if entry.address in ("", "#"):
            return "skipped", "A heading without an address; menus here have no such headings.", ""
        address = self._links(entry.address)
        if address.partition("#")[0] in ("/", self._survey.base):
            return self._known(entry), "", "/"
        if field := social_field(address):
            return self._at_a_network(entry, field, address)
        return self._link(entry, entry.label or address, address)

    def _at_a_network(self, entry: MenuEntry, field: str, address: str) -> tuple[Outcome, str, str]:
        there = getattr(self._publication, field) or self._social.get(field, "")
        if there and there != address:
            return "skipped", f"The publication has another address at that network: {there}.", address
        if not there:
            if entry.key in self._entries:
                return "skipped", "It was imported before and taken out here since.", address
            self._social[field] = address
        return self._known(entry), "", address

    def _link(self, entry: MenuEntry, name: str, address: str) -> tuple[Outcome, str, str]:
        if not is_link_address(address):
            return "skipped", f"It leads to “{address[:200]}”, which is no address of a page.", ""
        if self._stands(address):
            return self._known(entry), "", address
        if entry.key in self._entries:
            return "skipped", "It was imported before and taken out here since.", address
        if entry.parent:
            above = self._labels.get(entry.parent) or f"item {entry.parent}"
            return (
                "skipped",
                f"A link beneath “{above}” in a menu; links in menus here have one level. "
                f"If readers miss it, add {address} under Settings › Publication.",
                address,
            )
        place: Place = "menu_links" if self._plan.main in entry.menus else "page_links"
        if len(as_links(getattr(self._publication, place))) + len(self._new[place]) >= _MOST[place]:
            return (
                "skipped",
                f"There are {_MOST[place]} links already where it would stand. If readers miss it, "
                f"add {address} under Settings › Publication.",
                address,
            )
        self._new[place].append(((entry.label or name)[:LONGEST_LABEL], address))
        return self._known(entry), "", address

    def _stands(self, address: str) -> bool:
        """Whether a menu leads there already."""
        fields: tuple[Place, ...] = ("menu_links", "page_links")
        links = [
            link
            for field in fields
            for link in (*as_links(getattr(self._publication, field)), *self._new[field])
        ]
        if any(address == other for _label, other in links):
            return True
        page = Page.objects.filter(address=address, show_in_menus=True, live=True).first()
        return page is not None and (isinstance(page.specific, StandardPage) or _is_reached(page))

    def _known(self, entry: MenuEntry) -> Outcome:
        """Note that it is here; made, unless an earlier import did so."""
        if entry.key in self._entries:
            return "unchanged"
        self._ledger.remember(_KIND, entry.key, digest=digest_of(entry), object_id=None)
        return "made"

    def _order_pages(self) -> None:
        """Standing pages at the top, all of this run: in the menus' order, as far as menus hold them."""
        numbers = [number for name, number in self._plan.places() if name == "page" and number in self._made]
        ids = [self._page_ids[number] for number in numbers if number in self._page_ids][:_MOST_MOVED]
        pages = {page.pk: page for page in StandardPage.objects.child_of(self._home).filter(pk__in=ids)}
        wanted = [pk for pk in ids if pk in pages]
        if wanted == sorted(wanted, key=lambda pk: str(pages[pk].path)):
            return
        for pk in wanted:
            StandardPage.objects.get(pk=pk).move(HomePage.objects.get(pk=self._home.pk), pos="last-child")


def _is_reached(section: Page) -> bool:
    """Whether a section that is shown in menus stands in one: at the top, or beneath one that does."""
    parent = section.get_parent().specific
    return isinstance(parent, HomePage) or (isinstance(parent, Section) and parent.show_in_menus)


def _renamed(label: str, *names: str) -> str:
    if not label or label in names:
        return ""
    return f"It is called “{label[:80]}” in the menu there, and “{names[0][:80]}” here."
