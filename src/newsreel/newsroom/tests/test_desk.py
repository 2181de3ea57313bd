"""The admin's own screens for articles: editor, lists, overview, comparison, embargo."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from newsreel.newsroom import actions
from newsreel.newsroom.models import Article, Author, Section, User
from newsreel.newsroom.tests.admin_forms import article_form
from newsreel.newsroom.tests.factories import (
    make_article,
    make_articles,
    make_author,
    make_home,
    make_section,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def section() -> Section:
    actions.ensure_roles(make_home())
    return make_section()


@pytest.fixture
def editor(section: Section) -> User:
    return actions.make_editor_login(username="ed", password="a long password", role="editor")


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def _page(desk: Client, name: str, *arguments: object) -> str:
    return desk.get(reverse(name, args=arguments)).content.decode()


class TestEditor:
    def test_the_checklist_stands_beside_it(self, desk: Client, section: Section) -> None:
        article = make_article(section=section, live=False)
        page = _page(desk, "wagtailadmin_pages:edit", article.pk)
        assert "Ready to publish?" in page
        assert "Nobody signs this article. Add a byline." in page
        assert "There is no standfirst; lists and shares will show the headline alone." in page

    def test_saving_by_itself_brings_it_up_to_date(self, desk: Client, section: Section) -> None:
        article = make_article(section=section, live=False)
        response = desk.post(
            reverse("wagtailadmin_pages:edit", args=[article.pk]),
            article_form(authors=[make_author()]),
            headers={"Accept": "application/json"},
        )
        assert response.json()["success"] is True
        assert "Nothing stands in the way." in response.json()["html"]

    def test_whoever_begins_an_article_signs_it(self, desk: Client, section: Section, editor: User) -> None:
        Author.objects.create(name="Edith Reel", slug="edith-reel", user=editor)
        address = reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk])
        form = desk.get(address).context["form"]
        assert [byline.instance.author.name for byline in form.formsets["bylines"].forms] == ["Edith Reel"]


class TestEmbargo:
    def test_a_schedule_before_its_end_is_refused(self, desk: Client, section: Section) -> None:
        article = make_article(section=section, live=False)
        now = timezone.now()
        response = desk.post(
            reverse("wagtailadmin_pages:edit", args=[article.pk]),
            article_form(
                embargo_until=f"{now + timedelta(days=2):%Y-%m-%d} 10:00",
                go_live_at=f"{now + timedelta(days=1):%Y-%m-%d} 10:00",
            ),
        )
        (sentence,) = response.context["form"].errors["go_live_at"]
        assert sentence.startswith("The embargo ends on ")
        assert sentence.endswith("Schedule it for that moment or later.")

    def test_a_schedule_at_its_end_is_taken(self, desk: Client, section: Section) -> None:
        article = make_article(section=section, live=False)
        end = f"{timezone.now() + timedelta(days=2):%Y-%m-%d} 10:00"
        response = desk.post(
            reverse("wagtailadmin_pages:edit", args=[article.pk]),
            article_form(
                authors=[make_author()],
                embargo_until=end,
                go_live_at=end,
                **{"action-publish": "1"},  # type: ignore[arg-type]  # a field's name
            ),
        )
        assert response.status_code == 302
        scheduled = Article.objects.get()
        assert (scheduled.live, scheduled.approved_schedule) == (False, True)

    def test_creating_and_scheduling_in_one_go_never_shows_it(self, desk: Client, section: Section) -> None:
        end = f"{timezone.now() + timedelta(days=2):%Y-%m-%d} 10:00"
        response = desk.post(
            reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk]),
            article_form(
                authors=[make_author()],
                embargo_until=end,
                go_live_at=end,
                **{"action-publish": "1"},  # type: ignore[arg-type]  # a field's name
            ),
        )
        assert response.status_code == 302
        article = Article.objects.get()
        assert (article.live, article.approved_schedule, article.first_published_at) == (False, True, None)
        assert article.address is None

    def test_its_preview_says_so(self, desk: Client, section: Section) -> None:
        article = make_article(section=section, live=False, embargo_until=timezone.now() + timedelta(days=1))
        article.save_revision()
        page = _page(desk, "wagtailadmin_pages:view_draft", article.pk)
        assert article.embargo_sentence in page
        article.embargo_until = timezone.now()
        article.save_revision()
        assert "The embargo ends" not in _page(desk, "wagtailadmin_pages:view_draft", article.pk)


class TestVersions:
    def test_two_can_be_compared_block_by_block(self, desk: Client, section: Section) -> None:
        article = make_article(section=section, live=False, title="As it was")
        first = article.save_revision()
        article.title = "As it is"
        article.body = [("text", "<p>The harbour cinema closes on Monday.</p>")]
        second = article.save_revision()
        page = _page(desk, "wagtailadmin_pages:revisions_compare", article.pk, first.pk, second.pk)
        assert "Monday" in page
        assert "Sunday" in page

    def test_a_locked_article_is_another_editors(self, desk: Client, section: Section) -> None:
        other = actions.make_editor_login(username="other", password="a long password", role="editor")
        article = make_article(section=section, live=False)
        article.save_revision()
        article.locked, article.locked_by, article.locked_at = True, other, timezone.now()
        article.save()
        desk.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), article_form(title="Mine now"))
        assert Article.objects.get().draft_title == "Harbour lights go out"


class TestList:
    def test_columns_and_filters(self, desk: Client, section: Section) -> None:
        music = make_section(title="Music")
        ada = make_author(name="Ada Reel")
        make_article(section=section, title="Films", authors=[ada], form="review")
        make_article(section=music, title="Songs", live=False)
        listing = reverse("articles:index")
        page = desk.get(listing).content.decode()
        assert all(words in page for words in ("Films", "Songs", "Ada Reel", "Review with score", "Music"))

        def shown(**filters: str | int) -> set[str]:
            articles = desk.get(listing, filters).context["object_list"]
            return {article.title for article in articles}

        assert shown(section=music.pk) == {"Songs"}
        assert shown(state="live") == {"Films"}
        assert shown(state="draft") == {"Songs"}
        assert shown(form="review") == {"Films"}
        assert shown(author=ada.pk) == {"Films"}

    def test_it_asks_as_much_for_three_rows_as_for_one(
        self, desk: Client, section: Section, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        ada = make_author(name="Ada Reel")
        make_articles(1, section=section, authors=[ada])
        listing = reverse("articles:index")
        desk.get(listing)
        with django_assert_max_num_queries(60) as one:
            desk.get(listing)
        make_articles(3, section=section, authors=[ada], title="Further")
        with django_assert_max_num_queries(len(one.captured_queries) + 2):
            desk.get(listing)


class TestOverview:
    def test_drafts_and_what_is_scheduled(self, desk: Client, section: Section, editor: User) -> None:
        make_article(section=section, title="Half done", live=False, owner=editor)
        ready = make_article(section=section, title="Out soon", live=False, authors=[make_author()])
        ready.go_live_at = timezone.now() + timedelta(days=1)
        ready.save_revision().publish()
        page = desk.get(reverse("wagtailadmin_home"))
        headings = page.content.decode()
        assert "Your drafts" in headings
        assert "Half done" in headings
        assert "Out soon" in headings
        assert "Could not be published as scheduled" not in headings

    def test_an_empty_desk_shows_no_empty_tables(self, desk: Client) -> None:
        page = desk.get(reverse("wagtailadmin_home")).content.decode()
        assert "Your drafts" not in page


def test_authors_and_tags_have_screens(desk: Client) -> None:
    make_author(name="Ada Reel")
    assert "Ada Reel" in desk.get("/admin/snippets/newsroom/author/").content.decode()
    assert desk.get("/admin/snippets/newsroom/tag/add/").status_code == 200


def test_an_article_is_copied_but_not_doubled(desk: Client, section: Section) -> None:
    """Wagtail's aliases would give one story two addresses."""
    article = make_article(section=section)
    form = desk.get(reverse("wagtailadmin_pages:copy", args=[article.pk])).context["form"]
    assert "alias" not in form.fields
