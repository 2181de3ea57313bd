"""The watch, from a feed's versions and from pages of a local server."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from pytest_django import DjangoAssertNumQueries

from newsreel import settings as newsreel_settings
from newsreel.gather import item_page
from newsreel.gather.models import Entry, Host
from newsreel.gather.permission import hosts
from newsreel.gather.tests.web import Web, serve
from newsreel.newsroom import actions
from newsreel.newsroom.models import Article, ArticleSource, SourceChange, SourceWatch, StoryFollower, User
from newsreel.newsroom.source_change_mail import tell_of_change
from newsreel.newsroom.source_changes import open_changes, settle
from newsreel.newsroom.source_watch import INTERVALS, LASTS, is_anything_due, watch
from newsreel.newsroom.tests.factories import make_article, make_home, make_section
from newsreel.newsroom.tests.wire_factories import make_entry, make_story

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
THEIRS = [
    "The harbour cinema closes on Sunday after ninety years of showing films to the people of the city.",
    "Its owner said that the roof had cost 40,000 euros, which the city had lent to her in the spring.",
    "The weather on the pier was fine all day, and a band played until it was late and everybody went home.",
    "Nobody knows yet what is to become of the house, of its old projector or of its two hundred red seats.",
]
OURS = "<p>Critics write that the harbour cinema closes on Sunday after ninety years of showing films.</p>"


def page(*sentences: str) -> str:
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    head = "<head><title>Lights out</title></head>"
    return f"<html>{head}<body><article><h1>Lights out</h1>{paragraphs}</article></body></html>"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    site = newsreel_settings.current().model_copy(update={"gather_private_addresses": True})
    for module in (item_page, hosts):
        monkeypatch.setattr(module, "current", lambda: site)
    return Web({"/1": page(*THEIRS), "/robots.txt": ""})


def based_on(entry: Entry, *, body: str = OURS, **fields: Any) -> Article:
    article = make_article(body=body, published=NOW - timedelta(hours=1), **fields)
    ArticleSource.objects.create(
        article=article, entry=entry, outlet=entry.source.name, address=entry.address or "https://a.example/"
    )
    return article


def entry_at(address: str, **fields: Any) -> Entry:
    return make_entry(**{"address": address, "text": "\n".join(THEIRS), "title": "Lights out", **fields})


def changed(before: str, after: str) -> list[str]:
    return [sentence.replace(before, after) for sentence in THEIRS]


def test_a_new_version_that_concerns_us() -> None:
    entry = entry_at("")
    article = based_on(entry)
    assert watch(NOW) == []
    newer = make_entry(version=2, title="Lights out", text="\n".join(changed("Sunday", "Monday")), address="")

    assert is_anything_due(NOW)
    (change,) = watch(NOW)

    assert (change.article, change.entry, change.new_entry) == (article, entry, newer)
    assert (change.kind, change.reason, change.found_at) == ("edited", "Version 2 came in.", NOW)
    assert [(passage["before"], passage["why"]) for passage in change.passages] == [(THEIRS[0], "words")]
    assert change.text_before == "\n".join(["Lights out", *THEIRS])
    assert watch(NOW) == []
    assert not is_anything_due(NOW)


def test_the_checks_run_again_on_what_changed() -> None:
    """Monday's wording makes our Sunday a difference; what differed before is not told again."""
    entry = entry_at("")
    based_on(entry, body=f"{OURS}<p>The roof had cost 90,000 euros, said its owner.</p>")
    watch(NOW)
    make_entry(version=2, title="Lights out", text="\n".join(changed("Sunday", "Monday")), address="")
    (change,) = watch(NOW)
    (finding,) = change.findings
    assert (finding["kind"], finding["severity"], finding["text"]) == ("date", "error", "Sunday")
    assert finding["passage"]["entry"] == entry.pk


def test_a_new_version_that_does_not() -> None:
    based_on(entry_at(""))
    watch(NOW)
    make_entry(version=2, title="Lights out", text="\n".join(changed("fine all day", "foul")), address="")
    assert watch(NOW) == []
    assert SourceWatch.objects.get().version_seen == 2


