"""A slice of the real edition is loaded into a real database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import PageLogEntry, WorkflowState

from newsreel.community.comments.models import Comment
from newsreel.gather.models import Entry, Source
from newsreel.newsroom.models import (
    Article,
    Author,
    Correction,
    HomePage,
    Picture,
    Publication,
    Section,
    StandardPage,
    Tag,
)
from newsreel.transfer.sample import stories
from newsreel.transfer.sample.history import FINISHED
from newsreel.transfer.sample.load import LoadedEdition, load_edition
from newsreel.transfer.sample.read import Edition, Story, read_edition

SLUGS = (
    "cut",
    "gilt-reels-live",
    "hollis-tan-to-leave",
    "mabel-thorne-sings-it-in-the-right-key",
    "nitrate-wont-wait",
    "parrot-prompt-signs-with-agent",
    "parrot-spoils-the-salt-clerk-on-late-and-lost",
    "port-ellery-and-santa-brigida-sign-co-production-pact",
    "review-the-salt-clerk",
    "the-foyer-next-week",
    "the-lighthouse-at-santa-brigida",
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition().cut_to(SLUGS)


@pytest.fixture(scope="module")
def first_run(
    edition: Edition, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[LoadedEdition]:
    """Loaded once for all tests that ask for it; each of them undoes its own changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _load(edition)
        transaction.set_rollback(True)


def _load(edition: Edition) -> LoadedEdition:
    return load_edition(edition=edition, draw_pictures=False)


