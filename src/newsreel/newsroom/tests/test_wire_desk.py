"""The wire desk in the admin, and drafting from it."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from newsreel.gather.models import Entry, Source
from newsreel.newsroom.actions import ensure_roles, make_editor_login
from newsreel.newsroom.drafting import decide, draft_from_entry
from newsreel.newsroom.excerpts import excerpt
from newsreel.newsroom.models import Article, DeskDecision, Section, User
from newsreel.newsroom.tests.factories import make_home, make_section

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def make_entry(
    *, guid: str = "1", version: int = 1, title: str = "A quiet premiere", **source: object
) -> Entry:
    values = {"name": "Wire", "credit": "The Wire", "excerpt_limit": 5, **source}
    made, _ = Source.objects.get_or_create(address="https://wire.example.org/feed/", defaults=values)
    return Entry.objects.create(
        source=made,
        guid=guid,
        version=version,
        title=title,
        address="https://wire.example.org/1",
        text="One two three four five six seven.",
        content="<p>One two <script>x</script>three</p>",
        credit="Ada Reel",
        published_at=NOW,
        fetched_at=NOW,
        digest=f"{guid}-{version}",
    )


@pytest.fixture
def section() -> Section:
    home = make_home()
    ensure_roles(home)
    return make_section(title="Cinema")


@pytest.fixture
def user(section: Section) -> User:
    make_editor_login(username="ed", password="a long password", role="editor")
    return User.objects.get(username="ed")


@pytest.fixture
def desk(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def test_a_draft_credits_its_source(section: Section, user: User) -> None:
    entry = make_entry()
    article = draft_from_entry(entry=entry, section=section, by=user)
    assert (article.live, article.origin, article.title) == (False, "aggregated", "A quiet premiere")
    source = Article.objects.get(pk=article.pk).article_sources.get()
    assert (source.entry, source.outlet, source.address) == (entry, "The Wire", "https://wire.example.org/1")
    assert article.body[0].value["text"].source == "<p>One two three four five …</p>"
    assert article.body[0].value["speaker"] == "Ada Reel, Wire"
    assert DeskDecision.objects.get(entry=entry).article == article


def test_drafting_twice_gives_the_same_article(section: Section, user: User) -> None:
    entry = make_entry()
    first = draft_from_entry(entry=entry, section=section, by=user)
    assert draft_from_entry(entry=entry, section=section, by=user).pk == first.pk
    assert Article.objects.count() == 1


def test_two_entries_of_one_headline_get_two_slugs(section: Section, user: User) -> None:
    drafts = [draft_from_entry(entry=make_entry(guid=guid), section=section, by=user) for guid in "12"]
    assert [draft.slug for draft in drafts] == ["a-quiet-premiere", "a-quiet-premiere-2"]


def test_a_source_that_forbids_it_is_not_rewritten(section: Section, user: User) -> None:
    with pytest.raises(ValidationError, match="The rights we have from Wire"):
        draft_from_entry(entry=make_entry(may_rewrite=False), section=section, by=user)
    assert Article.objects.count() == 0


def test_who_may_not_write_there_may_not_draft_there(section: Section) -> None:
    stranger = User.objects.create_user(username="nobody")
    with pytest.raises(PermissionDenied):
        draft_from_entry(entry=make_entry(), section=section, by=stranger)


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("One two.", 5, "One two."),
        ("One two three four five six.", 3, "One two three …"),
        ("A b c d. E f g.", 5, "A b c d."),
        ("", 5, ""),
        ("One two", 0, ""),
    ],
)
def test_excerpt(text: str, words: int, short: str) -> None:
    assert excerpt(text, words) == short


def test_the_desk_shows_the_newest_version_once(desk: Client) -> None:
    make_entry(version=1, title="First wording")
    make_entry(version=2, title="Second wording")
    page = desk.get(reverse("wire:index")).content.decode()
    assert "Second wording" in page
    assert "First wording" not in page


def test_a_later_version_shows_what_changed_since_the_one_before(desk: Client) -> None:
    first = make_entry()
    second = make_entry(version=2, title="A loud premiere")
    page = desk.get(reverse("wire:entry", args=[second.pk])).content.decode()
    assert "What changed since version 1" in page
    assert page.count('<mark><span class="w-sr-only">[only here: </span>quiet') == 1
    assert page.count('<mark><span class="w-sr-only">[only here: </span>loud') == 1
    assert "What changed since" not in desk.get(reverse("wire:entry", args=[first.pk])).content.decode()


def test_a_version_of_the_same_words_says_so(desk: Client) -> None:
    make_entry()
    second = make_entry(version=2)
    page = desk.get(reverse("wire:entry", args=[second.pk])).content.decode()
    assert "The words are the same" in page


def test_filters_and_search(desk: Client, user: User) -> None:
    decide(entry=make_entry(guid="1", title="Held one"), state=DeskDecision.State.HELD, by=user)
    make_entry(guid="2", title="Fresh one")
    held = desk.get(reverse("wire:index"), {"state": "held"}).content.decode()
    assert ("Held one" in held, "Fresh one" in held) == (True, False)
    found = desk.get(reverse("wire:index"), {"q": "fresh"}).content.decode()
    assert ("Held one" in found, "Fresh one" in found) == (False, True)


def test_one_click_makes_a_draft(desk: Client, section: Section) -> None:
    entry = make_entry()
    page = desk.get(reverse("wire:entry", args=[entry.pk]))
    assert b"<p>One two three</p>" in page.content
    answer = desk.post(reverse("wire:draft", args=[entry.pk]), {"section": section.pk})
    article = Article.objects.get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[article.pk])


@pytest.mark.parametrize("section_asked", ["", "x", "0", "²"])
def test_a_draft_of_an_entry_needs_a_section(desk: Client, section: Section, section_asked: str) -> None:
    entry = make_entry()
    answer = desk.post(reverse("wire:draft", args=[entry.pk]), {"section": section_asked}, follow=True)
    assert "Choose the section" in answer.content.decode()
    assert Article.objects.count() == 0


def test_a_decision_is_kept_with_its_maker(desk: Client, user: User) -> None:
    entry = make_entry()
    desk.post(reverse("wire:decide", args=[entry.pk]), {"state": "rejected"})
    decision = DeskDecision.objects.get(entry=entry)
    assert (decision.state, decision.made_by) == ("rejected", user)


def test_nonsense_decides_nothing(desk: Client) -> None:
    entry = make_entry()
    desk.post(reverse("wire:decide", args=[entry.pk]), {"state": "drafted"})
    assert not DeskDecision.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_asks_as_much_for_one_row_as_for_three(
    desk: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        make_entry(guid=str(number))
    desk.get(reverse("wire:index"))
    with django_assert_num_queries(16):
        desk.get(reverse("wire:index"))