def test_a_full_text_is_no_edit_of_the_feeds_beginning() -> None:
    entry = entry_at("", text="The harbour cinema closes on Sunday after ninety years…")
    based_on(entry)
    watch(NOW)
    make_entry(version=2, text="\n".join(THEIRS[1:]), text_address="https://a.example/1", address="")
    assert watch(NOW) == []


def test_an_item_that_was_cancelled() -> None:
    based_on(entry_at(""), body="<p>Nothing of theirs.</p>")
    watch(NOW)
    make_entry(version=2, text="", address="", is_cancelled=True)
    (change,) = watch(NOW)
    assert (change.kind, change.reason, change.passages) == ("pulled", "Its source cancelled it.", [])


def test_drafts_old_articles_and_hand_named_sources_are_not_watched() -> None:
    based_on(entry_at("", guid="1"), title="Draft", live=False)
    old = make_article(title="Old", published=NOW - LASTS - timedelta(hours=1))
    ArticleSource.objects.create(
        article=old, entry=entry_at("", guid="2"), outlet="O", address="https://o.example/"
    )
    ArticleSource.objects.create(
        article=make_article(title="Hand", published=NOW), outlet="H", address="https://h.example/"
    )
    assert not is_anything_due(NOW)
    watch(NOW)
    assert not SourceWatch.objects.exists()


def test_the_page_at_growing_intervals(web: Web) -> None:
    with serve(web) as address:
        based_on(entry_at(f"{address}/1"))
        looks = []
        moment = NOW
        while moment <= NOW + timedelta(days=10):
            asked = web.asked.count("/1")
            watch(moment)
            if web.asked.count("/1") > asked:
                looks.append(moment - NOW)
            moment += timedelta(hours=1)
    assert looks == [timedelta(), *INTERVALS]
    watched = SourceWatch.objects.get()
    assert (watched.looks, watched.next_look_at, watched.outcome) == (6, None, "Read.")


def test_a_page_that_was_edited(web: Web) -> None:
    with serve(web) as address:
        based_on(entry_at(f"{address}/1"))
        assert watch(NOW) == []
        web.documents["/1"] = page(*changed("fine", "foul"))
        assert watch(NOW + timedelta(hours=1)) == []
        web.documents["/1"] = page(*changed("ninety", "eighty"))
        (change,) = watch(NOW + timedelta(hours=6))
    assert (change.kind, change.reason, change.new_entry) == ("edited", "Its page was read again.", None)
    assert THEIRS[0] in change.text_before
    assert THEIRS[0].replace("ninety", "eighty") in change.text_now


def test_what_feed_and_page_both_tell_is_told_once(web: Web) -> None:
    with serve(web) as address:
        based_on(entry_at(f"{address}/1"))
        watch(NOW)
        web.documents["/1"] = page(*changed("Sunday", "Monday"))
        make_entry(version=2, title="Lights out", text="\n".join(changed("Sunday", "Monday")), address="")
        assert len(watch(NOW + timedelta(minutes=1))) == 1
        assert watch(NOW + timedelta(hours=1)) == []


def test_a_page_that_is_gone_is_told_at_once(web: Web) -> None:
    with serve(web) as address:
        based_on(entry_at(f"{address}/1"), body="<p>Nothing of theirs.</p>")
        watch(NOW)
        web.documents["/1"] = 410
        (change,) = watch(NOW + timedelta(hours=1))
    assert (change.kind, change.reason, change.text_now) == ("pulled", "Its page answers 410.", "")
    assert THEIRS[0] in change.text_before
    assert SourceWatch.objects.get().next_look_at is None


def test_a_page_that_is_not_found_is_looked_for_once_more(web: Web) -> None:
    hour = NOW + timedelta(hours=1)
    with serve(web) as address:
        based_on(entry_at(f"{address}/1"))
        watch(NOW)
        web.documents["/1"] = 404
        assert watch(hour) == []
        assert SourceWatch.objects.get().outcome == "Its page is not found. It is looked for once more."
        assert watch(hour + timedelta(minutes=14)) == []
        (change,) = watch(hour + timedelta(minutes=15))
    assert (change.kind, change.reason) == ("pulled", "Its page answers 404.")


