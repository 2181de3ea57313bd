"""Where each block comes from: noted when drafted, kept while the rest is edited, taken along by a copy."""

import hashlib
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from wagtail.test.utils.form_data import rich_text

from newsreel.newsroom import actions
from newsreel.newsroom.drafting import draft_from_entry, draft_from_story
from newsreel.newsroom.excerpts import excerpt, excerpt_end, quoted
from newsreel.newsroom.models import Article, Provenance, Section, SourceChange, User
from newsreel.newsroom.provenance import lines_of
from newsreel.newsroom.tests.admin_forms import article_form
from newsreel.newsroom.tests.factories import make_author, make_home, make_section
from newsreel.newsroom.tests.wire_factories import NOW, make_entry, make_source, make_story

TEXT = "The pier\nclosed at noon. Nobody was hurt, said Ada Vale. It opens again when it does."
QUOTED = "The pier closed at noon. Nobody was hurt, said Ada Vale."


@pytest.fixture
def section(db: None) -> Section:
    actions.ensure_roles(make_home())
    return make_section()


@pytest.fixture
def user(section: Section) -> User:
    return actions.make_editor_login(username="ed", password="a long password", role="editor")


@pytest.fixture
def desk(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


@pytest.fixture
def draft(section: Section, user: User) -> Article:
    """From one entry of The Wire, of which twelve words may be quoted."""
    entry = make_entry(source=make_source(name="The Wire", excerpt_limit=12), text=TEXT, title="Pier closed")
    return draft_from_entry(entry=entry, section=section, by=user)


def test_a_quotation_keeps_its_span(draft: Article) -> None:
    (row,) = Provenance.objects.all()
    (block,) = draft.body
    assert (row.block_id, row.start, row.end) == (block.id, 0, TEXT.index(" It opens"))
    assert row.digest == hashlib.sha256(TEXT[: row.end].encode()).hexdigest()
    assert QUOTED in str(block.value["text"])
    assert [row.block_id for row in draft.get_latest_revision_as_object().provenance.all()] == [block.id]


def test_a_story_keeps_each_outlets_and_none_for_our_own_words(section: Section, user: User) -> None:
    entries = [make_entry(source=make_source(name=name), text=f"{name} says so.") for name in ("One", "Two")]
    story = make_story(entries=tuple(entries), origin="The Times")
    article = draft_from_story(story=story, section=section, by=user)
    assert [(line.kind, line.beginning, line.entry) for line in lines_of(article)] == [
        ("Text", "First reported by The Times.", None),
        ("Quotation", "One says so.", entries[0]),
        ("Quotation", "Two says so.", entries[1]),
    ]


def _edit(desk: Client, article: Article, blocks: list[tuple[str, Any]], ids: list[str]) -> Article:
    """As the browser does: with the name of each block it was given."""
    (source,) = article.get_latest_revision_as_object().article_sources.all()
    form = article_form(title="Pier", slug=article.slug, blocks=blocks, authors=[make_author()])
    for number, name in enumerate(ids):
        form[f"body-{number}-id"] = name
    form |= {
        "article_sources-TOTAL_FORMS": "1",
        "article_sources-INITIAL_FORMS": "1",
        "article_sources-0-id": str(source.pk),
        "article_sources-0-ORDER": "1",
        "article_sources-0-outlet": source.outlet,
        "article_sources-0-address": source.address,
    }
    response = desk.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)
    assert response.status_code == 302
    edited: Article = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    return edited


def test_it_survives_edits_elsewhere(desk: Client, draft: Article) -> None:
    (name,) = (block.id for block in draft.body)
    quotation = {"text": rich_text(f"<p>{QUOTED}</p>"), "speaker": "", "address": ""}
    edited = _edit(desk, draft, [("text", "<p>Ours.</p>"), ("quote", quotation)], ["", name])
    assert [(line.kind, line.entry is not None) for line in lines_of(edited)] == [
        ("Text", False),
        ("Quotation", True),
    ]
    (source,) = edited.article_sources.all()
    assert source.entry is not None


def test_what_was_rewritten_is_said_to_be(draft: Article) -> None:
    assert [line.is_as_quoted for line in lines_of(draft)] == [True]
    draft.body[0].value["text"].source = "<p>The pier shut at noon.</p>"
    assert [line.is_as_quoted for line in lines_of(draft)] == [False]


def test_a_copy_takes_it_along(draft: Article, user: User) -> None:
    copy = draft.copy(update_attrs={"slug": "another", "title": "Another"}, user=user)
    (line,) = lines_of(Article.objects.get(pk=copy.pk))
    assert (line.entry, line.start) == (Provenance.objects.first().entry, 0)  # type: ignore[union-attr]  # there is one
    assert Provenance.objects.count() == 2


def test_an_earlier_revision_brings_its_own_back(draft: Article, user: User) -> None:
    first = draft.get_latest_revision()
    del draft.body[0]
    draft.provenance = []
    draft.save_revision(user=user)
    assert lines_of(draft.get_latest_revision_as_object()) == []
    assert len(lines_of(first.as_object())) == 1


def test_the_lines_take_two_queries(
    section: Section, user: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 3):
        entries = [make_entry(source=make_source(name=f"{count} {number}")) for number in range(count)]
        article = draft_from_story(story=make_story(entries=tuple(entries)), section=section, by=user)
        kept = Article.objects.get(pk=article.pk)
        with django_assert_num_queries(2):
            assert len(lines_of(kept)) == count


def test_beside_the_editor(desk: Client, draft: Article) -> None:
    row = Provenance.objects.get()
    SourceChange.objects.create(
        article=draft,
        entry=row.entry,
        kind="pulled",
        reason="Its page answers 410.",
        found_at=NOW,
        digest="1",
    )
    html = desk.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    address = reverse("wire:entry", args=[row.entry_id])
    assert f'href="{address}?start=0&amp;end={row.end}#passage"' in html
    assert "Its page answers 410." in html
    assert reverse("wire:change", args=[SourceChange.objects.get().pk]) in html


@pytest.mark.parametrize(
    ("query", "is_lit"),
    [
        ("start=0&end=8", True),
        ("start=8&end=8", False),
        ("start=0&end=9999", False),
        ("start=-1&end=8", False),
        ("start=0&end=99999999999999999999", False),
        ("start=²&end=8", False),
        ("", False),
    ],
)
def test_the_entry_at_the_passage(desk: Client, draft: Article, query: str, is_lit: bool) -> None:
    entry = Provenance.objects.get().entry
    html = desk.get(f"{reverse('wire:entry', args=[entry.pk])}?{query}").content.decode()
    assert ('<mark id="passage">' in html) is is_lit


@given(st.text(max_size=300), st.integers(min_value=0, max_value=60))
def test_an_excerpt_is_the_beginning(text: str, words: int) -> None:
    end = excerpt_end(text, words)
    assert 0 <= end <= len(text)
    assert len(text[:end].split()) <= words
    assert quoted(text, 0, end) == excerpt(text, words)
    assert excerpt(text, 1000) == " ".join(text.split())
