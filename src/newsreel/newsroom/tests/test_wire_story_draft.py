"""Drafting from a story."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from newsreel.gather.models import Placement
from newsreel.newsroom.drafting import draft_from_entry, draft_from_story
from newsreel.newsroom.models import Article, DeskDecision, Section, StoryDecision, User
from newsreel.newsroom.tests.wire_factories import NOW, make_entry, make_source, make_story

pytestmark = pytest.mark.django_db


def shown(desk: Client, story_id: int, **asked: str | int) -> str:
    return " ".join(desk.get(reverse("wire:story", args=[story_id]), asked).content.decode().split())


def outlets(article: Article) -> list[tuple[str, bool]]:
    stored = Article.objects.get(pk=article.pk).article_sources.order_by("sort_order")
    return [(source.outlet, source.is_original) for source in stored]


def test_one_click_drafts_with_all_sources(desk: Client, section: Section) -> None:
    names = ("A", "B")
    entries = tuple(
        make_entry(
            source=make_source(name=name, credit=f"The {name}", excerpt_limit=limit), credit="Ada Reel"
        )
        for name, limit in zip(names, (2, 3), strict=True)
    )
    story = make_story(headline="Harbour lights go out", entries=entries, origin="b")
    answer = desk.post(
        reverse("wire:story_draft", args=[story.pk]), {"section": section.pk, "credit_origin": "on"}
    )
    article = Article.objects.get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert (article.title, article.live, article.origin) == ("Harbour lights go out", False, "aggregated")
    assert outlets(article) == [("The B", True), ("The A", False)]
    assert [(block.value["text"].source, block.value["speaker"]) for block in article.body] == [
        ("<p>One two three …</p>", "Ada Reel, B"),
        ("<p>One two …</p>", "Ada Reel, A"),
    ]
    assert StoryDecision.objects.get(story=story).article == article
    assert {made.article for made in DeskDecision.objects.filter(entry__in=entries)} == {article}


def test_an_origin_we_do_not_read_is_named_in_a_sentence(section: Section, user: User) -> None:
    story = make_story(entries=(make_entry(),), origin="Tom & Jerry’s")
    article = draft_from_story(story=story, section=section, by=user)
    assert article.body[0].value.source == "<p>First reported by Tom &amp; Jerry’s.</p>"
    assert outlets(article) == [("Wire", False)]


def test_the_credit_of_the_origin_can_be_left_out(section: Section, user: User) -> None:
    story = make_story(entries=(make_entry(),), origin="Wire")
    article = draft_from_story(story=story, section=section, by=user, credit_origin=False)
    assert outlets(article) == [("Wire", False)]
    assert [block.block_type for block in article.body] == ["quote"]


def test_a_copy_is_credited_but_not_quoted_again(section: Section, user: User) -> None:
    original, copy = (make_entry(source=make_source(name=name)) for name in "AB")
    story = make_story(entries=(original, copy))
    Placement.objects.filter(entry=copy).update(repeats=original)
    article = draft_from_story(story=story, section=section, by=user)
    assert [name for name, _ in outlets(article)] == ["A", "B"]
    assert len(article.body) == 1


def test_an_outlet_with_two_entries_is_credited_once_with_the_latest(section: Section, user: User) -> None:
    entries = (
        make_entry(guid="1"),
        make_entry(guid="2", title="Later", published_at=NOW + timedelta(hours=1)),
    )
    article = draft_from_story(story=make_story(entries=entries), section=section, by=user)
    assert article.article_sources.get().headline == "Later"


def test_sources_that_forbid_it_are_left_out(section: Section, user: User) -> None:
    closed = make_entry(source=make_source(name="Closed", may_rewrite=False))
    ended = make_entry(source=make_source(name="Ended", rights_end=date(2026, 3, 17)))
    ends_today = make_entry(source=make_source(name="Today", rights_end=date(2026, 3, 18)))
    story = make_story(entries=(closed, ended, ends_today))
    article = draft_from_story(story=story, section=section, by=user, now=NOW)
    assert outlets(article) == [("Today", False)]
    assert not DeskDecision.objects.filter(entry__in=(closed, ended)).exists()


def test_where_all_forbid_it_there_is_no_draft(desk: Client, section: Section) -> None:
    story = make_story(entries=(make_entry(source=make_source(name="Closed", may_rewrite=False)),))
    answer = desk.post(reverse("wire:story_draft", args=[story.pk]), {"section": section.pk}, follow=True)
    assert "The rights we have from Closed don’t allow" in answer.content.decode()
    assert Article.objects.count() == 0


def test_a_story_without_entries_gives_no_draft(section: Section, user: User) -> None:
    with pytest.raises(ValidationError, match="has no entries"):
        draft_from_story(story=make_story(), section=section, by=user)


@pytest.mark.parametrize("section_asked", ["", "x", "0", "²"])
def test_a_draft_needs_a_section(desk: Client, section: Section, section_asked: str) -> None:
    story = make_story(entries=(make_entry(),))
    answer = desk.post(reverse("wire:story_draft", args=[story.pk]), {"section": section_asked}, follow=True)
    assert "Choose the section" in answer.content.decode()
    assert Article.objects.count() == 0


def test_drafting_twice_gives_the_same_article(section: Section, user: User) -> None:
    story = make_story(entries=(make_entry(),))
    first = draft_from_story(story=story, section=section, by=user)
    assert draft_from_story(story=story, section=section, by=user).pk == first.pk
    assert Article.objects.count() == 1


def test_an_entry_drafted_before_keeps_its_own_draft(section: Section, user: User, desk: Client) -> None:
    entry = make_entry()
    own = draft_from_entry(entry=entry, section=section, by=user)
    story = make_story(entries=(entry,))
    assert "A draft made from it" in shown(desk, story.pk)
    draft_from_story(story=story, section=section, by=user)
    assert DeskDecision.objects.get(entry=entry).article == own


def test_who_may_not_write_there_may_not_draft_there(section: Section) -> None:
    story = make_story(entries=(make_entry(),))
    with pytest.raises(PermissionDenied):
        draft_from_story(story=story, section=section, by=User.objects.create_user(username="nobody"))
