"""Categories become sections, tags become tags."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.coreutils import find_available_slug

from newsreel.lib.html import plain_text
from newsreel.newsroom import addresses as public
from newsreel.newsroom.models import HomePage, Page, Section, Tag
from newsreel.newsroom.placing import make_tags
from newsreel.transfer.actions import Remembered
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.addresses import slug_from
from newsreel.transfer.wordpress.place.ledger import Ledger, digest_of
from newsreel.transfer.wordpress.place.redirects import Redirects
from newsreel.transfer.wordpress.records import TermRecord
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.survey import UNCATEGORIZED, Survey
from newsreel.transfer.wordpress.words import words_of

_IN_MENU_WITHOUT_MENUS = 7
_LONGEST_SHORT_NAME = 30
# Angles far apart, so that neighbours in the menu differ (multiples of the golden angle).
_GOLDEN_ANGLE = 137.508


class Sections:
    """Sections by the slug of the category they were."""

    def __init__(
        self, survey: Survey, home: HomePage, ledger: Ledger, redirects: Redirects, report: Report
    ) -> None:
        self._survey = survey
        self._home = home
        self._ledger = ledger
        self._redirects = redirects
        self._report = report
        self._entries = ledger.entries("category")
        self._ids: dict[str, int] = {}
        self._in_menu = _in_menu(survey)
        self._labels = survey.menus().labels()
        self.made: set[str] = set()
        """Slugs of the categories that became sections in this run."""

    def place(self) -> None:
        for term in self._survey.categories.values():
            self._ids[term.slug] = self._one(term)
        if self._survey.has_uncategorized and UNCATEGORIZED not in self._ids:
            self._ids[UNCATEGORIZED] = self._one(TermRecord("category", UNCATEGORIZED, "Uncategorized"))

    def section_id(self, slug: str) -> int:
        return self._ids[slug]

    @transaction.atomic
    def _one(self, term: TermRecord) -> int:
        parent_id = self._ids.get(term.parent)
        reasons = []
        if term.parent and parent_id is None:
            reasons.append(
                f"Its parent “{term.parent}” is not in the export, or leads back to it; it is at the top."
            )
        title = _title(term)
        description = plain_text(term.description)
        digest = digest_of(title, description)
        entry = self._entries.get(term.slug[:200])
        section = Section.objects.filter(pk=entry.object_id).first() if entry else None
        if entry is not None and section is not None:
            return self._again(term, entry, section, title, description, digest)
        parent: Page = Section.objects.get(pk=parent_id) if parent_id else self._home
        old_address = self._old_address(term)
        section = (
            Section.objects.child_of(parent).filter(slug=slug_from(term.slug, term.name, term.number)).first()
        )
        if section is not None:
            reasons.append("Joined with the section of that name that is here already.")
            self._report.add(
                "category", term.slug, title, "unchanged", tuple(reasons), address=section.address or ""
            )
        else:
            section = self._make(term, parent, title, description, old_address)
            self.made.add(term.slug)
            self._report.add(
                "category", term.slug, title, "made", tuple(reasons), address=section.address or ""
            )
        if section.address != old_address:
            self._redirects.add(old_address, section.pk)
        if term.number and self._survey.site.system == "wordpress":
            self._redirects.add(f"{self._survey.base}?cat={term.number}", section.pk)
        self._redirects.store()
        self._ledger.remember(
            "category",
            term.slug[:200],
            digest=digest,
            object_id=section.pk,
            revision_id=section.latest_revision_id,
            old_address=old_address,
            notes=reasons,
            kept={"number": term.number},
        )
        return int(section.pk)

    def _again(
        self,
        term: TermRecord,
        entry: ImportedItem,
        section: Section,
        title: str,
        description: str,
        digest: str,
    ) -> int:
        if entry.digest == digest:
            self._report.add("category", term.slug, title, "unchanged", tuple(entry.notes))
        elif section.latest_revision_id != entry.revision_id:
            reason = "It has changed there, and was edited here since: ours was kept."
            self._report.add("category", term.slug, title, "unchanged", (reason,))
        else:
            section.title, section.description = title, description
            section.save(clean=False)
            _publish(section)
            self._ledger.remember(
                "category",
                entry.key,
                digest=digest,
                object_id=section.pk,
                revision_id=section.latest_revision_id,
                old_address=entry.old_address,
                notes=entry.notes,
                kept=entry.kept,
            )
            self._report.add("category", term.slug, title, "changed")
        return int(section.pk)

    def _make(
        self, term: TermRecord, parent: Page, title: str, description: str, old_address: str
    ) -> Section:
        parent.refresh_from_db()
        number = Section.objects.count()
        label = self._labels.get(("category", term.number), "")
        section = Section(
            title=title,
            short_name=label if label != title and len(label) <= _LONGEST_SHORT_NAME else "",
            slug=find_available_slug(parent, slug_from(term.slug, term.name, term.number)),
            address=_free(old_address),
            description=description,
            search_description=description[:255],
            hue=round(25 + number * _GOLDEN_ANGLE) % 360,
            show_in_menus=term.slug in self._in_menu,
        )
        parent.add_child(instance=section)
        _publish(section)
        return section

    def _old_address(self, term: TermRecord) -> str:
        slugs = [term.slug]
        seen = {term.slug}
        above = self._survey.categories.get(term.parent)
        while above is not None and above.slug not in seen and above.slug in self._ids:
            seen.add(above.slug)
            slugs.insert(0, above.slug)
            above = self._survey.categories.get(above.parent)
        return f"{self._survey.base}category/{'/'.join(slugs)}/"


class Tags:
    """Tags by their slug on the old site."""

    def __init__(self, survey: Survey, ledger: Ledger, report: Report) -> None:
        self._survey = survey
        self._ledger = ledger
        self._report = report
        self._entries = ledger.entries("post_tag")
        self._tags: dict[str, Tag] = {}

    @transaction.atomic
    def place(self) -> None:
        by_slug = {tag.slug: tag for tag in Tag.objects.all()}
        by_id = {tag.pk: tag for tag in by_slug.values()}
        names = {tag.name.casefold() for tag in by_slug.values()}
        new: dict[str, tuple[TermRecord, str]] = {}
        for term in self._survey.tags.values():
            entry, slug = self._entries.get(term.slug[:200]), term.slug[:100]
            tag = by_id.get(entry.object_id) if entry else None
            if entry is not None and tag is not None:
                self._again(term, entry, tag)
            elif (tag := by_slug.get(slug)) is not None:
                self._join(term, tag)
            elif slug not in new:
                new[slug] = term, self._name(term, names)
                continue
            else:
                continue
            self._tags[term.slug] = tag
        by_slug |= self._make(new)
        for term in self._survey.tags.values():
            if term.slug not in self._tags:
                tag = self._tags[term.slug] = by_slug[term.slug[:100]]
                if new[tag.slug][0] is not term:
                    self._join(term, tag)

    def tag(self, slug: str) -> Tag:
        return self._tags[slug]

    def _join(self, term: TermRecord, tag: Tag) -> None:
        reason = "Joined with the tag of that name that is here already."
        self._report.add("post_tag", term.slug, term.name, "unchanged", (reason,))
        self._remember(term, tag, [reason])

    def _name(self, term: TermRecord, names: set[str]) -> str:
        """A name no other tag has, which `names` will have then."""
        name = wanted = _wanted_name(term)
        number = 2
        while name.casefold() in names:
            name = f"{wanted} ({number})"
            number += 1
        names.add(name.casefold())
        return name

    def _make(self, new: Mapping[str, tuple[TermRecord, str]]) -> dict[str, Tag]:
        made = make_tags(
            [
                (name, slug, plain_text(term.description) if term.description else "")
                for slug, (term, name) in new.items()
            ]
        )
        remembered = []
        for tag in made:
            term, name = new[tag.slug]
            reasons = []
            if name != _wanted_name(term):
                reasons.append(
                    f"Another tag is named “{_wanted_name(term)}” too; this one is named “{name}” here."
                )
            self._report.add("post_tag", term.slug, name, "made", tuple(reasons))
            remembered.append(Remembered("post_tag", term.slug[:200], **self._told(term, tag, reasons)))
        self._ledger.replace(remembered)
        return {tag.slug: tag for tag in made}

    def _again(self, term: TermRecord, entry: ImportedItem, tag: Tag) -> None:
        if entry.digest == _digest_of_tag(term):
            self._report.add("post_tag", term.slug, tag.name, "unchanged", tuple(entry.notes))
            return
        tag.description = plain_text(term.description)
        tag.save(update_fields=["description"])
        self._remember(term, tag, entry.notes)
        self._report.add("post_tag", term.slug, tag.name, "changed")

    def _remember(self, term: TermRecord, tag: Tag, notes: list[str]) -> None:
        self._ledger.remember("post_tag", term.slug[:200], **self._told(term, tag, notes))

    def _told(self, term: TermRecord, tag: Tag, notes: list[str]) -> dict[str, Any]:
        """What the ledger is told of a tag."""
        return {
            "digest": _digest_of_tag(term),
            "object_id": tag.pk,
            "old_address": f"{self._survey.base}tag/{term.slug}/",
            "notes": notes,
            "kept": {"number": term.number, "name": term.name},
        }


def _wanted_name(term: TermRecord) -> str:
    return (words_of(term.name) or term.slug)[:90]


def _digest_of_tag(term: TermRecord) -> str:
    return digest_of(term.name, term.description)


def _publish(section: Section) -> None:
    """Wagtail's revision of what is saved, without telling the world."""
    revision = section.save_revision(log_action=False, clean=False, changed=False)
    section.live_revision = revision
    Section.objects.filter(pk=section.pk).update(live_revision=revision, has_unpublished_changes=False)


def _title(term: TermRecord) -> str:
    return (words_of(term.name) or term.slug)[:255]


def _free(address: str) -> str | None:
    """The address, if it can be had; else the section's parent decides."""
    if public.problem_with(address) or Page.objects.filter(address=address).exists():
        return None
    return address


def _in_menu(survey: Survey) -> set[str]:
    """The categories that stood in a menu; if the export has no menus, the largest at the top."""
    if survey.in_menus:
        return {
            term.slug for term in survey.categories.values() if ("category", term.number) in survey.in_menus
        }
    top = [term.slug for term in survey.categories.values() if not term.parent and term.slug != UNCATEGORIZED]
    top.sort(key=lambda slug: -survey.posts_in[slug])
    return set(top[:_IN_MENU_WITHOUT_MENUS])
