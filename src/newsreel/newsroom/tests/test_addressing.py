"""Addresses and redirects of pages as they are made, published, renamed and moved."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from newsreel.newsroom import actions
from newsreel.newsroom.models import Article, HomePage, Section, StandardPage
from newsreel.newsroom.tests.admin_forms import article_form
from newsreel.newsroom.tests.factories import make_article, make_author, make_home, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    return make_home()


def _redirects() -> dict[str, int | None]:
    return dict(Redirect.objects.values_list("old_path", "redirect_page_id"))


def _draft(section: Section, **fields: Any) -> Article:
    return make_article(
        section=section, live=False, authors=[make_author(slug=fields.get("slug", "x"))], **fields
    )


class TestFirstPublication:
    def test_a_draft_has_none(self, home: HomePage) -> None:
        article = _draft(make_section())
        assert article.address is None

    def test_publishing_gives_one_by_the_pattern(self, home: HomePage) -> None:
        article = _draft(make_section(), slug="lights-out")
        article.save_revision().publish()
        article.refresh_from_db()
        assert article.address == "/cinema/lights-out/"
        assert article.get_url() == "/cinema/lights-out/"

    def test_a_sub_section_shows_in_full(self, home: HomePage) -> None:
        reviews = make_section(title="Reviews", parent=make_section())
        article = _draft(reviews, slug="jaws")
        article.save_revision().publish()
        article.refresh_from_db()
        assert article.address == "/cinema/reviews/jaws/"

    def test_a_clash_is_numbered(self, home: HomePage) -> None:
        cinema = make_section()
        make_article(section=cinema, title="Other", address="/cinema/lights-out/")
        make_article(section=cinema, title="Another", address="/cinema/lights-out-2/")
        article = _draft(cinema, slug="lights-out")
        article.save_revision().publish()
        article.refresh_from_db()
        assert article.address == "/cinema/lights-out-3/"

    def test_what_the_program_needs_is_numbered_too(
        self, home: HomePage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from newsreel import settings

        site = settings.current().model_copy(update={"article_address": "/{slug}/"})
        monkeypatch.setattr(settings, "current", lambda: site)
        article = _draft(make_section(), slug="search")
        article.save_revision().publish()
        article.refresh_from_db()
        assert article.address == "/search-2/"

    def test_one_chosen_by_hand_is_kept(self, home: HomePage) -> None:
        article = _draft(make_section(), address="/my-own/")
        article.save_revision().publish()
        article.refresh_from_db()
        assert article.address == "/my-own/"

    def test_it_stays_when_an_older_draft_is_published(self, home: HomePage) -> None:
        article = _draft(make_section(), slug="lights-out")
        first = article.save_revision()
        first.publish()
        other = make_article(section=make_section(title="Music"))
        first.publish()
        article.refresh_from_db()
        other.refresh_from_db()
        assert article.address == "/cinema/lights-out/"
        assert _redirects() == {}

    def test_it_stays_when_the_article_moves(self, home: HomePage) -> None:
        article = _draft(make_section(), slug="lights-out")
        article.save_revision().publish()
        article.refresh_from_db()
        article.move(make_section(title="Music"), pos="last-child")
        moved = Article.objects.get()
        moved.save_revision().publish()
        moved.refresh_from_db()
        assert (moved.address, moved.get_parent().title) == ("/cinema/lights-out/", "Music")

    def test_a_copy_gets_its_own(self, home: HomePage) -> None:
        article = make_article(section=make_section(), authors=[make_author()])
        copy = article.copy(update_attrs={"slug": "a-copy"}, keep_live=False)
        assert (copy.address, copy.first_published_at) == (None, None)


class TestLaterChanges:
    def test_a_new_address_leaves_a_redirect(self, home: HomePage) -> None:
        article = make_article(section=make_section(), authors=[make_author()], slug="old")
        article.address = "/brand/new/"
        article.save_revision().publish()
        assert _redirects() == {"/cinema/old": article.pk}

    def test_readers_follow_it(self, home: HomePage, client: Client) -> None:
        article = make_article(section=make_section(), authors=[make_author()], slug="old")
        article.slug = "new"
        article.save_revision().publish()
        response = client.get("/cinema/old/", headers={"host": "127.0.0.1:8000"})
        assert (response.status_code, response.headers["Location"]) == (301, "/cinema/new/")

    def test_the_address_follows_the_slug(self, home: HomePage) -> None:
        article = make_article(section=make_section(), authors=[make_author()], slug="old")
        article.slug = "new"
        article.save_revision().publish()
        article.refresh_from_db()
        assert article.address == "/cinema/new/"
        assert _redirects() == {"/cinema/old": article.pk}

    def test_one_of_another_form_does_not(self, home: HomePage) -> None:
        article = make_article(section=make_section(), authors=[make_author()], slug="old", address="/p12/")
        article.slug = "new"
        article.save_revision().publish()
        article.refresh_from_db()
        assert article.address == "/p12/"
        assert _redirects() == {}

    def test_there_and_back_leaves_no_loop(self, home: HomePage) -> None:
        article = make_article(section=make_section(), authors=[make_author()], slug="old")
        for slug in ("new", "old"):
            article.slug = slug
            article.save_revision().publish()
            article.refresh_from_db()
        assert article.address == "/cinema/old/"
        assert _redirects() == {"/cinema/new": article.pk}

    def test_a_draft_that_was_never_public_leaves_none(self, home: HomePage) -> None:
        article = _draft(make_section(), address="/one/")
        article.address = "/two/"
        article.save()
        assert _redirects() == {}

    def test_saving_a_draft_over_a_live_article_changes_nothing_yet(self, home: HomePage) -> None:
        article = make_article(section=make_section(), authors=[make_author()], slug="old")
        article.slug = "new"
        article.save_revision()
        assert Article.objects.get().address == "/cinema/old/"
        assert _redirects() == {}


class TestPlaces:
    def test_a_section_has_its_address_at_once(self, home: HomePage) -> None:
        section = Section(title="Gossip", slug="gossip", live=False)
        home.add_child(instance=section)
        assert Section.objects.get().address == "/gossip/"
        beneath = Section(title="Royals", live=False)
        section.add_child(instance=beneath)
        assert Section.objects.get(title="Royals").address == "/gossip/royals/"

    def test_a_standing_page_too(self, home: HomePage) -> None:
        page = StandardPage(title="About us", slug="about")
        home.add_child(instance=page)
        assert page.address == "/about/"

    def test_a_renamed_section_takes_its_sub_sections_along_but_not_its_articles(
        self, home: HomePage
    ) -> None:
        cinema = make_section()
        reviews = make_section(title="Reviews", parent=cinema)
        article = make_article(section=reviews, slug="jaws")
        reviews.description = "A draft from before"
        reviews.save_revision()

        cinema.slug = "film"
        cinema.save_revision().publish()

        assert Section.objects.get(title="Cinema").address == "/film/"
        assert Section.objects.get(title="Reviews").address == "/film/reviews/"
        assert Article.objects.get().address == "/cinema/reviews/jaws/"
        assert _redirects() == {"/cinema": cinema.pk, "/cinema/reviews": reviews.pk}

        Section.objects.get(title="Reviews").get_latest_revision().publish()
        assert Section.objects.get(title="Reviews").address == "/film/reviews/"
        assert article.pk == Article.objects.get().pk

    def test_the_home_page_keeps_its_own(self, home: HomePage) -> None:
        home.title = "Another name"
        home.save_revision().publish()
        assert HomePage.objects.get().address == "/"

    def test_no_other_page_is_the_home_page(self, home: HomePage) -> None:
        with pytest.raises(ValidationError, match="home page's address"):
            make_section(address="/")


class TestForms:
    @pytest.fixture
    def desk(self, home: HomePage, client: Client) -> Client:
        actions.ensure_roles(home)
        client.force_login(
            actions.make_editor_login(username="pat", password="a long password", role="publisher")
        )
        return client

    @pytest.mark.parametrize(
        ("slug", "sentence"),
        [
            ("admin", "Addresses beneath /admin/ are the program's own. Begin with another word."),
            ("taken", "“Old story” has the address /taken/ already. Choose another."),
        ],
    )
    def test_a_section_that_cannot_have_its_address_is_told_so(
        self, desk: Client, home: HomePage, slug: str, sentence: str
    ) -> None:
        make_article(section=make_section(), title="Old story", address="/taken/")
        address = reverse("wagtailadmin_pages:add", args=["newsroom", "section", home.pk])
        form = {"title": "A section", "slug": slug, "hue": "25", "comments-TOTAL_FORMS": "0"}
        form |= {"comments-INITIAL_FORMS": "0", "comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": ""}
        response = desk.post(address, form)
        assert response.context["form"].errors == {"slug": [sentence]}

    def test_an_article_is_told_too(self, desk: Client, home: HomePage) -> None:
        article = make_article(section=make_section(), live=False)
        edit = reverse("wagtailadmin_pages:edit", args=[article.pk])

        response = desk.post(edit, article_form(address="/search/me/"))
        assert response.context["form"].errors == {
            "address": ["Addresses beneath /search/ are the program's own. Begin with another word."]
        }

        response = desk.post(edit, article_form(address="/cinema/"))
        assert response.context["form"].errors == {"address": ["Page with this Address already exists."]}
