"""Posts become articles, pages become standing pages."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.coreutils import find_available_slug
from wagtail.models import PageViewRestriction

from newsreel.lib.rows import in_parts
from newsreel.newsroom import actions as newsroom
from newsreel.newsroom import addresses
from newsreel.newsroom.models import Article, Byline, HomePage, Page, Section, StandardPage
from newsreel.newsroom.placing import ImportedArticle, place_imported_articles
from newsreel.transfer.actions import Remembered
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.addresses import numbered_address
from newsreel.transfer.wordpress.body import BodyBlock, RawBlock, stored
from newsreel.transfer.wordpress.place.ledger import Ledger
from newsreel.transfer.wordpress.place.people import People
from newsreel.transfer.wordpress.place.redirects import Redirects
from newsreel.transfer.wordpress.place.slugs import Slugs
from newsreel.transfer.wordpress.place.terms import Sections, Tags
from newsreel.transfer.wordpress.place.uploads import Uploads
from newsreel.transfer.wordpress.prepare import Prepared
from newsreel.transfer.wordpress.report import Outcome
from newsreel.transfer.wordpress.survey import Survey

AnyPage = Article | StandardPage


@dataclass(frozen=True, slots=True)
class Placed:
    outcome: Outcome
    page_id: int
    address: str
    notes: tuple[str, ...]


class Posts:
    def __init__(
        self,
        *,
        survey: Survey,
        home: HomePage,
        ledger: Ledger,
        redirects: Redirects,
        people: People,
        sections: Sections,
        tags: Tags,
        uploads: Uploads,
    ) -> None:
        self._survey = survey
        self._home = home
        self._ledger = ledger
        self._redirects = redirects
        self._people = people
        self._sections = sections
        self._tags = tags
        self._uploads = uploads
        self._slugs = Slugs()
        self.page_ids: dict[int, int] = {}
        """Of articles and standing pages by their number on the old site."""
        self._to_move = {
            entry.object_id: int(entry.kept["waits_for"])
            for entry in ledger.entries("page").values()
            if entry.object_id and "waits_for" in entry.kept
        }
        """Standing pages that came before the page they belong beneath: their id, the other's old number."""

    def nothing_to_do(self, entry: ImportedItem, number: int, digest: str) -> Placed | None:
        """What became of an item that has not changed, or must be left alone; None where it has changed."""
        page = Page.objects.filter(pk=entry.object_id).values("pk", "address", "latest_revision_id").first()
        if page is None:
            reason = "It was imported before and deleted here since; it stays deleted."
            return Placed("skipped", 0, "", (reason,))
        self.page_ids.setdefault(number, page["pk"])
        notes = tuple(entry.notes)
        if entry.digest == digest:
            return Placed("unchanged", page["pk"], page["address"] or "", notes)
        if page["latest_revision_id"] != entry.revision_id:
            reason = "It has changed there, and was edited here since: ours was kept."
            return Placed("unchanged", page["pk"], page["address"] or "", (*notes, reason))
        return None

    def as_it_is(self, entry: ImportedItem, number: int) -> Placed | None:
        """The page of an item that this run leaves alone; None where it is gone."""
        page = Page.objects.filter(pk=entry.object_id).values("pk", "address").first()
        if page is None:
            return None
        self.page_ids.setdefault(number, page["pk"])
        return Placed("unchanged", page["pk"], page["address"] or "", ())

    @transaction.atomic
    def place(self, post: Prepared, entry: ImportedItem | None, digest: str, old_address: str) -> Placed:
        """Store one by one, through Wagtail's own ways: pages, and articles that are here already."""
        notes = list(post.notes)
        if post.kind == "post":
            page, outcome = self._article(post, entry, notes)
        else:
            page, outcome = self._standing_page(post, entry, notes)
        self._guard(page, post.password)
        self._redirect(post, page.pk, page.address, old_address)
        self._ledger.remember(
            post.kind,
            post.key,
            digest=digest,
            object_id=page.pk,
            revision_id=page.latest_revision_id,
            old_address=old_address,
            notes=notes,
            # A killed import moves the page when it goes on.
            kept={**post.kept, "waits_for": post.parent} if page.pk in self._to_move else post.kept,
        )
        return Placed(outcome, page.pk, page.address or "", tuple(notes))

    @transaction.atomic
    def place_new(self, posts: Sequence[tuple[Prepared, str, str]]) -> list[Placed]:
        """Store articles that are not here yet, all at once. With each its digest and its old address."""
        free = self._free_addresses([post.address for post, *_ in posts])
        lost = [list(post.notes) for post, *_ in posts]
        articles = [
            self._imported(post, address, notes)
            for (post, *_), address, notes in zip(posts, free, lost, strict=True)
        ]
        rows = place_imported_articles(articles)
        placed = [
            Placed("made", row.page_id, article.address or "", tuple(notes))
            for row, article, notes in zip(rows, articles, lost, strict=True)
        ]
        self._ledger.remember_new(
            Remembered(
                post.kind,
                post.key,
                digest,
                object_id=row.page_id,
                revision_id=row.revision_id,
                old_address=old_address,
                notes=each.notes,
                kept=post.kept,
            )
            for (post, digest, old_address), row, each in zip(posts, rows, placed, strict=True)
        )
        for (post, _digest, old_address), each in zip(posts, placed, strict=True):
            if post.password:
                self._guard(Article(pk=each.page_id), post.password)
            self._redirect(post, each.page_id, each.address, old_address)
        return placed

    def _imported(self, post: Prepared, address: str | None, notes: list[str]) -> ImportedArticle:
        first, last = _moments(post)
        section_id = self._sections.section_id(post.category)
        return ImportedArticle(
            section_id=section_id,
            slug=self._slugs.give(section_id, post.slug),
            address=address,
            origin=self._origin_of(post),
            fields={
                "title": post.title,
                "seo_title": post.seo.get("seo_title", ""),
                "search_description": post.seo.get("search_description", ""),
                "standfirst": post.standfirst,
                "form": post.form,
                "is_pinned": post.is_pinned,
                "comments_open": post.comments_open,
                "lead_picture_id": self._lead_picture(post, notes),
                "social_title": post.seo.get("social_title", ""),
            },
            body=post.body,
            live=post.state == "live",
            first_published_at=first,
            last_published_at=last,
            go_live_at=post.published_at if post.state == "scheduled" else None,
            authors=self._authors(post),
            tags=[(tag.pk, tag.name) for tag in map(self._tags.tag, post.tags)],
            further_sections=self._further_ids(post),
        )

    def _origin_of(self, post: Prepared) -> str:
        return f"{self._ledger.origin}, {post.kind} {post.key}"

    def _redirect(self, post: Prepared, page_id: int, address: str | None, old_address: str) -> None:
        """What other addresses the old site answered for this item."""
        self.page_ids.setdefault(post.number, page_id)
        if post.number and self._survey.site.system == "wordpress":
            self._redirects.add(numbered_address(self._survey.base, post.kind, post.number), page_id)
        for path in post.former_paths:
            self._redirects.add(path, page_id)
        if old_address and address and old_address != address:
            self._redirects.add(old_address, page_id)

    @transaction.atomic
    def move_pages(self) -> None:
        """Put standing pages beneath those that came after them."""
        for page_id, number in self._to_move.items():
            parent_id = self.page_ids.get(number)
            page = StandardPage.objects.filter(pk=page_id).first()
            if page is None:
                continue
            parent = StandardPage.objects.filter(pk=parent_id).first()
            self._ledger.forget_wait(page_id)
            if parent is None or parent.pk == page.pk or parent.is_descendant_of(page):
                continue
            if page.get_parent().pk != parent.pk:
                page.slug = find_available_slug(parent, page.slug, ignore_page_id=page.pk)
                page.save(clean=False)
                page.move(parent, pos="last-child")

    def _article(
        self, post: Prepared, entry: ImportedItem | None, notes: list[str]
    ) -> tuple[Article, Outcome]:
        section = Section.objects.get(pk=self._sections.section_id(post.category))
        article = Article.objects.get(pk=entry.object_id) if entry else Article()
        before = _state_of(article) if entry else None
        self._fill_common(article, post, section)
        article.standfirst = post.standfirst
        article.form = post.form
        article.is_pinned = post.is_pinned
        article.comments_open = post.comments_open
        article.lead_picture_id = self._lead_picture(post, notes)
        article.social_title = post.seo.get("social_title", "")
        article.go_live_at = post.published_at if post.state == "scheduled" else None
        if entry is None:
            self._relate(article, post)
        elif before == _state_of(article) and self._has_relations(article, post, section):
            return article, "unchanged"
        else:
            self._relate(article, post)
            if article.get_parent().pk != section.pk:
                article.move(section, pos="last-child")
                article = Article.objects.get(pk=article.pk)
                self._fill_common(article, post, section)
        self._store_article(article, post, section)
        return article, "changed" if entry else "made"

    def _store_article(self, article: Article, post: Prepared, section: Section) -> None:
        first, last = _moments(post)
        newsroom.place_imported_article(
            article=article,
            section=section,
            address=article.address,
            first_published_at=first,
            last_published_at=last,
            live=post.state == "live",
            origin=self._origin_of(post),
        )
        if post.state == "scheduled":
            article.latest_revision.approved_go_live_at = article.go_live_at
            article.latest_revision.save(update_fields=["approved_go_live_at"])

    def _standing_page(
        self, post: Prepared, entry: ImportedItem | None, notes: list[str]
    ) -> tuple[StandardPage, Outcome]:
        parent = self._parent_of(post)
        page = StandardPage.objects.get(pk=entry.object_id) if entry else StandardPage()
        before = _state_of(page) if entry else None
        self._fill_common(page, post, parent)
        page.introduction = post.standfirst
        if picture_id := self._lead_picture(post, notes):
            page.body = [*_picture(picture_id, f"{self._ledger.origin}/{post.key}"), *post.body]
        if before is not None and before == _state_of(page):
            return page, "unchanged"
        first, last = _moments(post)
        page.live = post.state == "live"
        page.has_unpublished_changes = not page.live
        page.first_published_at, page.last_published_at = first, last
        if entry is None:
            page.show_in_menus = self._is_in_menus(post)
            parent.add_child(instance=page)
        else:
            page.save(clean=False)
        revision = page.save_revision(clean=False, changed=False, log_action=False)
        if page.live:
            page.live_revision = revision
            StandardPage.objects.filter(pk=page.pk).update(live_revision=revision)
        if post.state == "scheduled":
            revision.approved_go_live_at = page.go_live_at = post.published_at
            page.save(update_fields=["go_live_at"], clean=False)
            revision.save(update_fields=["approved_go_live_at"])
        if _waits_for(post, parent, self._home):
            self._to_move[page.pk] = post.parent
        return page, "changed" if entry else "made"

    def _is_in_menus(self, post: Prepared) -> bool:
        """Pages beneath others stay out: our menus have one level."""
        menus = self._survey.in_menus
        return not post.parent and (not menus or ("page", post.number) in menus)

    def _fill_common(self, page: AnyPage, post: Prepared, parent: Page) -> None:
        page.title = page.draft_title = post.title
        page.body = post.body
        page.seo_title = post.seo.get("seo_title", "")
        page.search_description = post.seo.get("search_description", "")
        if page.pk is None:
            page.slug = find_available_slug(parent, post.slug)
            page.address = self._free_address(post.address)

    def _free_address(self, address: str | None, given: Collection[str] = ()) -> str | None:
        """The planned address, or the next one, where something here that was not imported has it."""
        if address is None:
            return None
        number, wanted = 1, address
        while Page.objects.filter(address=address).exists() or address in given:
            number += 1
            address = addresses.numbered(wanted, number)
        return address

    def _free_addresses(self, wanted: Sequence[str | None]) -> list[str | None]:
        """As :meth:`_free_address` for many that differ from each other."""
        named = [address for address in wanted if address]
        taken = {
            address
            for part in in_parts(named)
            for address in Page.objects.filter(address__in=part).values_list("address", flat=True)
        }
        given = set(named) - taken
        found = []
        for address in wanted:
            free = self._free_address(address, given) if address in taken else address
            given |= {free} if free else set()
            found.append(free)
        return found

    def _parent_of(self, post: Prepared) -> Page:
        parent_id = self.page_ids.get(post.parent) if post.parent else None
        parent = StandardPage.objects.filter(pk=parent_id).first() if parent_id else None
        home: Page = HomePage.objects.get(pk=self._home.pk)
        return parent or home

    def _lead_picture(self, post: Prepared, notes: list[str]) -> int | None:
        if not post.featured:
            return None
        found = self._uploads.picture_id(post.featured, "")
        if found is None:
            attachment = self._survey.attachments.by_number.get(post.featured)
            named = (
                attachment.address if attachment else f"number {post.featured}, which is not in the export"
            )
            notes.append(f"Its featured picture could not be had: {named}.")
        return found

    def _relate(self, article: Article, post: Prepared) -> None:
        article.bylines = [
            Byline(author_id=author_id, sort_order=order)
            for order, author_id in enumerate(self._author_ids(post))
        ]
        article.tags.set([self._tags.tag(slug) for slug in post.tags])
        article.further_sections = Section.objects.filter(pk__in=self._further_ids(post))

    def _has_relations(self, article: Article, post: Prepared, section: Section) -> bool:
        return (
            [byline.author_id for byline in article.bylines.all()] == self._author_ids(post)
            and {tag.pk for tag in article.tags.all()} == {self._tags.tag(slug).pk for slug in post.tags}
            and {each.pk for each in article.further_sections.all()} == set(self._further_ids(post))
            and article.get_parent().pk == section.pk
            and article.live == (post.state == "live")
            and (article.first_published_at, article.last_published_at) == _moments(post)
        )

    def _author_ids(self, post: Prepared) -> list[int]:
        return [key for key, _name in self._authors(post)]

    def _authors(self, post: Prepared) -> list[tuple[int, str]]:
        return list(dict.fromkeys(self._people.author(login) for login in post.authors))

    def _further_ids(self, post: Prepared) -> list[int]:
        return [self._sections.section_id(slug) for slug in post.further]

    def _guard(self, page: AnyPage, password: str) -> None:
        restrictions = PageViewRestriction.objects.filter(
            page=page, restriction_type=PageViewRestriction.PASSWORD
        )
        if not password:
            restrictions.delete()
        elif not restrictions.filter(password=password).exists():
            restrictions.delete()
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.PASSWORD, password=password
            )


def _waits_for(post: Prepared, parent: Page, home: HomePage) -> bool:
    """Whether a page belongs beneath one that is not here yet."""
    return bool(post.parent) and parent.pk == home.pk


def _moments(post: Prepared) -> tuple[datetime | None, datetime | None]:
    """First and last publication; a scheduled one has had none."""
    return (post.published_at, post.changed_at) if post.state == "live" else (None, None)


def _state_of(page: AnyPage) -> dict[str, Any]:
    """What an import fills, for comparison."""
    fields = ("title", "seo_title", "search_description", "go_live_at", "standfirst", "introduction", "form")
    further = ("is_pinned", "comments_open", "lead_picture_id", "social_title")
    values = {name: getattr(page, name, None) for name in (*fields, *further)}
    return {**values, "body": page.body.get_prep_value()}


def _picture(picture_id: int, owner: str) -> list[RawBlock]:
    """The featured picture of a page, which has no place of its own here: at the top of its text."""
    value = {"picture": picture_id, "alt": "", "caption": "", "credit": "", "link": "", "layout": "wide"}
    return stored([BodyBlock("picture", value)], owner=f"{owner}/featured")
