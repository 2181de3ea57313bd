"""From a form on a standing page to a decision, and the letters between."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from newsreel import settings
from newsreel.community.cases import actions
from newsreel.community.cases.views import ReaderForms
from newsreel.community.door import draw_stamp
from newsreel.community.models import Case, Letter
from newsreel.front import slots
from newsreel.newsroom.actions import make_editor_login
from newsreel.newsroom.models import StandardPage, User, Withdrawal
from newsreel.newsroom.tests.factories import make_article, make_home, make_standing_page

NOW = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)  # a Wednesday

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    make_home(name="The Daily Reel")
    named = settings.current().model_copy(update={"desk_mail": ["desk@example.org"]})
    monkeypatch.setattr(settings, "current", lambda: named)


@pytest.fixture
def contact_page() -> StandardPage:
    return make_standing_page(title="Contact US", kind="contact")


@pytest.fixture
def dmca_page() -> StandardPage:
    return make_standing_page(title="DMCA", kind="dmca")


@pytest.fixture
def chief() -> User:
    return User.objects.create_superuser("chief", email="chief@example.org", password="x")


def form(kind: str = "contact", *, age: float = 60, **fields: str) -> dict[str, str]:
    common = {
        "kind": kind,
        "stamp": draw_stamp(kind, timezone.now() - timedelta(seconds=age)),
        "website": "",
        "name": "Ada Lovelace",
        "email": "ada@example.org",
    }
    if kind == "contact":
        return {**common, "subject": "A question", "addresses": "", "text": "Who drew the poster?", **fields}
    return {
        **common,
        "postal_address": "1 Mill Lane, London. 020 7946 0000",
        "work": "My photograph “Harbour”",
        "addresses": "http://127.0.0.1:8000/cinema/harbour/",
        "text": "",
        "is_in_good_faith": "yes",
        "is_accurate": "yes",
        "signature": "Ada Lovelace",
        **fields,
    }


def send(client: Client, fields: dict[str, str], **headers: str) -> HttpResponse:
    response: HttpResponse = client.post("/cases/", fields, headers=headers or None)  # type: ignore[assignment]  # the test client's own subclass
    assert not response.cookies
    return response


def make_case(**fields: Any) -> Case:
    values = {key: value for key, value in form("dmca").items() if key not in ("kind", "stamp", "website")}
    return actions.open_case(
        kind=fields.pop("kind", Case.Kind.TAKEDOWN),
        values={**values, **fields},
        stamp="x",
        sender="",
        now=NOW,
    )


def test_the_pages_show_their_forms(
    client: Client, contact_page: StandardPage, dmca_page: StandardPage
) -> None:
    assert isinstance(slots.forms, ReaderForms)
    contact = client.get("/contact-us/").content.decode()
    dmca = client.get("/dmca/").content.decode()
    assert all('action="/cases/"' in page and 'name="website"' in page for page in (contact, dmca))
    assert 'value="contact"' in contact
    assert "under penalty of perjury" in dmca
    assert "under penalty of perjury" not in contact


def test_a_message_becomes_a_case(client: Client, contact_page: StandardPage) -> None:
    response = send(client, form())
    case = Case.objects.get()
    assert response.status_code == 303
    page = client.get(response["Location"]).content.decode()
    assert f"Your message has reached the desk under the number {case.number}." in page
    assert (case.kind, case.state, case.name, case.email) == (
        "contact",
        "open",
        "Ada Lovelace",
        "ada@example.org",
    )
    assert (case.subject, case.text) == ("A question", "Who drew the poster?")
    assert [event.sentence for event in case.events.all()] == ["Came in through the form on the site."]
    desk, sender = Letter.objects.order_by("pk")
    assert (desk.recipients, desk.reply_to) == (["desk@example.org"], "ada@example.org")
    assert desk.subject == f"Message {case.number}: A question"
    assert f"http://127.0.0.1:8000/admin/cases/inspect/{case.pk}/" in desk.text
    assert "Who drew the poster?" in desk.text
    assert sender.recipients == ["ada@example.org"]
    assert sender.subject == f"We have your message ({case.number})"
    assert "Who drew the poster?" not in sender.text + sender.markup


def test_a_takedown_request_finds_its_article(client: Client, dmca_page: StandardPage) -> None:
    article = make_article(slug="harbour")
    send(client, form("dmca"))
    case = Case.objects.get()
    assert (case.kind, case.article) == ("takedown", article.page_ptr.specific)
    assert (case.is_in_good_faith, case.is_accurate, case.signature) == (True, True, "Ada Lovelace")


@pytest.mark.parametrize(
    ("kind", "field", "value", "sentence"),
    [
        ("contact", "name", "", "Please tell us your name."),
        ("contact", "email", "", "Please give an e-mail address, so that we can answer."),
        ("contact", "email", "ada@", "This is no e-mail address. One looks like name@example.org."),
        ("contact", "text", " \u200b", "Please write your message."),
        (
            "contact",
            "text",
            "x" * 10_001,
            "This has 10,001 characters; 10,000 is the most. Please shorten it.",
        ),
        ("dmca", "work", "", "Please name the work, and where it can be seen."),
        ("dmca", "addresses", "", "Please give the address of each page concerned."),
        ("dmca", "postal_address", "", "Please give a postal address and a telephone number."),
        ("dmca", "signature", "", "Please sign with your full name."),
        ("dmca", "is_accurate", "", "Please state that it is accurate, or the request has no effect in law."),
        (
            "dmca",
            "is_in_good_faith",
            "",
            "Please state that you believe this in good faith, or the request has no effect in law.",
        ),
    ],
)
def test_what_is_wanting_is_said_and_the_rest_is_kept(
    client: Client,
    contact_page: StandardPage,
    dmca_page: StandardPage,
    kind: str,
    field: str,
    value: str,
    sentence: str,
) -> None:
    response = send(client, {**form(kind), field: value})
    page = response.content.decode()
    assert response.status_code == 422
    assert response["Cache-Control"] == "private, no-store"
    assert sentence in page
    assert ("Ada Lovelace" in page) is (field != "name")
    assert (contact_page.title if kind == "contact" else dmca_page.title) in page
    assert Case.objects.count() == Letter.objects.count() == 0


def test_without_a_page_the_form_comes_by_itself(client: Client) -> None:
    response = send(client, form(name=""))
    assert response.status_code == 422
    assert "Please tell us your name." in response.content.decode()


def test_script_is_shown_as_text(client: Client, contact_page: StandardPage) -> None:
    page = send(client, form(name="", text="<script>alert(1)</script>")).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_same_form_twice_is_one_case(client: Client, contact_page: StandardPage) -> None:
    fields = form()
    first, second = send(client, fields), send(client, fields)
    assert first["Location"] == second["Location"]
    assert (Case.objects.count(), Letter.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("age", "sentence"), [(1, "That was very quick."), (172_900, "had been open for too long")]
)
def test_stamps(client: Client, contact_page: StandardPage, age: float, sentence: str) -> None:
    response = send(client, form(age=age))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "Who drew the poster?" in response.content.decode()
    assert Case.objects.count() == 0


def test_a_stamp_of_the_other_form_is_none(client: Client, contact_page: StandardPage) -> None:
    assert send(client, form(stamp=draw_stamp("dmca", timezone.now()))).status_code == 422


def test_the_honeypot_thanks_and_keeps_nothing(client: Client) -> None:
    response = send(client, form(website="https://spam.example"))
    assert response.status_code == 303
    assert "Your message has reached the desk." in client.get(response["Location"]).content.decode()
    assert Case.objects.count() == 0


def test_the_limit_of_one_sender(client: Client, contact_page: StandardPage) -> None:
    answers = [send(client, form(text=f"Number {number}")) for number in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert "Number 5" in answers[-1].content.decode()


def test_forms_of_other_sites_and_unknown_kinds_are_refused(client: Client) -> None:
    assert send(client, form(), Origin="https://evil.example").status_code == 403
    assert send(client, {**form(), "kind": "text"}).status_code == 404
    assert send(client, {}).status_code == 404
    assert client.get("/cases/").status_code == 405
    assert Case.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "day", "deadline"),
    [
        (Case.Kind.TAKEDOWN, NOW, date(2026, 3, 23)),
        (Case.Kind.CONTACT, NOW, date(2026, 3, 27)),
        (Case.Kind.TAKEDOWN, datetime(2026, 3, 21, 23, 0, tzinfo=UTC), date(2026, 3, 25)),
    ],
)
def test_deadlines_count_working_days(kind: Case.Kind, day: datetime, deadline: date) -> None:
    assert actions.deadline(kind, day) == deadline


@pytest.mark.parametrize(
    "text",
    [
        "http://127.0.0.1:8000/cinema/harbour/",
        "See https://www.example.org/cinema/harbour, please",
        "https://x.example/cinema/harbour/?utm_source=mail#top.",
        "https://x.example/nothing/ and\nhttps://x.example/cinema/harbour/",
        "/cinema/harbour",
    ],
)
def test_articles_are_recognised_by_their_address(text: str) -> None:
    article = make_article(slug="harbour")
    found = actions.concerned_article(text)
    assert found is not None
    assert found.pk == article.pk


@pytest.mark.parametrize(
    "text", ["", "/", "https://x.example/", "cinema/harbour", "/cinema/draft/", "x" * 5000]
)
def test_nothing_else_is_taken_for_one(text: str) -> None:
    make_article(slug="harbour")
    make_article(slug="draft", title="Draft", live=False, address="/cinema/draft/")
    assert actions.concerned_article(text) is None


def test_a_case_is_decided_and_its_log_keeps_all(chief: User) -> None:
    case = make_case()
    actions.note_on_case(case=case, sentence=" Telephoned. ", by=chief, now=NOW)
    actions.decide_case(case=case, outcome="declined", decision="Not theirs.", by=chief, now=NOW)
    assert (case.state, case.outcome, case.decided_by) == ("decided", "declined", chief)
    actions.reopen_case(case=case, by=chief, now=NOW)
    actions.reopen_case(case=case, by=chief, now=NOW)
    assert [event.sentence for event in case.events.all()] == [
        "Came in through the form on the site.",
        "Telephoned.",
        "Decided: Declined. Not theirs.",
        "Opened again.",
    ]
    for outcome in ("", "nonsense"):
        with pytest.raises(ValidationError):
            actions.decide_case(case=case, outcome=outcome, decision="", by=chief, now=NOW)
    with pytest.raises(ValidationError):
        actions.note_on_case(case=case, sentence="  ", by=chief, now=NOW)


def test_a_takedown(client: Client, chief: User) -> None:
    article = make_article(slug="harbour")
    case = make_case()
    actions.take_down_for_case(case=case, sentence="Removed on request.", by=chief, now=NOW)
    withdrawal = Withdrawal.objects.get()
    assert (withdrawal.article_id, withdrawal.kind, withdrawal.made_by) == (article.pk, "takedown", chief)
    assert withdrawal.note == f"Takedown request {case.number}, by Ada Lovelace <ada@example.org>"
    assert (case.state, case.outcome) == ("decided", "taken-down")
    response = client.get("/cinema/harbour/")
    assert response.status_code == 410
    assert "Removed on request." in response.content.decode()


def test_who_may_not_take_down_changes_nothing() -> None:
    article = make_article(slug="harbour")
    case = make_case()
    editor = make_editor_login(username="eddie", password="correct horse battery", role="editor")
    with pytest.raises(PermissionDenied):
        actions.take_down_for_case(case=case, sentence="Removed.", by=editor, now=NOW)
    case.refresh_from_db()
    article.refresh_from_db()
    assert (case.state, article.live) == ("open", True)


def test_a_case_without_an_article_takes_nothing_down(chief: User) -> None:
    case = make_case()
    assert case.article is None
    with pytest.raises(ValidationError):
        actions.take_down_for_case(case=case, sentence="Removed.", by=chief, now=NOW)
    article = make_article(slug="harbour")
    actions.concern_article(case=case, address="cinema/harbour/", by=chief, now=NOW)
    assert case.article is not None
    assert case.article.pk == article.pk
    with pytest.raises(ValidationError):
        actions.concern_article(case=case, address="/nowhere/", by=chief, now=NOW)
    actions.concern_article(case=case, address=" ", by=chief, now=NOW)
    assert case.article is None


def test_a_deleted_article_leaves_its_case() -> None:
    article = make_article(slug="harbour")
    case = make_case()
    article.delete()
    case.refresh_from_db()
    assert case.article is None