def test_a_run_that_was_killed_is_continued(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    load_one = stories.load_story
    done: list[str] = []

    def fail_at_the_fourth(story: Story, desk: stories.Desk) -> None:
        if len(done) == 3:
            raise KeyboardInterrupt
        load_one(story, desk)
        done.append(story.slug)

    monkeypatch.setattr(stories, "load_story", fail_at_the_fourth)
    with pytest.raises(KeyboardInterrupt):
        _load(edition)
    assert not PageLogEntry.objects.filter(action=FINISHED).exists()
    changed = Article.objects.get(slug=done[0])
    changed.title = "Changed in between"
    changed.save_revision().publish()
    monkeypatch.setattr(stories, "load_story", load_one)
    second = _load(edition)
    assert (second.sections, second.authors, second.stories) == (0, 0, len(SLUGS) - 3)
    assert Article.objects.count() == len(SLUGS)
    assert Article.objects.get(slug=done[0]).title == "Changed in between"


def test_a_front_page_laid_out_by_hand_is_kept(edition: Edition) -> None:
    home = HomePage.objects.first()
    if home is None:
        from newsreel.newsroom.tests.factories import make_home

        home = make_home()
    home.zones = [("latest", {"count": 5})]
    home.save_revision().publish()
    _load(edition)
    assert [zone.block_type for zone in HomePage.objects.get().zones] == ["latest"]


def test_pictures_are_drawn_kept_and_not_drawn_again(edition: Edition, tmp_path: Path) -> None:
    with override_settings(MEDIA_ROOT=tmp_path):
        _draw_keep_and_look_again(edition)


def _draw_keep_and_look_again(edition: Edition) -> None:
    small = replace(edition.cut_to(["cut"]), authors=edition.authors[4:5] + edition.authors[1:2])
    told: list[tuple[str, int, int]] = []
    loaded = load_edition(edition=small, progress=lambda what, done, of: told.append((what, done, of)))
    assert loaded.pictures == 3
    assert told == [("pictures", 1, 3), ("pictures", 2, 3), ("pictures", 3, 3), ("stories", 1, 1)]
    picture = Article.objects.get(slug="cut").lead_picture
    assert picture.file.name == "original_images/matinee-cut-0.jpg"
    assert (picture.credit, picture.licence) == ("Illustration: The Matinee / Newsreel", "own")
    assert picture.description == small.stories[0].front.picture.alt
    assert picture.focal_point_width is not None
    assert picture.collection.name == "Sample edition"
    assert Author.objects.get(slug="tobias-okafor").portrait is not None
    PageLogEntry.objects.filter(action=FINISHED).delete()
    assert load_edition(edition=small).pictures == 0
    assert Picture.objects.count() == 3


@pytest.mark.usefixtures("first_run")
def test_dates_are_told_truthfully() -> None:
    newest = Article.objects.live().order_by("-first_published_at").first()
    assert newest.slug == "parrot-prompt-signs-with-agent"
    assert timedelta(minutes=9) < timezone.now() - newest.first_published_at < timedelta(minutes=12)
    old = Article.objects.get(slug="cut")
    local = timezone.localtime(old.first_published_at)
    assert (local.hour, local.minute) == (7, 30)
    assert (timezone.localdate() - local.date()).days in (64, 65)  # the night may pass while it loads
    assert old.last_published_at == old.first_published_at
    assert old.latest_revision.created_at == old.first_published_at
    assert set(PageLogEntry.objects.filter(page=old.pk).values_list("timestamp", flat=True)) == {
        old.first_published_at
    }


@pytest.mark.usefixtures("first_run")
def test_each_story_has_the_state_that_its_file_says() -> None:
    scheduled = Article.objects.get(slug="mabel-thorne-sings-it-in-the-right-key")
    assert (scheduled.live, scheduled.scheduled_revision is not None) == (False, True)
    in_review = Article.objects.get(slug="the-lighthouse-at-santa-brigida")
    assert not in_review.live
    assert in_review.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    draft = Article.objects.get(slug="the-foyer-next-week")
    assert (draft.live, draft.current_workflow_state, draft.first_published_at) == (False, None, None)
    withdrawn = Article.objects.get(slug="hollis-tan-to-leave")
    assert not withdrawn.live
    assert withdrawn.withdrawal.made_at - withdrawn.first_published_at == timedelta(hours=1.6)


@pytest.mark.usefixtures("first_run")
def test_corrections_are_dated_after_their_story() -> None:
    article = Article.objects.get(slug="parrot-spoils-the-salt-clerk-on-late-and-lost")
    made = {c.kind: c.made_at - article.first_published_at for c in article.corrections.all()}
    assert made == {"correction": timedelta(hours=168.5), "clarification": timedelta(hours=44)}
    assert article.last_published_at - article.first_published_at == timedelta(hours=168.5)


@pytest.mark.usefixtures("first_run")
def test_bylines_sources_tags_and_sections() -> None:
    article = Article.objects.get(slug="nitrate-wont-wait")
    assert [(byline.role, byline.author.slug) for byline in article.bylines.all()] == [
        ("by", "hanako-ito-bell"),
        ("with", "marguerite-aldous"),
        ("edited", "ines-marlowe"),
    ]
    assert article.get_parent().slug == "cinema"
    assert [section.slug for section in article.further_sections.all()] == ["entertainment"]
    assert set(article.tags.names()) == {"Film history", "Preservation", "Silent film", "Nitrate"}
    assert article.url.endswith("/cinema/nitrate-wont-wait/")
    pact = Article.objects.get(slug="port-ellery-and-santa-brigida-sign-co-production-pact")
    assert [(s.outlet, s.is_original, s.entry.guid) for s in pact.article_sources.all()] == [
        ("Harbour & Reel", True, "har-4471"),
        ("The Evening Usher", False, "https://evening-usher.example.org/business/two-ports-one-pact/"),
    ]


@pytest.mark.usefixtures("first_run")
def test_a_review_keeps_its_score_and_a_live_story_its_updates() -> None:
    review = Article.objects.get(slug="review-the-salt-clerk")
    assert (review.form, str(review.review_score), review.review_subject) == (
        "review",
        "9.0",
        "The Salt Clerk",
    )
    live = Article.objects.get(slug="gilt-reels-live")
    times = [block.value["time"] for block in live.body if block.block_type == "live_update"]
    assert len(times) == 15
    assert times == sorted(times, reverse=True)


@pytest.mark.usefixtures("first_run")
def test_comments_keep_threads_and_wait_where_they_should() -> None:
    answer = Comment.objects.get(name="Tobias Okafor", parent__name="Ruth Adeyemi-Stone")
    assert answer.depth == 1
    assert Comment.objects.filter(state=Comment.State.PENDING).exists()
    assert Comment.objects.filter(state=Comment.State.SPAM).exists()
    assert not Comment.objects.filter(made_at__gt=timezone.now()).exists()


@pytest.mark.usefixtures("first_run")
def test_invented_sources_are_never_fetched() -> None:
    assert Source.objects.count() == 12
    assert not Source.objects.filter(is_active=True).exists()


@pytest.mark.usefixtures("first_run")
def test_the_front_page_and_the_publication_are_the_magazines() -> None:
    home = HomePage.objects.get()
    kinds = [zone.block_type for zone in home.zones]
    assert (kinds[0], kinds.count("section"), kinds.count("picked")) == ("lead", 6, 1)
    assert {"latest", "sign_up"} <= set(kinds)
    layouts = {zone.value["layout"] for zone in home.zones if zone.block_type == "section"}
    assert layouts == {"lead_list", "picture_columns", "ladder", "strip"}
    assert Publication.objects.get().name == "The Matinee"


def test_everything_is_made_once(edition: Edition, first_run: LoadedEdition) -> None:
    assert first_run == LoadedEdition(
        sections=11,
        authors=len(edition.authors),
        tags=len(edition.tags),
        pictures=0,
        stories=len(SLUGS),
        pages=8,
        comments=sum(len(comments) for comments in edition.comments.values()),
        entries=sum(1 + len(entry.changed) for source in edition.wire.sources for entry in source.entries),
    )
    before = _counts()
    assert _load(edition) == LoadedEdition()
    assert _counts() == before


def _counts() -> list[int]:
    models = (Article, Author, Comment, Correction, Entry, PageLogEntry, Section, StandardPage, Tag)
    return [model.objects.count() for model in models]


def test_what_somebody_changed_or_deleted_stays_so(edition: Edition, first_run: LoadedEdition) -> None:
    article = Article.objects.get(slug="cut")
    article.title = "Cut!"
    article.save_revision().publish()
    Article.objects.get(slug="gilt-reels-live").delete()
    Author.objects.filter(slug="ludo-vance").update(name="L. Vance")
    Publication.objects.update(tagline="Ours now")
    _load(edition)
    assert Article.objects.get(slug="cut").title == "Cut!"
    assert not Article.objects.filter(slug="gilt-reels-live").exists()
    assert Author.objects.get(slug="ludo-vance").name == "L. Vance"
    assert Publication.objects.get().tagline == "Ours now"
