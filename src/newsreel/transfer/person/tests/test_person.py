"""What is known of a person is given, and forgotten."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from wagtail.log_actions import log

from newsreel.community.cases.models import Case, CaseEvent
from newsreel.community.comments.models import Comment
from newsreel.community.comments.tests.factories import make_comment
from newsreel.community.letters.models import Letter
from newsreel.community.newsletter.models import Consent, Subscriber
from newsreel.community.newsletter.tests.factories import make_subscriber
from newsreel.front import changes, shown
from newsreel.newsroom.models import Article, Author, User
from newsreel.newsroom.tests.factories import make_article, make_author
from newsreel.settings import Settings
from newsreel.transfer.person import record
from newsreel.transfer.person.erase import PersonError, erase
from newsreel.transfer.person.export import export
from newsreel.transfer.person.holdings import Holdings

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HER, OTHER = "mara.quill@example.org", "jon@example.org"
LETTER = """From: newsroom@localhost
To: Mara Quill <Mara.Quill@example.org>
Subject: Please confirm

Somebody asked for the digest.
"""


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    (tmp_path / "mail").mkdir()
    return Settings(site=tmp_path, secret_key="a key for tests")


@pytest.fixture
def article(db: None) -> Article:
    return make_article()


def make_case(**fields: Any) -> Case:
    values = {
        "kind": "contact",
        "state": "decided",
        "name": "Mara Quill",
        "email": HER,
        "subject": "A question",
        "text": "Mine",
        "made_at": NOW,
        "decided_at": NOW,
        "deadline": NOW.date(),
        "form_hash": f"{Case.objects.count():064}",
        **fields,
    }
    return Case.objects.create(**values)


def forget(site: Settings, address: str = HER, *, with_texts: bool = False) -> dict[str, Any]:
    return erase(site=site, address=address, with_texts=with_texts, now=NOW).as_dict()


def test_comments_lose_their_name_and_keep_the_thread(site: Settings, article: Article) -> None:
    hers = make_comment(
        article=article,
        name="Mara Quill",
        email="Mara.Quill@example.org",
        website="https://mara.example",
        user_agent="Browser 1",
        address_hash="a" * 64,
        state="approved",
    )
    reply = make_comment(article=article, name="Jon", email=OTHER, parent=hers, state="approved")
    log(instance=hers, action="wagtail.create")
    announced: list[str] = []

    def hear(things: frozenset[str], **_named: object) -> None:
        announced.extend(things)

    changes.changed.connect(hear)
    try:
        done = forget(site)
    finally:
        changes.changed.disconnect(hear)
    assert done["comments"] == 1
    assert "article 17 (3) (a)" in done["kept"][0]
    hers.refresh_from_db()
    reply.refresh_from_db()
    assert (hers.name, hers.email, hers.website, hers.user_agent, hers.address_hash) == (
        "A reader",
        "",
        "",
        "",
        "",
    )
    assert (hers.text, reply.parent, reply.name) == ("A fine film.", hers, "Jon")
    assert announced == [shown.thread(article.pk)]
    assert Holdings(HER).is_empty(site.mail_folder)
    assert [entry.label for entry in hers_log(hers)] == ["[removed]"]


def hers_log(comment: Comment) -> Any:
    from wagtail.models import ModelLogEntry

    return ModelLogEntry.objects.filter(object_id=str(comment.pk))


@pytest.mark.parametrize(("state", "with_texts"), [("approved", True), ("spam", False), ("pending", False)])
def test_words_go_where_asked_and_where_nobody_saw_them(
    site: Settings, article: Article, state: str, with_texts: bool
) -> None:
    hers = make_comment(article=article, email=HER, state=state)
    forget(site, with_texts=with_texts)
    hers.refresh_from_db()
    assert hers.text == "This comment was removed because its writer asked for it."
    assert hers.markup == "<p>This comment was removed because its writer asked for it.</p>"


@pytest.mark.django_db
def test_the_subscription_goes_and_its_consents_are_proved(site: Settings) -> None:
    subscriber = make_subscriber(email=HER)
    Consent.objects.filter(subscriber=subscriber).delete()
    for kind in ("asked", "confirmed"):
        Consent.objects.create(subscriber=subscriber, kind=kind, sentence="Yes", means="form", made_at=NOW)
    make_subscriber(email=OTHER)
    done = forget(site)
    assert (done["subscriptions"], done["consents"]) == (1, ["2026-11-23 asked", "2026-11-23 confirmed"])
    assert [one.email for one in Subscriber.objects.all()] == [OTHER]


@pytest.mark.django_db
def test_cases_are_forgotten_when_the_law_lets_us(site: Settings) -> None:
    message = make_case()
    CaseEvent.objects.create(case=message, made_at=NOW, sentence=f"Answered Mara Quill <{HER}>.")
    still_open = make_case(state="open", decided_at=None)
    takedown = make_case(kind="takedown")
    old = make_case(kind="takedown", decided_at=NOW - timedelta(days=4 * 365))
    done = forget(site)
    assert done["cases"] == 2
    assert [sentence.partition(":")[0] for sentence in done["kept"]] == [
        f"Case {still_open.number}",
        f"Case {takedown.number}",
    ]
    assert "until 22 November 2029" in done["kept"][1]
    for case in (message, old):
        case.refresh_from_db()
        assert (case.name, case.email, case.subject, case.text) == ("A reader", "", "[removed]", "[removed]")
    assert CaseEvent.objects.get().sentence == "Answered [removed] <[removed]>."
    still_open.refresh_from_db()
    assert still_open.email == HER


@pytest.mark.django_db
def test_letters_and_mail_files_go(site: Settings) -> None:
    for recipients, text in (([HER], "Hello"), ([OTHER], "Hello"), (["desk@x.org"], f"From {HER}")):
        Letter.objects.create(recipients=recipients, subject="Word", text=text, made_at=NOW, next_try_at=NOW)
    (site.mail_folder / "hers.eml").write_text(LETTER)
    (site.mail_folder / "his.eml").write_text(LETTER.replace("Mara.Quill@example.org", OTHER))
    done = forget(site)
    assert (done["letters"], done["mail_files"]) == (2, 1)
    assert [letter.recipients for letter in Letter.objects.all()] == [[OTHER]]
    assert [file.name for file in site.mail_folder.iterdir()] == ["his.eml"]


@pytest.mark.django_db
def test_a_login_ends_and_a_byline_stays(site: Settings) -> None:
    User.objects.create_superuser("chief", "chief@example.org", "x")
    user = User.objects.create_user("mara", HER, "x", first_name="Mara", is_staff=True)
    make_author(name="Mara Quill", email=HER, user=user)
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session.save()
    done = forget(site)
    assert (done["accounts"], done["bylines"]) == (1, 1)
    user.refresh_from_db()
    assert (user.username, user.email, user.first_name) == (f"former-{user.pk}", "", "")
    assert (user.is_active, user.is_staff, user.has_usable_password()) == (False, False, False)
    assert not SessionStore().exists(str(session.session_key))
    author = Author.objects.get()
    assert (author.name, author.email) == ("Mara Quill", "")


@pytest.mark.django_db
def test_the_last_account_that_may_do_everything_stays(site: Settings) -> None:
    User.objects.create_superuser("mara", HER, "x")
    make_subscriber(email=HER)
    with pytest.raises(PersonError, match="the only account that may do everything"):
        forget(site)
    assert User.objects.get().email == HER
    assert Subscriber.objects.count() == 1


def test_all_that_is_known_is_given(site: Settings, article: Article) -> None:
    make_comment(article=article, name="Mara Quill", email=HER)
    make_comment(article=article, name="Jon", email=OTHER)
    make_subscriber(email=HER)
    make_case()
    (site.mail_folder / "hers.eml").write_text(LETTER)
    user = User.objects.create_user("mara", HER, "x")
    make_author(name="Mara Quill", user=user)
    given = json.loads(json.dumps(export(site, " Mara.Quill@Example.org ")))
    assert given["email"] == HER
    assert [comment["name"] for comment in given["comments"]] == ["Mara Quill"]
    assert given["comments"][0]["article"] == f"{site.origin}{article.address}"
    assert given["newsletter"][0]["sections"] == "all"
    assert (given["cases"][0]["text"], given["accounts"][0]["username"]) == ("Mine", "mara")
    assert given["bylines"][0]["name"] == "Mara Quill"
    assert given["mail_files"] == [LETTER]


@pytest.mark.django_db
def test_the_record_names_nobody_and_finds_who_came_back(site: Settings) -> None:
    make_subscriber(email=HER)
    make_subscriber(email=OTHER)
    done = erase(site=site, address=HER, with_texts=False, now=NOW)
    record.note(site, address=HER.upper(), done=done, now=NOW)
    text = (site.site / "erasures.jsonl").read_text()
    assert "mara" not in text.lower()
    assert json.loads(text)["subscriptions"] == 1
    assert record.returned(site) == []
    make_subscriber(email=HER)
    assert record.returned(site) == [HER]


def test_where_nobody_was_erased_nobody_came_back(site: Settings) -> None:
    assert record.returned(site) == []
