"""The daily digest: what is in it, who gets it, and that each gets it once."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from pytest_django import DjangoAssertNumQueries

from newsreel import settings
from newsreel.community.letters.composing import compose_letter
from newsreel.community.letters.sending import LEASE, Outcome, send_due
from newsreel.community.models import Delivery, Issue, Letter, Subscriber
from newsreel.community.newsletter.actions import build_digest, digest_is_due
from newsreel.community.newsletter.digest import Composer
from newsreel.community.newsletter.models import IssueItem
from newsreel.community.newsletter.tests.factories import MOMENT as NOW
from newsreel.community.newsletter.tests.factories import make_subscriber
from newsreel.community.tests.mailbox import origins, parsed, words
from newsreel.newsroom.actions import withdraw
from newsreel.newsroom.models import Article, User
from newsreel.newsroom.tests.factories import make_article, make_author, make_home, make_picture, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db: None) -> None:
    make_home(name="The Daily Reel")


def published(hours_ago: float, **fields: Any) -> Article:
    return make_article(published=NOW - timedelta(hours=hours_ago), **fields)


def deliver(now: datetime = NOW) -> Outcome:
    return send_due(Delivery, Composer(clock=lambda: now), clock=lambda: now)


def recipients() -> list[str]:
    return sorted(message.to[0] for message in mail.outbox)


def items(issue: Issue | None) -> list[str]:
    assert issue is not None
    return [item.article.title for item in issue.items.select_related("article")]


def test_it_holds_what_was_published_since_the_last_one() -> None:
    published(25, title="Too old")
    published(23, title="Yesterday")
    published(1, title="This morning")
    make_article(title="Draft", live=False)
    issue = build_digest(NOW)
    assert items(issue) == ["This morning", "Yesterday"]
    assert issue is not None
    assert (str(issue.day), issue.since, issue.until) == ("2026-03-18", NOW - timedelta(days=1), NOW)
    assert issue.subject == "The Daily Reel: This morning, and 1 more"
    published(-5, title="Afternoon")
    published(-20, title="Night")
    tomorrow = build_digest(NOW + timedelta(days=1))
    assert items(tomorrow) == ["Night", "Afternoon"]


def test_nothing_is_lost_over_days_without_a_clock() -> None:
    published(1, title="First")
    build_digest(NOW)
    published(-30, title="Second")
    assert items(build_digest(NOW + timedelta(days=5))) == ["Second"]


def test_a_day_without_news_is_skipped() -> None:
    make_subscriber()
    issue = build_digest(NOW)
    assert issue is not None
    assert (issue.is_skipped, issue.subject, issue.deliveries.count()) == (True, "", 0)
    assert deliver() == Outcome()
    assert mail.outbox == []


def test_a_day_has_one_issue() -> None:
    published(1)
    make_subscriber()
    assert build_digest(NOW) is not None
    assert build_digest(NOW) is None
    assert build_digest(NOW + timedelta(hours=3)) is None
    assert (Issue.objects.count(), Delivery.objects.count()) == (1, 1)


def test_imported_stories_of_old_are_no_news() -> None:
    make_article(title="From 2012", published=NOW.replace(year=2012))
    issue = build_digest(NOW)
    assert issue is not None
    assert issue.is_skipped


@pytest.mark.parametrize(
    ("zone", "hour", "moment", "is_due"),
    [
        ("UTC", 7, "2026-03-18T06:59:59+00:00", False),
        ("UTC", 7, "2026-03-18T07:00:00+00:00", True),
        ("UTC", 7, "2026-03-18T23:00:00+00:00", True),
        ("America/Los_Angeles", 7, "2026-03-18T13:59:00+00:00", False),
        ("America/Los_Angeles", 7, "2026-03-18T14:00:00+00:00", True),
        ("Asia/Tokyo", 0, "2026-03-18T15:00:00+00:00", True),
    ],
)
def test_it_is_due_at_its_hour_in_the_newsrooms_zone(
    zone: str, hour: int, moment: str, is_due: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = settings.current().model_copy(update={"time_zone": zone, "digest_hour": hour})
    monkeypatch.setattr(settings, "current", lambda: changed)
    now = datetime.fromisoformat(moment)
    assert digest_is_due(now) is is_due
    build_digest(now)
    assert not digest_is_due(now)
    assert digest_is_due(now + timedelta(days=1)) is is_due


def test_only_the_confirmed_get_it() -> None:
    published(1)
    make_subscriber(email="active@example.org")
    for state in ("pending", "left"):
        make_subscriber(email=f"{state}@example.org", state=state)
    build_digest(NOW)
    assert deliver() == Outcome(sent=1)
    assert recipients() == ["active@example.org"]


def test_sections_decide_who_gets_what() -> None:
    cinema, gossip, music = make_section(), make_section(title="Gossip"), make_section(title="Music")
    festivals = make_section(title="Festivals", parent=cinema)
    published(1, title="Film news", section=cinema)
    published(2, title="Festival news", section=festivals)
    both = published(3, title="Both", section=gossip)
    Article.further_sections.through.objects.create(article=both, section=cinema)
    make_subscriber(email="all@example.org")
    make_subscriber(email="cinema@example.org", sections=[cinema])
    make_subscriber(email="festivals@example.org", sections=[festivals])
    make_subscriber(email="gossip@example.org", sections=[gossip])
    make_subscriber(email="music@example.org", sections=[music])
    build_digest(NOW)
    assert deliver() == Outcome(sent=4)
    titles = ("Film news", "Festival news", "Both")
    got = {
        message.to[0]: tuple(title for title in titles if title in message.body) for message in mail.outbox
    }
    assert got == {
        "all@example.org": titles,
        "cinema@example.org": titles,
        "festivals@example.org": ("Festival news",),
        "gossip@example.org": ("Both",),
    }


def test_the_message() -> None:
    cinema = make_section()
    subscriber = make_subscriber()
    published(
        1,
        title="“Harbour” & <b>lights</b>",
        slug="harbour",
        section=cinema,
        standfirst="The last film ran on Sunday.",
        authors=[make_author(name="Iris Vale")],
        lead_picture=make_picture(),
        kicker="Closing time",
        sponsor_name="Acme",
    )
    build_digest(NOW)
    deliver()
    message = parsed()
    leave = f"http://127.0.0.1:8000/newsletter/unsubscribe/{subscriber.key}/"
    assert message["Subject"].strip() == "The Daily Reel: “Harbour” & <b>lights</b>"
    assert (message["To"], message["From"]) == ("ada@example.org", "newsroom@localhost")
    assert message["List-Unsubscribe"].strip() == f"<{leave}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Id"] == "<digest.127.0.0.1>"
    assert message["Message-ID"] == Delivery.objects.get().message_id
    assert words(message) == (
        "The Daily Reel – 18 March 2026\n\n"
        "“Harbour” & <b>lights</b>\nSponsored by Acme\nThe last film ran on Sunday.\n"
        "http://127.0.0.1:8000/cinema/harbour/\n\n"
        "-- \nYou get this because you asked for the daily digest of The Daily Reel.\n"
        f"What is in it: http://127.0.0.1:8000/newsletter/preferences/{subscriber.key}/\n"
        f"Stop it: {leave}\n"
    )
    markup = words(message, "html")
    assert "“Harbour” &amp; &lt;b&gt;lights&lt;/b&gt;" in markup
    assert 'href="http://127.0.0.1:8000/cinema/harbour/"' in markup
    assert "By Iris Vale" in markup
    assert "Closing time · Sponsored by Acme" in markup
    assert f'href="{leave}"' in markup
    assert origins(markup) == {"http://127.0.0.1:8000"}
    assert "KEY-OF-THE-SUBSCRIBER" not in markup + words(message)


def test_each_gets_their_own_links() -> None:
    published(1)
    subscribers = [make_subscriber(email=f"reader{number}@example.org") for number in range(3)]
    build_digest(NOW)
    deliver()
    for subscriber in subscribers:
        (message,) = (message for message in mail.outbox if message.to == [subscriber.email])
        whole = str(message.message())
        assert [other.key in whole for other in subscribers] == [other == subscriber for other in subscribers]


def test_who_left_meanwhile_gets_none() -> None:
    published(1)
    make_subscriber()
    build_digest(NOW)
    Subscriber.objects.update(state="left")
    assert deliver() == Outcome(dropped=1)
    assert mail.outbox == []


def test_what_was_withdrawn_meanwhile_is_not_sent() -> None:
    chief = User.objects.create_superuser("chief", email="chief@example.org", password="x")
    kept, taken = published(1, title="Kept"), published(2, title="Taken")
    make_subscriber()
    build_digest(NOW)
    withdraw(article=taken, kind="withdrawn", sentence="Withdrawn.", note="", by=chief)
    deliver()
    assert "Kept" in mail.outbox[0].body
    assert "Taken" not in mail.outbox[0].body
    Delivery.objects.update(state="waiting")
    withdraw(article=kept, kind="withdrawn", sentence="Withdrawn.", note="", by=chief)
    assert deliver(NOW + LEASE) == Outcome(dropped=1)


def test_old_news_is_not_sent_late() -> None:
    published(1)
    make_subscriber()
    build_digest(NOW)
    assert deliver(NOW + timedelta(days=2, seconds=1)) == Outcome(dropped=1)


class Killed(BaseException):
    """A process that ends here writes nothing more."""


def test_a_worker_killed_while_making_the_issue_leaves_none(monkeypatch: pytest.MonkeyPatch) -> None:
    published(1)
    make_subscriber()

    def killed(*args: object, **values: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Delivery.objects, "bulk_create", killed)
        with pytest.raises(Killed):
            build_digest(NOW)
    assert (Issue.objects.count(), IssueItem.objects.count()) == (0, 0)
    assert build_digest(NOW) is not None
    assert Delivery.objects.count() == 1


def test_a_worker_killed_while_delivering_neither_loses_nor_doubles() -> None:
    published(1)
    for number in range(10):
        make_subscriber(email=f"reader{number}@example.org")
    build_digest(NOW)
    composer, seen = Composer(clock=lambda: NOW), 0

    def killed_at_the_fifth(delivery: Delivery) -> Any:
        nonlocal seen
        seen += 1
        if seen == 5:
            raise Killed
        return composer(delivery)

    with pytest.raises(Killed):
        send_due(Delivery, killed_at_the_fifth, clock=lambda: NOW)
    assert len(mail.outbox) == 4
    deliver()
    deliver(NOW + LEASE)
    deliver(NOW + 2 * LEASE)
    assert recipients() == sorted(f"reader{number}@example.org" for number in range(10))
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}


@pytest.mark.parametrize("rows", [1, 3])
def test_queries(rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(rows):
        published(1, title=f"Story {number}", slug=f"story-{number}")
        make_subscriber(email=f"reader{number}@example.org")
    with django_assert_num_queries(14):
        build_digest(NOW)
    # For each recipient: taking, reading and noting the delivery, and reading its subscriber and issue.
    with django_assert_num_queries(11 + 5 * rows):
        deliver()


def test_letters_and_digests_do_not_mix() -> None:
    published(1)
    make_subscriber()
    build_digest(NOW)
    assert send_due(Letter, compose_letter, clock=lambda: NOW) == Outcome()
    assert deliver() == Outcome(sent=1)
