"""A story's page, and what can be done with a story."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from newsreel.gather.models import Placement
from newsreel.newsroom.actions import ensure_roles, make_editor_login
from newsreel.newsroom.drafting import decide_story, draft_from_entry, draft_from_story, release_story
from newsreel.newsroom.models import Article, DeskDecision, Section, StoryDecision, StoryFollower, User
from newsreel.newsroom.tests.factories import make_home, make_section
from newsreel.newsroom.tests.wire_factories import NOW, make_entry, make_source, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def section() -> Section:
    ensure_roles(make_home())
    return make_section(title="Cinema")


@pytest.fixture
def user(section: Section) -> User:
    make_editor_login(username="ed", password="a long password", role="editor")
    return User.objects.get(username="ed")


@pytest.fixture
def colleague(section: Section) -> User:
    make_editor_login(username="kim", password="a long password", role="editor")
    return User.objects.get(username="kim")


@pytest.fixture
def desk(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def shown(desk: Client, story_id: int, **asked: str | int) -> str:
    return " ".join(desk.get(reverse("wire:story", args=[story_id]), asked).content.decode().split())


def outlets(article: Article) -> list[tuple[str, bool]]:
    stored = Article.objects.get(pk=article.pk).article_sources.order_by("sort_order")
    return [(source.outlet, source.is_original) for source in stored]


def test_the_tellings_stand_side_by_side_with_what_differs_marked(desk: Client) -> None:
    first = make_entry(source=make_source(name="A"), text="The cinema closes on Sunday.")
    later = make_entry(
        source=make_source(name="B"),
        text="The cinema closes on Friday.",
        published_at=NOW + timedelta(hours=1),
    )
    story = make_story(entries=(later, first))
    page = shown(desk, story.pk)
    marked = '<mark><span class="w-sr-only">[only here: </span>{}<span class="w-sr-only">]</span></mark>'
    assert f"The cinema closes on {marked.format('Friday.')}" in page
    assert "The cinema closes on Sunday." in page
    other = shown(desk, story.pk, against=later.pk)
    assert f"The cinema closes on {marked.format('Sunday.')}" in other
    assert "The cinema closes on Friday." in other


@pytest.mark.parametrize("against", ["", "0", "x", "99999999999999999999"])
def test_an_unknown_measure_is_the_first_telling(desk: Client, against: str) -> None:
    story = make_story(entries=(make_entry(source=make_source(name="A")),))
    assert "The others are compared with this one" in shown(desk, story.pk, against=against)


def test_rights_and_refusals_stand_beside_the_text(desk: Client) -> None:
    source = make_source(name="A", may_rewrite=False, excerpt_limit=30, rights_contact="Lou Ferro")
    page = shown(desk, make_story(entries=(make_entry(source=source),)).pk)
    for sentence in ("not allowed", "at most 30 words", "Granted by Lou Ferro", "A draft leaves it out."):
        assert sentence in page


def test_only_the_newest_version_of_an_item_is_shown(desk: Client) -> None:
    entries = (make_entry(title="First wording"), make_entry(title="Second wording", version=2))
    page = shown(desk, make_story(headline="It", entries=entries).pk)
    assert ("Second wording" in page, "First wording" in page) == (True, False)


def test_a_copy_says_whose_it_is(desk: Client) -> None:
    original, copy = (make_entry(source=make_source(name=name)) for name in "AB")
    story = make_story(entries=(original, copy))
    Placement.objects.filter(entry=copy).update(repeats=original)
    assert "A copy of what A sent" in shown(desk, story.pk)


def test_a_sensitive_matter_with_one_origin_asks_for_a_second(desk: Client) -> None:
    story = make_story(matters=["death"], origin_count=1)
    assert "Find a second source" in shown(desk, story.pk)


def test_a_joined_story_leads_to_the_whole(desk: Client) -> None:
    whole = make_story()
    part = make_story(joined_into=whole)
    answer = desk.get(reverse("wire:story", args=[part.pk]))
    assert answer["Location"] == reverse("wire:story", args=[whole.pk])


def test_a_story_without_entries_says_so(desk: Client) -> None:
    assert "This story has no entries any more." in shown(desk, make_story().pk)


def test_the_page_stands_below_the_list(desk: Client) -> None:
    story = make_story(headline="Harbour lights go out")
    answer = desk.get(reverse("wire:story", args=[story.pk]))
    assert answer.context["header_title"] == "Wire: Harbour lights go out"
    assert [item["url"] for item in answer.context["breadcrumbs_items"]] == [
        reverse("wagtailadmin_home"),
        reverse("wire:stories"),
        "",
    ]


def test_no_such_story(desk: Client) -> None:
    assert desk.get(reverse("wire:story", args=[7])).status_code == 404


def test_text_is_never_markup(desk: Client) -> None:
    entry = make_entry(text="<script>alert(1)</script>", title="<img src=x>")
    page = shown(desk, make_story(entries=(entry,)).pk)
    assert ("<script>alert(1)" in page, "<img src=x>" in page) == (False, False)


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


@pytest.mark.parametrize("state", ["claimed", "held", "rejected"])
def test_a_decision_is_kept_with_its_maker(desk: Client, user: User, state: str) -> None:
    story = make_story()
    desk.post(reverse("wire:story_decide", args=[story.pk]), {"state": state})
    decision = StoryDecision.objects.get(story=story)
    assert (decision.state, decision.made_by) == (state, user)


@pytest.mark.parametrize("state", ["", "drafted", "burnt"])
def test_nonsense_decides_nothing(desk: Client, state: str) -> None:
    story = make_story()
    answer = desk.post(reverse("wire:story_decide", args=[story.pk]), {"state": state}, follow=True)
    assert "Choose claim, hold, reject or release." in answer.content.decode()
    assert not StoryDecision.objects.exists()


def test_a_claim_is_not_taken_from_another(desk: Client, user: User, colleague: User) -> None:
    story = make_story()
    decide_story(story=story, state=StoryDecision.State.CLAIMED, by=colleague)
    claim = {"state": "claimed"}
    answer = desk.post(reverse("wire:story_decide", args=[story.pk]), claim, follow=True)
    assert "kim has claimed this story." in answer.content.decode()
    assert StoryDecision.objects.get().made_by == colleague
    desk.post(reverse("wire:story_decide", args=[story.pk]), {"state": "release"})
    assert not StoryDecision.objects.exists()
    desk.post(reverse("wire:story_decide", args=[story.pk]), claim)
    assert StoryDecision.objects.get().made_by == user


def test_a_drafted_story_stays_drafted(section: Section, user: User) -> None:
    story = make_story(entries=(make_entry(),))
    draft_from_story(story=story, section=section, by=user)
    with pytest.raises(ValidationError, match="A draft has been made"):
        decide_story(story=story, state=StoryDecision.State.REJECTED, by=user)
    release_story(story=story)
    assert StoryDecision.objects.get().state == "drafted"


def test_following_is_each_editors_own(desk: Client, user: User) -> None:
    story = make_story()
    address = reverse("wire:story_follow", args=[story.pk])
    for _ in range(2):
        desk.post(address, {"follow": "yes"})
    assert StoryFollower.objects.get().user == user
    assert "Follow no longer" in shown(desk, story.pk)
    desk.post(address, {"follow": "no"})
    assert not StoryFollower.objects.exists()


@pytest.mark.parametrize("name", ["story", "story_draft", "story_decide", "story_follow"])
def test_strangers_are_kept_out(client: Client, section: Section, name: str) -> None:
    client.force_login(User.objects.create_user(username="nobody"))
    answer = client.post(reverse(f"wire:{name}", args=[make_story().pk]), {"state": "held"})
    assert answer["Location"].startswith(reverse("wagtailadmin_login"))
    assert not StoryDecision.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_one_entry_as_for_three(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    story = make_story(entries=tuple(make_entry(source=make_source(name=f"S{n}")) for n in range(count)))
    shown(desk, story.pk)
    with django_assert_num_queries(16):
        desk.get(reverse("wire:story", args=[story.pk]))
