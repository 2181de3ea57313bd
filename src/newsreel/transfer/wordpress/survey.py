"""The first reading of an export: proves that it can be read to its end, and notes what the second needs.

Nothing of a post's text is kept. Pure: it reads records and knows no database.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newsreel.transfer.wordpress.addresses import (
    Addresses,
    base_path,
    path_of,
    slug_from,
)
from newsreel.transfer.wordpress.attachments import Attachment, Attachments
from newsreel.transfer.wordpress.menus import MenuEntry, MenuPlan, entry_of, planned_menus
from newsreel.transfer.wordpress.records import (
    AuthorRecord,
    ItemRecord,
    Record,
    SiteRecord,
    TermRecord,
)

UNCATEGORIZED = "uncategorized"
_WITH_ADDRESS = frozenset({"post", "page"})
NOT_IMPORTED = frozenset({"trash", "auto-draft"})
_PUBLIC = frozenset({"publish", "future", "private"})


@dataclass(frozen=True, slots=True)
class Brief:
    """What the rest of the import must know of an item while reading another."""

    key: str
    kind: str
    number: int
    parent: int
    status: str
    path: str
    """The old path; empty where there was only a number."""
    slug: str
    title: str


@dataclass(slots=True)
class Survey:
    site: SiteRecord = field(default_factory=SiteRecord)
    authors: dict[str, AuthorRecord] = field(default_factory=dict)
    categories: dict[str, TermRecord] = field(default_factory=dict)
    tags: dict[str, TermRecord] = field(default_factory=dict)
    other_terms: Counter[str] = field(default_factory=Counter)
    """Numbers of terms by taxonomy that have no place here."""
    attachments: Attachments = field(default_factory=Attachments)
    reusable: dict[int, str] = field(default_factory=dict)
    """Contents of synced patterns by number."""
    briefs: dict[int, Brief] = field(default_factory=dict)
    """By number; of several with one number the first."""
    menu_entries: list[MenuEntry] = field(default_factory=list)
    in_menus: set[tuple[str, int]] = field(default_factory=set)
    """(“page” or “category”, number) of what menus hold."""
    signers: dict[str, None] = field(default_factory=dict)
    """Logins that posts and pages name, in their order."""
    guests: dict[str, str] = field(default_factory=dict)
    """Display names of guest authors (Co-Authors Plus) by their slug."""
    planned: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Address and perhaps the reason for it, by key of post or page."""
    items: int = 0
    comments: int = 0
    posts_in: Counter[str] = field(default_factory=Counter)
    """Numbers of posts by slug of category."""
    has_uncategorized: bool = False
    """Whether a post names no category."""

    @property
    def origin(self) -> str:
        """The name under which the ledger knows this site, the same whatever its scheme."""
        address = self.site.address.partition("//")[2].strip("/").removeprefix("www.").lower()
        return f"{self.site.system}:{address or slug_from('', self.site.title, 0)}"[:200]

    @property
    def base(self) -> str:
        return base_path(self.site.address)

    def menus(self) -> MenuPlan:
        return planned_menus(self.menu_entries)

    def planned_for(self, number: int) -> str:
        """The address here of what had this number there; empty for none."""
        brief = self.briefs.get(number)
        return self.planned.get(brief.key, ("", ""))[0] if brief else ""


class Surveyor:
    """Takes record after record; `finished` when all were taken."""

    def __init__(self) -> None:
        self._survey = Survey()
        self._keys = Keys()
        self._unplanned: list[Brief] = []

    def take(self, record: Record) -> str | None:
        """The record's name in the ledger; None for what has none, and for an item that was there before."""
        match record:
            case SiteRecord():
                self._survey.site = record
            case AuthorRecord():
                if record.login:
                    self._survey.authors.setdefault(record.login, record)
            case TermRecord():
                self._term(record)
            case ItemRecord():
                return self._item(record)
        return None

    def finished(self) -> Survey:
        survey = self._survey
        _plan(self._unplanned, survey)
        places = survey.menus().places()
        # Menus show sections in the order in which they are made.
        survey.categories = _without_circles(
            {
                term.slug: term
                for term in sorted(
                    survey.categories.values(),
                    key=lambda term: places.get(("category", term.number), len(places) + survey.items),
                )
            }
        )
        return survey

    def _term(self, record: TermRecord) -> None:
        if record.taxonomy in ("category", "post_tag") and record.slug:
            terms = self._survey.categories if record.taxonomy == "category" else self._survey.tags
            terms.setdefault(record.slug, record)
        elif record.taxonomy not in ("nav_menu", "post_format", "author"):
            self._survey.other_terms[record.taxonomy or "without a taxonomy"] += 1

    def _item(self, item: ItemRecord) -> str | None:
        survey = self._survey
        survey.items += 1
        survey.comments += len(item.comments)
        kind = kind_of(item)
        key = self._keys.of(item)
        if key is None:
            return None
        brief = Brief(
            key, kind, item.number, item.parent, item.status, path_of(item.link), item.slug, item.title
        )
        survey.briefs.setdefault(item.number, brief)
        if kind == "attachment":
            survey.attachments.add(attachment_of(item))
        elif kind == "wp_block":
            survey.reusable[item.number] = item.content
        elif kind == "nav_menu_item":
            self._menu_item(key, item)
        elif kind == "guest-author":
            login = item.meta_value("cap-user_login") or item.slug
            survey.guests[login] = item.meta_value("cap-display_name") or item.title
        elif kind in _WITH_ADDRESS:
            self._unplanned.append(brief)
            self._terms_of(item)
            if item.status not in NOT_IMPORTED:
                survey.signers.update(dict.fromkeys(authors_of(item)))
        return key

    def _terms_of(self, item: ItemRecord) -> None:
        """Terms may be named by posts only."""
        has_category = False
        for term in item.terms:
            if not term.slug:
                continue
            if term.taxonomy == "category":
                has_category = True
                self._survey.posts_in[term.slug] += 1
                self._survey.categories.setdefault(term.slug, TermRecord("category", term.slug, term.name))
            elif term.taxonomy in ("post_tag", "tag"):
                self._survey.tags.setdefault(term.slug, TermRecord("post_tag", term.slug, term.name))
        if kind_of(item) == "post" and not has_category:
            self._survey.has_uncategorized = True

    def _menu_item(self, key: str, item: ItemRecord) -> None:
        entry = entry_of(key, item)
        self._survey.menu_entries.append(entry)
        if entry.target and entry.type != "custom":
            self._survey.in_menus.add((entry.object, entry.target))


