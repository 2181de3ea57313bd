"""What the clock sets off, and that twice is once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from newsreel import settings
from newsreel.community.comments.tasks import tell_desk_of_comments
from newsreel.community.comments.tests.factories import make_comment
from newsreel.community.letters.actions import Message, write_letter
from newsreel.community.models import Attempt, CommentRules, Delivery, Issue, Letter, Subscriber
from newsreel.community.newsletter.tasks import deliver_pending, send_digest
from newsreel.community.newsletter.tests.factories import make_subscriber
from newsreel.community.tasks import on_the_minute
from newsreel.newsroom.tests.factories import make_article, make_home

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    make_home(name="The Daily Reel")
    named = settings.current().model_copy(update={"desk_mail": ["desk@example.org"], "digest_hour": 0})
    monkeypatch.setattr(settings, "current", lambda: named)


@pytest.fixture
def queue() -> Iterator[None]:
    """Tasks are queued and not run, as while no worker is there."""
    with override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}):
        yield


def queued() -> list[str]:
    ready = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path__startswith="newsreel.community"
    )
    return sorted(path.rpartition(".")[2] for path in ready.values_list("task_path", flat=True))


def test_everything_due_is_queued_once(queue: None) -> None:
    now = timezone.now()
    issue = Issue.objects.create(day="2026-03-01", since=now, until=now, made_at=now, subject="x")
    Delivery.objects.create(issue=issue, subscriber=make_subscriber(), made_at=now, next_try_at=now)
    Letter.objects.create(recipients=["a@example.org"], subject="x", text="x", made_at=now, next_try_at=now)
    make_comment(article=make_article(), state="pending")
    for _tick in range(3):
        on_the_minute(now)
    assert queued() == ["deliver_pending", "send_digest", "send_letters", "tell_desk_of_comments"]


def test_nothing_is_queued_when_nothing_is_due(
    queue: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    now = timezone.now()
    Issue.objects.create(day=timezone.localdate(now), since=now, until=now, made_at=now, is_skipped=True)
    CommentRules.load()
    with django_assert_num_queries(7):
        on_the_minute(now)
    assert queued() == []


def test_the_digest_from_clock_to_mailbox() -> None:
    make_article(title="News", published=timezone.now() - timedelta(hours=1))
    make_subscriber()
    for _tick in range(3):
        on_the_minute(timezone.now())
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]
    assert "News" in mail.outbox[0].subject
    assert send_digest.call() == 0
    assert deliver_pending.call() == 0


def test_more_than_one_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreel.community.letters.sending.AT_ONCE", 2)
    make_article(published=timezone.now() - timedelta(hours=1))
    for number in range(5):
        make_subscriber(email=f"reader{number}@example.org")
    on_the_minute(timezone.now())
    assert len(mail.outbox) == 5


def test_the_desk_hears_of_waiting_comments_once_an_hour() -> None:
    article = make_article(title="Harbour lights")
    make_comment(article=article, state="pending", name="Ada", text="First!", made_at=timezone.now())
    for _tick in range(3):
        on_the_minute(timezone.now())
    (letter,) = Letter.objects.all()
    assert (letter.recipients, letter.subject) == (["desk@example.org"], "One comment waits for you")
    assert "Ada on “Harbour lights”:\nFirst!" in letter.text
    assert "http://127.0.0.1:8000/admin/snippets/community/comment/?state=pending" in letter.text
    make_comment(article=article, state="pending", made_at=timezone.now())
    on_the_minute(timezone.now())
    assert Letter.objects.count() == 1
    _an_hour_passes()
    on_the_minute(timezone.now())
    assert Letter.objects.count() == 2
    assert Letter.objects.latest("pk").subject == "2 comments wait for you"


def _an_hour_passes() -> None:
    rules = CommentRules.load()
    assert rules.desk_told_at is not None
    CommentRules.objects.update(desk_told_at=rules.desk_told_at - timedelta(hours=1))


def test_the_desk_hears_of_the_same_comments_once() -> None:
    make_comment(article=make_article(), state="pending", made_at=timezone.now() - timedelta(hours=3))
    on_the_minute(timezone.now())
    _an_hour_passes()
    on_the_minute(timezone.now())
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("fields", [{"state": "approved"}, {"state": "spam"}, {"source_key": "wp:1"}])
def test_the_desk_is_not_told_of_others(fields: dict[str, Any]) -> None:
    make_comment(article=make_article(), **{"state": "pending", **fields})
    on_the_minute(timezone.now())
    assert Letter.objects.count() == 0


def test_the_desk_may_switch_it_off() -> None:
    rules = CommentRules.load()
    rules.mail_desk = False
    rules.save()
    make_comment(article=make_article(), state="pending")
    on_the_minute(timezone.now())
    assert tell_desk_of_comments.call() is False
    assert Letter.objects.count() == 0


def test_a_letter_left_behind_goes_out_with_the_clock(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=False):
        write_letter(to=["a@example.org"], message=Message(subject="x", paragraphs=("x",)))
    assert mail.outbox == []
    on_the_minute(timezone.now())
    assert len(mail.outbox) == 1


def test_what_is_not_needed_is_forgotten() -> None:
    now = datetime(2026, 3, 18, tzinfo=UTC)
    Attempt.objects.create(kind="comment", sender="x", made_at=now - timedelta(days=2))
    old, young = now - timedelta(days=31), now - timedelta(days=29)
    make_subscriber(email="old@example.org", state="pending", last_asked_at=old)
    make_subscriber(email="young@example.org", state="pending", last_asked_at=young)
    make_subscriber(email="left@example.org", state="left", last_asked_at=old)
    make_subscriber(email="active@example.org", last_asked_at=old)
    on_the_minute(now)
    assert Attempt.objects.count() == 0
    assert sorted(Subscriber.objects.values_list("email", flat=True)) == [
        "active@example.org",
        "left@example.org",
        "young@example.org",
    ]