def test_a_page_that_came_back_was_never_gone(web: Web) -> None:
    with serve(web) as address:
        based_on(entry_at(f"{address}/1"))
        watch(NOW)
        web.documents["/1"] = 404
        watch(NOW + timedelta(hours=1))
        web.documents["/1"] = page(*THEIRS)
        assert watch(NOW + timedelta(hours=2)) == []
    assert SourceWatch.objects.get().outcome == "Read."


def test_a_notice_in_its_place(web: Web) -> None:
    with serve(web) as address:
        based_on(entry_at(f"{address}/1"))
        watch(NOW)
        web.documents["/1"] = page("This article has been withdrawn by our editor, and we are sorry.")
        (change,) = watch(NOW + timedelta(hours=1))
    assert (change.kind, change.reason) == (
        "pulled",
        "Its page was read again. A notice stands in its place.",
    )


@pytest.mark.parametrize(
    ("path", "document", "outcome"),
    [
        ("/1", 500, "The server answered 500."),
        ("/1", page(THEIRS[0]), "Its page shows but the beginning now."),
        ("/robots.txt", "User-agent: *\nDisallow: /", "does not let Newsreel read"),
    ],
)
def test_what_says_nothing_about_the_story(web: Web, path: str, document: str | int, outcome: str) -> None:
    with serve(web) as address:
        based_on(entry_at(f"{address}/1"))
        watch(NOW)
        web.documents[path] = document
        Host.objects.update(robots_read_at=NOW - timedelta(days=2))
        assert watch(NOW + timedelta(hours=1)) == []
    watched = SourceWatch.objects.get()
    assert outcome in watched.outcome
    assert watched.next_look_at == NOW + INTERVALS[1]


def test_a_busy_host_is_asked_later(web: Web) -> None:
    with serve(web) as address:
        based_on(entry_at(f"{address}/1"))
        Host.objects.create(name=address, busy_until=NOW + timedelta(minutes=1))
        watch(NOW)
        assert web.asked == []
        watch(NOW + timedelta(minutes=2))
        assert "/1" in web.asked


@pytest.mark.parametrize("count", [1, 3])
def test_the_clock_asks_three_short_questions(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        based_on(entry_at("", guid=str(number)), title=f"Article {number}")
    watch(NOW)
    with django_assert_num_queries(3):
        assert not is_anything_due(NOW)


@pytest.fixture
def editor() -> User:
    actions.ensure_roles(make_home())
    make_section()
    return actions.make_editor_login(
        username="ed", password="a long password", role="editor", email="ed@example.org"
    )


def edited() -> SourceChange:
    """A change of one source, found."""
    based_on(entry_at(""))
    watch(NOW)
    make_entry(version=2, title="Lights out", text="\n".join(changed("Sunday", "Monday")), address="")
    (change,) = watch(NOW)
    return change


def test_it_is_settled_once_by_who_may_edit(editor: User) -> None:
    change = edited()
    nobody = User.objects.create(username="nobody")
    with pytest.raises(PermissionDenied):
        settle(change=change, settlement=SourceChange.Settlement.NOTHING, by=nobody, now=NOW)
    assert list(open_changes()) == [change]

    settled = settle(change=change, settlement=SourceChange.Settlement.NOTHING, by=editor, now=NOW)

    assert (settled.settlement, settled.settled_by, settled.settled_at) == ("nothing", editor, NOW)
    assert list(open_changes()) == []
    with pytest.raises(ValidationError, match="ed settled this already"):
        settle(change=change, settlement=SourceChange.Settlement.CORRECTED, by=editor, now=NOW)


def test_who_follows_gets_a_letter(editor: User) -> None:
    change = edited()
    assert tell_of_change(change) == 0
    story = make_story(entries=(change.entry,))
    StoryFollower.objects.create(story=story, user=editor, since=NOW)
    change.entry.refresh_from_db()

    assert tell_of_change(SourceChange.objects.get()) == 1

    (letter,) = mail.outbox
    assert letter.to == ["ed@example.org"]
    assert letter.subject == "Wire changed what “Harbour lights go out” is based on"
    assert f"It says: {THEIRS[0].replace('Sunday', 'Monday')}" in letter.body
    assert f"/admin/wire/changes/{change.pk}/" in letter.body