def authors_of(item: ItemRecord) -> tuple[str, ...]:
    """The login of its author; with Co-Authors Plus, of all that sign it."""
    signed = [
        term.slug.removeprefix("cap-") for term in item.terms if term.taxonomy == "author" and term.slug
    ]
    found = signed or ([item.author] if item.author else [])
    return tuple(dict.fromkeys(found))


class Keys:
    """The name of each item in the ledger: its number, unless two different items share one."""

    def __init__(self) -> None:
        self._seen: dict[int, set[str]] = {}

    def of(self, item: ItemRecord) -> str | None:
        """None for an item that was there before."""
        rest = f"{kind_of(item)}/{item.slug or item.link or item.title}"
        if not item.number:
            rest = f"{rest}/{item.date}"
        seen = self._seen.setdefault(item.number, set())
        if rest in seen:
            return None
        is_first = not seen and item.number > 0
        seen.add(rest)
        return str(item.number) if is_first else f"{item.number}/{rest}"[:200]


def kind_of(item: ItemRecord) -> str:
    return item.kind or "post"


def attachment_of(item: ItemRecord) -> Attachment:
    return Attachment(
        number=item.number,
        address=item.attachment_address,
        title=item.title,
        caption=item.excerpt,
        alt=item.meta_value("_wp_attachment_image_alt"),
        parent=item.parent,
        order=item.menu_order,
    )


def _plan(briefs: Iterable[Brief], survey: Survey) -> None:
    """Give posts and pages their addresses: first those that keep their old one, last those nobody has seen.

    A draft of an article has no address yet; a draft of a page has one from the start.
    """
    addresses = Addresses()
    planned = [brief for brief in briefs if _is_public(brief) or brief.kind == "page"]
    for brief in sorted(planned, key=lambda brief: (not _is_public(brief), not brief.path)):
        slug = slug_from(brief.slug, brief.title, brief.number)
        above = survey.base
        if brief.kind == "page" and not brief.path:
            above = _above(brief, survey)
        address, reason = addresses.give(brief.path, instead=f"{above}{slug}/", number=brief.number)
        survey.planned[brief.key] = address, reason if _is_public(brief) else ""


def _is_public(brief: Brief) -> bool:
    return brief.status in _PUBLIC or not brief.status


def _above(brief: Brief, survey: Survey) -> str:
    """The address of the pages above one, whose parents may go round in a circle."""
    slugs: list[str] = []
    seen = {brief.number}
    parent = survey.briefs.get(brief.parent)
    while parent is not None and parent.kind == "page" and parent.number not in seen:
        seen.add(parent.number)
        slugs.insert(0, slug_from(parent.slug, parent.title, parent.number))
        parent = survey.briefs.get(parent.parent)
    return survey.base + "".join(f"{slug}/" for slug in slugs)


def _without_circles(categories: Mapping[str, TermRecord]) -> dict[str, TermRecord]:
    """The categories, parents before children; parents that lead back to a child are cut somewhere."""
    placed: dict[str, TermRecord] = {}

    def place(term: TermRecord) -> None:
        chain: list[TermRecord] = []
        while term.slug not in placed and term not in chain:
            chain.append(term)
            if term.parent not in categories:
                break
            term = categories[term.parent]
        for each in reversed(chain):
            placed[each.slug] = each

    for term in categories.values():
        place(term)
    return placed
