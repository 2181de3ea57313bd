"""What rules publish by themselves, and what they leave to the desk."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from newsreel.gather.models import Entry, Rule, Source
from newsreel.newsroom import rule_publishing, tasks
from newsreel.newsroom.actions import ensure_roles, make_editor_login
from newsreel.newsroom.models import Article, DeskDecision, Section, StoryDecision, User
from newsreel.newsroom.rule_publishing import (
    CHANGED,
    IN_HAND,
    NO_SECTION,
    TOLD,
    entries_to_publish,
    publish_by_rule,
)
from newsreel.newsroom.tests.factories import make_author, make_home, make_section
from newsreel.newsroom.tests.wire_factories import make_entry, make_source, make_story

pytestmark = pytest.mark.django_db

UNSIGNED = "Nobody signs this article. Add a byline."


@pytest.fixture
def section() -> Section:
    ensure_roles(make_home())
    return make_section(title="Cinema")


@pytest.fixture
def rule(section: Section) -> Rule:
    return Rule.objects.create(
        source=make_source(), effect="publish", section_id=section.pk, author_id=make_author().pk
    )


def entry_of(rule: Rule, **fields: Any) -> Entry:
    now = timezone.now()
    values = {"is_to_publish": True, "fetched_at": now, "published_at": now, **fields}
    return make_entry(source=rule.source, **values)


def told(entry: Entry) -> tuple[str, str]:
    decision = DeskDecision.objects.get(entry=entry)
    return decision.state, decision.note


def test_what_is_clean_goes_live_signed_and_credited(rule: Rule, section: Section) -> None:
    entry = entry_of(rule)
    article = publish_by_rule(entry_id=entry.pk)
    assert article is not None
    article.refresh_from_db()
    assert (article.live, article.owner, article.address) == (True, None, "/cinema/a-quiet-premiere/")
    assert article.get_parent().pk == section.pk
    assert article.byline_names == "Iris Vale"
    assert [(s.outlet, s.entry, s.address) for s in article.article_sources.all()] == [
        ("Wire", entry, "https://wire.example.org/1")
    ]
    assert told(entry) == ("drafted", "")
    logged = PageLogEntry.objects.get(page=article.pk, action="newsroom.publish_by_rule")
    assert (logged.user, logged.message) == (None, "Publish by a rule of the source: Wire")


def test_twice_makes_one_article(rule: Rule) -> None:
    entry = entry_of(rule)
    assert publish_by_rule(entry_id=entry.pk) is not None
    assert publish_by_rule(entry_id=entry.pk) is None
    tasks.publish_by_rules.call()
    assert Article.objects.count() == 1


@pytest.mark.parametrize("step", ["draft_from_entry", "_publish", "log"])
def test_a_kill_in_the_middle_leaves_nothing_and_the_next_run_makes_one(
    rule: Rule, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entry_of(rule, fetched_at=timezone.now() - timedelta(minutes=10))
    done = getattr(rule_publishing, step)

    def killed(*args: Any, **fields: Any) -> None:
        done(*args, **fields)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(rule_publishing, step, killed)
        with pytest.raises(KeyboardInterrupt):
            publish_by_rule(entry_id=entry.pk)
    assert not Article.objects.exists()
    assert not DeskDecision.objects.exists()

    tasks.on_the_minute(timezone.now())
    assert Article.objects.filter(live=True).count() == 1


def test_what_the_checklist_holds_back_stays_a_draft_with_the_reason(rule: Rule, client: Client) -> None:
    Rule.objects.update(author_id=None)
    entry = entry_of(rule)
    article = publish_by_rule(entry_id=entry.pk)
    assert article is not None
    article.refresh_from_db()
    assert (article.live, article.first_published_at) == (False, None)
    assert told(entry) == ("drafted", UNSIGNED)
    logged = PageLogEntry.objects.get(page=article.pk, action="newsroom.refuse_rule")
    assert logged.message == f"Could not be published by a rule. {UNSIGNED}"
    assert not PageLogEntry.objects.filter(page=article.pk, action="newsroom.publish_by_rule").exists()

    make_editor_login(username="ed", password="a long password", role="editor")
    client.force_login(User.objects.get(username="ed"))
    overview = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Could not be published by a rule" in overview
    assert UNSIGNED in overview
    assert UNSIGNED in client.get(reverse("wire:entry", args=[entry.pk])).content.decode()


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"may_rewrite": False}, "The rights we have from Wire don’t allow an article of our own"),
        ({"rights_end": "2026-03-01"}, "The rights we have from Wire ended on 1 March 2026."),
    ],
)
def test_rights_are_obeyed(rule: Rule, fields: dict[str, Any], note: str) -> None:
    Source.objects.update(**fields)
    entry = entry_of(rule)
    assert publish_by_rule(entry_id=entry.pk) is None
    state, said = told(entry)
    assert (state, said.startswith(note)) == ("held", True)
    assert not Article.objects.exists()


def test_a_rule_taken_back_publishes_nothing(rule: Rule) -> None:
    entry = entry_of(rule)
    rule.delete()
    assert publish_by_rule(entry_id=entry.pk) is None
    entry.refresh_from_db()
    assert not entry.is_to_publish
    assert not DeskDecision.objects.exists()


def test_a_rule_written_since_that_leaves_it_out_is_obeyed(rule: Rule) -> None:
    entry = entry_of(rule)
    Rule.objects.create(source=None, effect="exclude", pattern="premiere")
    assert publish_by_rule(entry_id=entry.pk) is None
    assert not Article.objects.exists()


@pytest.mark.parametrize("is_there", [True, False])
def test_without_a_live_section_it_is_held(rule: Rule, section: Section, is_there: bool) -> None:
    if is_there:
        Section.objects.update(live=False)
    else:
        section.delete()
    entry = entry_of(rule)
    publish_by_rule(entry_id=entry.pk)
    assert told(entry) == ("held", NO_SECTION)


def test_what_the_desk_decided_about_is_left_alone(rule: Rule) -> None:
    entry = entry_of(rule)
    DeskDecision.objects.create(entry=entry, state="rejected", made_at=timezone.now())
    assert publish_by_rule(entry_id=entry.pk) is None
    assert told(entry) == ("rejected", "")


def test_what_was_changed_at_the_source_meanwhile_is_held(rule: Rule) -> None:
    entry = entry_of(rule)
    make_entry(source=rule.source, version=2)
    publish_by_rule(entry_id=entry.pk)
    assert told(entry) == ("held", CHANGED)


def test_the_full_text_of_an_item_is_no_change_of_it_and_what_goes_out_rests_on_it(rule: Rule) -> None:
    entry = entry_of(rule)
    whole = make_entry(source=rule.source, version=2, text_address=entry.address)
    article = publish_by_rule(entry_id=entry.pk)
    assert article is not None
    article.refresh_from_db()
    assert (article.live, article.article_sources.get().entry) == (True, whole)
    assert [told(each) for each in (entry, whole)] == [("drafted", ""), ("drafted", "")]


def test_a_full_text_that_is_to_be_read_is_awaited(rule: Rule) -> None:
    Source.objects.update(takes_full_text=True)
    now = timezone.now()
    entry = entry_of(rule)
    make_story(entries=(entry,))
    assert list(entries_to_publish(now)) == []
    assert list(entries_to_publish(now + timedelta(minutes=6))) == [entry]
    make_entry(source=rule.source, version=2, text_address=entry.address)
    assert list(entries_to_publish(now)) == [entry]


def test_a_story_in_hand_is_left_to_the_desk(rule: Rule) -> None:
    entry = entry_of(rule)
    story = make_story(entries=(entry,))
    StoryDecision.objects.create(story=story, state="claimed", made_at=timezone.now())
    publish_by_rule(entry_id=entry.pk)
    assert told(entry) == ("held", IN_HAND)


def test_a_story_is_told_once(rule: Rule) -> None:
    first, second = entry_of(rule), entry_of(rule, guid="2")
    story = make_story(entries=(first, second))
    article = publish_by_rule(entry_id=first.pk)
    assert publish_by_rule(entry_id=second.pk) is None
    assert told(second) == ("held", TOLD)
    decision = StoryDecision.objects.get(story=story)
    assert (decision.state, decision.article, decision.made_by) == ("drafted", article, None)


@pytest.mark.parametrize(("origins", "is_live"), [(1, False), (2, True)])
def test_a_death_needs_two_sources(rule: Rule, origins: int, is_live: bool) -> None:
    entry = entry_of(rule)
    make_story(entries=(entry,), matters=["death"], origin_count=origins)
    article = publish_by_rule(entry_id=entry.pk)
    assert article is not None
    article.refresh_from_db()
    assert article.live is is_live
    assert ("needs two sources (death)" in told(entry)[1]) is not is_live


def test_what_waits(rule: Rule) -> None:
    now = timezone.now()
    unplaced = entry_of(rule, guid="unplaced")
    placed = entry_of(rule, guid="placed")
    make_story(entries=(placed,))
    entry_of(rule, guid="no", is_to_publish=False)
    entry_of(rule, guid="old", fetched_at=now - timedelta(hours=25))
    decided = entry_of(rule, guid="decided", fetched_at=now - timedelta(hours=1))
    DeskDecision.objects.create(entry=decided, state="held", made_at=now)
    assert list(entries_to_publish(now)) == [placed]
    assert list(entries_to_publish(now + timedelta(minutes=6))) == [unplaced, placed]


def test_one_that_fails_holds_up_no_other(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (
        entry_of(rule, fetched_at=timezone.now() - timedelta(minutes=10)),
        entry_of(rule, guid="2"),
    )
    make_story(entries=(second,))
    real = publish_by_rule

    def failing(*, entry_id: int) -> Article | None:
        if entry_id == first.pk:
            raise RuntimeError
        return real(entry_id=entry_id)

    monkeypatch.setattr(tasks, "publish_by_rule", failing)
    assert tasks.publish_by_rules.call() == "1 made."
    assert told(second) == ("drafted", "")


def test_it_is_queued_only_where_something_waits(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    queued: list[Any] = []
    monkeypatch.setattr(tasks, "enqueue_once", queued.append)
    tasks.on_the_minute(timezone.now())
    make_story(entries=(entry_of(rule),))
    tasks.on_the_minute(timezone.now())
    assert queued == [tasks.publish_by_rules]
