"""A whole export into a whole site."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from newsreel.community.comments.models import Comment
from newsreel.newsroom.models import Article, Author, HomePage, Picture, Section, StandardPage, Tag
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.body import text_of
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.report import Report
from newsreel.transfer.wordpress.run import run
from newsreel.transfer.wordpress.tests.exports import MAGAZINE, export, written
from newsreel.transfer.wordpress.tests.imports import Shelf, counts, picture_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    return make_home()


@pytest.fixture(scope="module")
def _imported(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Report]:
    """The magazine, imported once for all tests here; each test's own changes are rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_home()
        yield run(MAGAZINE, media=NoMedia())
        transaction.set_rollback(True)


@pytest.fixture
def magazine(_imported: Report) -> Report:
    return _imported


def import_text(folder: Path, *parts: str) -> Report:
    return run(written(folder, export(*parts)), media=NoMedia())


def test_everything_is_made_or_reported(magazine: Report) -> None:
    assert counts(magazine) == {
        "author": (3, 3, 0, 0, 0),
        "category": (4, 4, 0, 0, 0),
        "post_tag": (2, 2, 0, 0, 0),
        "attachment": (1, 0, 0, 0, 1),
        "post": (7, 6, 0, 0, 1),
        "page": (2, 2, 0, 0, 0),
        "comment": (6, 4, 0, 0, 2),
        "wp_block": (1, 0, 0, 0, 1),
        "product": (1, 0, 0, 0, 1),
        "nav_menu_item": (2, 2, 0, 0, 0),
    }
    for entry in magazine.entries:
        if entry.outcome == "skipped":
            assert entry.reasons
            assert all(reason.endswith(".") for reason in entry.reasons)


def test_an_article_has_what_the_post_had(magazine: Report) -> None:
    article = Article.objects.get(slug="harbour-lights")
    assert article.address == "/2019/03/harbour-lights/"
    assert article.live
    assert article.title == "Harbour lights “go out”"
    assert article.standfirst == "The last show is on Sunday."
    assert article.search_description == "Why the harbour cinema closes."
    assert article.form == "video"
    assert article.is_pinned
    assert article.comments_open
    assert article.first_published_at == datetime(2019, 3, 18, 9, tzinfo=UTC)
    assert article.last_published_at == datetime(2019, 4, 1, 12, 30, tzinfo=UTC)
    assert article.get_parent().specific.title == "Premieres"
    assert [section.slug for section in article.further_sections.all()] == ["gossip"]
    assert [tag.slug for tag in article.tags.all()] == ["harbour"]
    assert [byline.author.name for byline in article.bylines.all()] == ["Iris Vale"]
    assert not article.has_unpublished_changes
    assert article.live_revision_id == article.latest_revision_id


def test_the_body_is_blocks(magazine: Report) -> None:
    body = list(Article.objects.get(slug="harbour-lights").body.raw_data)
    assert [(block["type"], block["value"]) for block in body] == [
        ("text", "<p>The harbour cinema closes — it’s 90 years old.</p>"),
        (
            "picture",
            {
                "picture": None,
                "alt": "The facade",
                "caption": "The facade in 1931",
                "credit": "",
                "link": "",
                "layout": "right",
            },
        ),
        (
            "text",
            '<p>Read <a href="/about/the-staff/" rel="noopener">who we are</a> and '
            '<a href="/2020/05/the-sequel/" rel="noopener">the sequel</a>.</p>',
        ),
        (
            "embed",
            {
                "address": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
                "provider": "YouTube",
                "title": "",
                "cover": None,
            },
        ),
        ("imported_markup", '<!-- [newsletter_form list="7"] -->'),
    ]


def test_blocks_of_the_new_editor_and_a_synced_pattern(magazine: Report) -> None:
    article = Article.objects.get(slug="the-sequel")
    assert [block["type"] for block in article.body.raw_data] == ["text", "quote", "text"]
    assert text_of(article.body.raw_data) == "It came late. We waited. An usher We pay for our own tickets."
    assert article.get_parent().slug == "uncategorized"
    assert article.get_parent().specific.address == "/category/uncategorized/"


def test_categories_become_a_tree_of_sections(magazine: Report) -> None:
    cinema = Section.objects.get(slug="cinema")
    assert (cinema.title, cinema.address) == ("Cinema & Film", "/category/cinema/")
    assert cinema.description == "All that flickers."
    premieres = Section.objects.get(slug="premieres")
    assert premieres.address == "/category/cinema/premieres/"
    assert premieres.get_parent().pk == cinema.pk
    assert cinema.show_in_menus
    assert not Section.objects.get(slug="gossip").show_in_menus


def test_tags_of_one_name_stay_apart(magazine: Report) -> None:
    assert dict(Tag.objects.values_list("slug", "name")) == {"harbour": "Harbour", "harbour-2": "harbour (2)"}


def test_authors_have_no_login_and_no_public_mail_address(magazine: Report) -> None:
    authors = {author.slug: (author.name, author.email, author.user) for author in Author.objects.all()}
    assert authors == {
        "iris": ("Iris Vale", "", None),
        "lou-ferro": ("Lou Ferro", "", None),
        "nobody-we-know": ("nobody-we-know", "", None),
    }


def test_pages_keep_their_nesting_whatever_their_order(magazine: Report) -> None:
    staff = StandardPage.objects.get(slug="the-staff")
    assert staff.address == "/about/the-staff/"
    assert staff.get_parent().slug == "about"
    assert not staff.show_in_menus


