"""A few back issues are made in a real database; every one of them is an article like any other."""

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import PageLogEntry

from newsreel.community.comments.models import Comment
from newsreel.front.changes import changed
from newsreel.newsroom.models import Article, Correction, Page, Section
from newsreel.newsroom.tests import factories
from newsreel.transfer.sample.back_issue_texts import back_issue
from newsreel.transfer.sample.back_issues import NoSectionError, load_back_issues

COUNT = 120

pytestmark = pytest.mark.django_db


def _load(count: int) -> int:
    return load_back_issues(count, report=lambda done, of: None)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Made once for all tests that ask for it; each of them undoes its own changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        cinema = factories.make_section(title="Cinema")
        factories.make_section(title="Reviews", parent=cinema)
        factories.make_article(section=cinema, title="By hand")
        factories.make_picture(title="A hall")
        yield _load(COUNT)
        transaction.set_rollback(True)


def _made() -> list[Article]:
    return list(Article.objects.exclude(title="By hand").order_by("pk"))


def test_as_many_as_were_asked_for(loaded: int) -> None:
    assert (loaded, len(_made())) == (COUNT, COUNT)


def test_the_tree_is_whole(loaded: int) -> None:
    assert [*map(list, Page.find_problems())] == [[], [], [], [], []]
    for section in Section.objects.all():
        assert section.get_children().count() == section.numchild


def test_pages_can_be_added_beside_them(loaded: int) -> None:
    factories.make_article(section=Section.objects.get(slug="reviews"), title="Afterwards")

    assert [*map(list, Page.find_problems())] == [[], [], [], [], []]


def test_every_article_has_a_page(loaded: int, client: Client) -> None:
    for article in _made():
        answer = client.get(article.address or "")

        assert answer.status_code == 200
        page = answer.content.decode()
        assert "<h1" in page
        assert article.bylines.get().author.name in page
        assert all(name.replace("&", "&amp;") in page for name in article.tags.names())


def test_every_article_is_in_its_lists(loaded: int, client: Client) -> None:
    article = _made()[0]
    author, tag = article.bylines.get().author, article.tags.all()[0]

    def addresses_in(path: str) -> str:
        pages = [client.get(path), *(client.get(f"{path}page/{number}/") for number in range(2, 9))]
        return "".join(page.content.decode() for page in pages if page.status_code == 200)

    day = timezone.localtime(article.first_published_at)
    for path in (
        article.get_parent().address,
        author.get_absolute_url(),
        tag.get_absolute_url(),
        f"/{day:%Y/%m}/",
    ):
        assert f'href="{article.address}"' in addresses_in(path)


def test_every_article_is_in_the_sitemap(loaded: int, client: Client) -> None:
    for article in _made():
        day = timezone.localtime(article.first_published_at)

        sitemap = client.get(f"/sitemap-articles-{day:%Y-%m}.xml").content.decode()

        assert f"{article.address}</loc>" in sitemap


def test_every_article_is_found(loaded: int) -> None:
    for article in _made():
        words = " ".join(re.findall(r"\w+", f"{article.title} {article.bylines.get().author.name}"))

        assert article.pk in [found.pk for found in Article.objects.search(words)]


def test_the_index_is_what_wagtail_would_make(loaded: int) -> None:
    article = _made()[0]
    before = article.index_entries.values("title", "body", "autocomplete").get()

    article.save()

    assert article.index_entries.values("title", "body", "autocomplete").get() == before


def test_it_says_that_it_is_a_sample(loaded: int) -> None:
    article = _made()[2]

    entry = PageLogEntry.objects.get(page=article.pk)

    assert (entry.action, entry.data) == ("newsroom.place_imported", {"origin": "sample article 3"})


def test_pictures_comments_and_corrections_are_among_them(loaded: int) -> None:
    issues = [back_issue(number) for number in range(1, COUNT + 1)]

    assert (
        Comment.objects.filter(state="approved").count() == sum(len(issue.comments) for issue in issues) > 0
    )
    assert Correction.objects.count() == sum(bool(issue.correction) for issue in issues) > 0
    assert 0 < Article.objects.exclude(lead_picture=None).count() < COUNT


def test_an_editor_may_go_on_with_one(loaded: int) -> None:
    article = _made()[0]
    article.standfirst = "Put right."

    article.save_revision().publish()

    assert Article.objects.get(pk=article.pk).standfirst == "Put right."
    assert article.latest_revision is not None


def test_a_second_run_adds_what_is_missing(loaded: int) -> None:
    deleted = _made()[5]
    deleted.delete()

    assert _load(COUNT) == 1
    assert _load(COUNT) == 0
    assert _load(COUNT + 2) == 2
    assert [*map(list, Page.find_problems())] == [[], [], [], [], []]


def test_what_an_editor_renamed_is_not_made_again(loaded: int) -> None:
    article = _made()[0]
    article.title, article.slug = "Another", "another"
    article.save()

    assert _load(COUNT) == 0


def test_pages_hear_of_it_once(loaded: int) -> None:
    told: list[frozenset[str]] = []

    def listen(things: frozenset[str], **kwargs: object) -> None:
        told.append(things)

    changed.connect(listen)
    try:
        _load(COUNT)
        _load(COUNT + 3)
    finally:
        changed.disconnect(listen)

    assert told == [frozenset({"site"})]


def test_a_site_without_sections_is_told_so() -> None:
    factories.make_home()
    Section.objects.update(live=False)

    with pytest.raises(NoSectionError, match="no section"):
        _load(COUNT + 1)


def test_the_same_number_is_always_the_same_article() -> None:
    assert back_issue(17) == back_issue(17)
    assert back_issue(17) != back_issue(18)


def test_articles_are_believable() -> None:
    issues = [back_issue(number) for number in range(1, 1001)]

    assert len({issue.slug for issue in issues}) == 1000
    assert len({issue.headline for issue in issues}) > 900
    assert max(len(issue.headline) for issue in issues) <= 120
    assert max(len(issue.standfirst) for issue in issues) <= 255
    assert not any("{" in text for issue in issues for _, text in issue.blocks)
    assert all(250 < sum(len(text) for _, text in issue.blocks) < 4000 for issue in issues)
    years = [int(issue.moment * 10) for issue in issues]
    assert all(99 <= years.count(year) <= 101 for year in range(10))
