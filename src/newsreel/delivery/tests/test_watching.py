"""What an editor does reaches exactly the pages that show it: drawn, changed and looked up for real."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction
from wagtail.models import Site as WagtailSite

from newsreel.delivery.models import Change, Standing
from newsreel.delivery.shelf import Shelf
from newsreel.front import shown
from newsreel.front.changes import announce
from newsreel.newsroom.checklist import gate
from newsreel.newsroom.models import Article, Author, Byline, Correction, Publication, Section
from newsreel.newsroom.tests.factories import (
    FIRST_MOMENT,
    make_article,
    make_author,
    make_home,
    make_picture,
    make_section,
    make_standing_page,
)

pytestmark = pytest.mark.django_db

Committed = Callable[..., object]


class Site:
    """Every page of a small site, kept; :meth:`touched` tells which of them an act makes stale."""

    def __init__(self, shelf: Shelf, server: Client, commits: Committed) -> None:
        self.shelf = shelf
        self._server = server
        self._commits = commits
        self.home = make_home()
        self.cinema, self.music = make_section(title="Cinema"), make_section(title="Music")
        self.iris, self.otto = make_author(name="Iris Vale"), make_author(name="Otto Lind")
        self.old, self.middle, self.new = (
            make_article(
                section=section,
                title=title,
                published=FIRST_MOMENT + timedelta(days=number),
                authors=[author],
                tags=[tag],
            )
            for number, (section, title, author, tag) in enumerate(
                [
                    (self.cinema, "Old", self.iris, "harbour"),
                    (self.music, "Middle", self.otto, "piano"),
                    (self.cinema, "New", self.iris, "harbour"),
                ]
            )
        )
        with self._committed():
            for article in (self.old, self.middle, self.new):
                publish(article)
        self.draw(
            *("/", "/latest/", "/cinema/", "/music/", "/feed/", "/cinema/feed/", "/corrections/"),
            *("/cinema/old/", "/music/middle/", "/cinema/new/", "/author/iris-vale/", "/author/otto-lind/"),
            *("/tag/harbour/", "/tag/piano/", "/2026/", "/2026/03/", "/2026/03/18/", "/sitemap.xml"),
        )

    def draw(self, *paths: str) -> None:
        for path in paths:
            answer = self._server.get(path)
            assert answer["newsreel-kind"] == "fresh", (path, answer.status_code)

    @contextmanager
    def _committed(self) -> Iterator[None]:
        with self._commits(execute=True):  # type: ignore[attr-defined]  # pytest-django's
            yield

    def touched(self, act: Callable[[], object]) -> set[str]:
        before = {path for path in self.shelf.ledger.paths() if not self.shelf.ledger.is_stale(path)}
        with self._committed():
            act()
        return {path for path in before if self.shelf.ledger.is_stale(path) is not False}


def publish(article: Article) -> None:
    with gate.opened_for(article):
        article.save_revision().publish()


@pytest.fixture
def site(shelf: Shelf, server: Client, django_capture_on_commit_callbacks: Committed) -> Site:
    return Site(shelf, server, django_capture_on_commit_callbacks)


LISTS_OF_NEW = {
    *("/", "/latest/", "/cinema/", "/feed/", "/cinema/feed/", "/sitemap.xml"),
    *("/author/iris-vale/", "/tag/harbour/", "/2026/", "/2026/03/"),
}


def test_a_headline_changes_where_it_is_shown_and_nowhere_else(site: Site) -> None:
    site.middle.title = "Middle, corrected"
    touched = site.touched(lambda: publish(site.middle))
    assert "/music/middle/" in touched
    assert {"/", "/latest/", "/music/", "/author/otto-lind/", "/tag/piano/", "/2026/"} <= touched
    # Neighbours lead to it by its headline; so do lists it stands in. These do not:
    assert not touched & {"/corrections/", "/tag/harbour/", "/author/iris-vale/", "/2026/03/18/"}


def test_an_article_published_for_the_first_time_joins_its_lists(site: Site) -> None:
    article = make_article(
        section=site.cinema, title="Newest", authors=[site.iris], tags=["harbour"], live=False
    )
    touched = site.touched(lambda: publish(article))
    assert {"/", "/latest/", "/cinema/", "/feed/", "/cinema/feed/", "/sitemap.xml"} <= touched
    assert {"/author/iris-vale/", "/tag/harbour/"} <= touched
    # The newest before it gets a next one.
    assert "/cinema/new/" in touched
    # The older articles don't show it: their lists of others are parts of their own.
    assert not touched & {"/music/", "/author/otto-lind/", "/tag/piano/", "/2026/03/18/"}
    assert not touched & {"/cinema/old/", "/music/middle/", "/corrections/"}


def test_publishing_again_without_a_change_leaves_the_lists_alone_that_do_not_show_it(site: Site) -> None:
    touched = site.touched(lambda: publish(site.old))
    assert not touched & {"/music/", "/tag/piano/", "/author/otto-lind/"}


def test_an_article_that_is_unpublished_leaves_its_lists_and_its_address(site: Site) -> None:
    touched = site.touched(lambda: site.new.unpublish())
    assert touched >= LISTS_OF_NEW
    assert site.shelf.find("/cinema/new/") is None
    assert "/music/middle/" in touched, "its next one is gone"
    assert not touched & {"/tag/piano/", "/author/otto-lind/"}
    assert not Standing.objects.filter(pk=site.new.pk).exists()


def test_a_deleted_article_is_gone_too(site: Site) -> None:
    touched = site.touched(lambda: site.new.delete())
    assert touched >= LISTS_OF_NEW
    assert site.shelf.find("/cinema/new/") is None


def test_an_article_that_changes_author_and_tag_leaves_one_list_and_joins_another(site: Site) -> None:
    def change() -> None:
        site.middle.bylines = [Byline(author=site.iris)]
        site.middle.tags.set(["harbour"])
        publish(site.middle)

    touched = site.touched(change)
    assert {"/author/otto-lind/", "/author/iris-vale/", "/tag/piano/", "/tag/harbour/"} <= touched


def test_a_move_to_another_section_touches_both(site: Site) -> None:
    def move() -> None:
        article = Article.objects.get(pk=site.middle.pk)
        article.move(Section.objects.get(pk=site.cinema.pk), pos="last-child")

    touched = site.touched(move)
    assert {"/music/", "/cinema/", "/music/middle/"} <= touched


def test_a_correction_touches_the_article_and_the_page_of_corrections(site: Site) -> None:
    touched = site.touched(
        lambda: Correction.objects.create(
            article=site.old, kind="correction", text="It was Tuesday.", made_at=FIRST_MOMENT
        )
    )
    assert {"/cinema/old/", "/corrections/"} <= touched
    assert not touched & {"/music/", "/author/otto-lind/", "/tag/piano/"}


def test_the_publication_and_its_sections_are_on_every_page(site: Site) -> None:
    everything = set(site.shelf.ledger.paths())
    publication, _ = Publication.objects.get_or_create(site=WagtailSite.objects.get())
    assert site.touched(lambda: publication.save()) == everything


@pytest.mark.parametrize("kind", ["section", "standing page", "restriction"])
def test_what_stands_in_menus_is_on_every_page(site: Site, kind: str) -> None:
    everything = set(site.shelf.ledger.paths())
    page = make_standing_page(title="About Us") if kind == "standing page" else site.music

    def act() -> None:
        if kind == "restriction":
            PageViewRestriction.objects.create(page=site.music, restriction_type="login")
        else:
            page.save_revision().publish()

    assert site.touched(act) == everything


def test_an_author_is_on_the_pages_of_their_articles(site: Site) -> None:
    author = Author.objects.get(pk=site.otto.pk)
    author.name = "Otto Lindh"
    touched = site.touched(author.save)
    assert {"/music/middle/", "/author/otto-lind/", "/music/"} <= touched
    assert not touched & {"/author/iris-vale/", "/tag/harbour/", "/corrections/"}


def test_a_picture_is_on_the_pages_that_show_it(site: Site, server: Client) -> None:
    picture = make_picture()
    article = make_article(section=site.music, title="Pictured", lead_picture=picture)
    site.draw(f"/music/{article.slug}/", "/music/")
    touched = site.touched(picture.save)
    assert {f"/music/{article.slug}/", "/music/"} <= touched
    assert not touched & {"/cinema/", "/cinema/old/"}


def test_what_another_room_announces_is_a_change(site: Site) -> None:
    touched = site.touched(lambda: announce(shown.thread(site.old.pk)))
    assert "/cinema/old/" in touched
    assert not touched & {"/music/", "/author/otto-lind/", "/tag/piano/"}


def test_a_draft_touches_nothing(site: Site) -> None:
    site.old.title = "Thinking about it"
    assert site.touched(lambda: site.old.save_revision()) == set()


def test_nothing_is_told_before_the_transaction_ends(site: Site) -> None:
    before = Change.objects.count()
    publish(site.old)
    assert Change.objects.count() > before
    assert not site.shelf.ledger.is_stale("/cinema/old/")