def test_states(magazine: Report) -> None:
    scheduled = Article.objects.get(slug="not-out-yet")
    assert not scheduled.live
    assert scheduled.go_live_at == datetime(2099, 1, 1, 10, tzinfo=UTC)
    assert scheduled.latest_revision.approved_go_live_at == scheduled.go_live_at
    assert scheduled.first_published_at is None
    draft = Article.objects.get(slug="a-draft")
    assert (draft.live, draft.address, draft.first_published_at) == (False, None, None)
    secret = Article.objects.get(slug="a-secret")
    assert (secret.live, secret.address) == (False, "/2021/02/a-secret/")
    assert not Article.objects.filter(title="Thrown away").exists()


def test_a_password_guards_the_page(magazine: Report) -> None:
    restriction = PageViewRestriction.objects.get()
    assert restriction.page.slug == "members-only"
    assert (restriction.restriction_type, restriction.password) == ("password", "open sesame")


def test_comments_keep_their_threads_and_states(magazine: Report) -> None:
    article = Article.objects.get(slug="harbour-lights")
    found = {comment.name: comment for comment in Comment.objects.filter(article=article)}
    assert {name: comment.state for name, comment in found.items()} == {
        "Ada": "approved",
        "Tom": "approved",
        "Casino": "spam",
        "Shy": "pending",
    }
    assert found["Tom"].parent == found["Ada"]
    assert found["Ada"].website == "https://ada.example/"
    assert found["Ada"].made_at == datetime(2019, 3, 18, 11, tzinfo=UTC)


def test_old_addresses_answer(magazine: Report, client: Client) -> None:
    article = Article.objects.get(slug="harbour-lights")
    assert client.get("/2019/03/harbour-lights/").status_code == 200
    for old in ("/?p=101", "/?page_id=101", "/2019/03/harbor-lights/", "/2019/03/harbour-lights/harbour/"):
        answer = client.get(old)
        assert (old, answer.status_code) == (old, 301)
        assert answer["Location"].endswith(article.address)
    assert client.get("/?attachment_id=301")["Location"].endswith(article.address)
    assert client.get("/?p=999").status_code == 200


def test_meta_data_is_kept(magazine: Report) -> None:
    kept = ImportedItem.objects.get(kind="post", key="101").kept
    assert ["box_office", 'a:1:{s:4:"week";i:3;}'] in kept["meta"]
    assert kept["format"] == "post-format-video"


def test_a_second_run_changes_nothing(magazine: Report) -> None:
    def state() -> tuple[object, ...]:
        return (
            list(Article.objects.order_by("pk").values_list("pk", "latest_revision_id", "path", "address")),
            list(Section.objects.order_by("pk").values_list("pk", "latest_revision_id")),
            list(Comment.objects.order_by("pk").values_list("pk", "parent_id")),
            list(Redirect.objects.order_by("pk").values_list("old_path", "redirect_page_id")),
            Tag.objects.count(),
            Author.objects.count(),
        )

    before = state()
    again = run(MAGAZINE, media=NoMedia())
    assert again.total.made == 0
    assert again.total.changed == 0
    assert again.total.found == magazine.total.found
    assert state() == before
    # What was lost on the way is said again.
    reasons = {(entry.kind, entry.key): entry.reasons for entry in magazine.entries if entry.kind == "post"}
    assert {(e.kind, e.key): e.reasons for e in again.entries if e.kind == "post"} == reasons


def test_a_changed_post_is_updated(tmp_path: Path, magazine: Report) -> None:
    text = MAGAZINE.read_text(encoding="utf-8").replace("Behind a door.", "Behind <b>two</b> doors.")
    text = text.replace("<wp:post_password>open sesame</wp:post_password>", "")
    again = run(written(tmp_path, text), media=NoMedia())
    assert counts(again)["post"] == (7, 0, 1, 5, 1)
    article = Article.objects.get(slug="members-only")
    assert text_of(article.body.raw_data) == "Behind two doors."
    assert article.live
    assert not PageViewRestriction.objects.exists()


def test_what_was_edited_here_is_kept(tmp_path: Path, magazine: Report) -> None:
    article = Article.objects.get(slug="members-only")
    article.standfirst = "Written here."
    article.save_revision()
    text = MAGAZINE.read_text(encoding="utf-8").replace("Behind a door.", "Behind two doors.")
    again = run(written(tmp_path, text), media=NoMedia())
    assert counts(again)["post"] == (7, 0, 0, 6, 1)
    reasons = next(entry.reasons for entry in again.entries if entry.key == "103")
    assert reasons == ("It has changed there, and was edited here since: ours was kept.",)


def test_what_was_deleted_here_stays_deleted(magazine: Report) -> None:
    Article.objects.get(slug="members-only").delete()
    again = run(MAGAZINE, media=NoMedia())
    assert counts(again)["post"] == (7, 0, 0, 5, 2)
    assert not Article.objects.filter(slug="members-only").exists()


def test_pictures_had_later_are_put_in_their_places(magazine: Report) -> None:
    again = run(MAGAZINE, media=Shelf(harbour=picture_file()))
    assert counts(again)["attachment"] == (1, 1, 0, 0, 0)
    assert counts(again)["post"] == (7, 0, 1, 5, 1)
    assert Article.objects.get(slug="harbour-lights").lead_picture == Picture.objects.get()
