"""The queues in Wagtail's admin, as moderators use them."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from newsreel.community.cases import actions as case_actions
from newsreel.community.comments.actions import reply_as_staff
from newsreel.community.comments.tests.factories import make_comment
from newsreel.community.models import Case, Comment, Delivery
from newsreel.community.newsletter.actions import build_digest
from newsreel.community.newsletter.tests.factories import MOMENT, make_subscriber
from newsreel.newsroom.actions import make_editor_login
from newsreel.newsroom.models import Article, Author, User, Withdrawal
from newsreel.newsroom.tests.factories import make_article, make_home

QUEUE = "/admin/snippets/community/comment/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(title="Harbour lights go out", slug="harbour")


def login(client: Client, role: str) -> User:
    make_home()
    user = make_editor_login(
        username=role, password="correct horse battery", role=role, email=f"{role}@x.org"
    )
    client.force_login(user)
    return user


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


def bulk(client: Client, action: str, query: str) -> Any:
    return client.post(f"/admin/bulk/community/comment/{action}/?{query}")


def states() -> dict[str, str]:
    return dict(Comment.objects.values_list("name", "state"))


def test_the_queue(client: Client, article: Article) -> None:
    login(client, "editor")
    make_comment(
        article=article, name="Ada", text="<b>Bold</b> words", state="pending", reason="Holds a link"
    )
    make_comment(article=article, name="Bob", text="Known words")
    waiting = page(client, f"{QUEUE}?state=pending")
    assert escape("<b>Bold</b> words") in waiting
    assert "Known words" not in waiting
    assert "Holds a link" in waiting
    assert "/admin/bulk/community/comment/approve/?id=" in waiting
    assert "Add comment" not in waiting
    assert "Known words" in page(client, QUEUE)
    assert "Known words" in page(client, f"{QUEUE}?q=Bob")
    assert "Known words" not in page(client, f"{QUEUE}?q=bold")
    assert "Known words" in page(client, f"{QUEUE}?article={article.pk}")
    assert "Comments (1)" in page(client, "/admin/")


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_queue(
    client: Client, article: Article, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(User.objects.create_superuser("chief", email="chief@example.org", password="x"))
    for number in range(rows):
        make_comment(article=article, name=str(number), state="pending")
    page(client, QUEUE)
    with django_assert_num_queries(10):
        page(client, QUEUE)


@pytest.mark.parametrize(
    ("action", "state"), [("approve", "approved"), ("reject", "rejected"), ("spam", "spam")]
)
def test_decisions_in_bulk(client: Client, article: Article, action: str, state: str) -> None:
    user = login(client, "editor")
    chosen = [make_comment(article=article, name=name, state="pending") for name in ("Ada", "Bob")]
    make_comment(article=article, name="Cid", state="pending")
    query = "&".join(f"id={comment.pk}" for comment in chosen) + f"&next={QUEUE}"
    question = client.get(f"/admin/bulk/community/comment/{action}/?{query}").content.decode()
    assert "these 2 comments?" in question
    assert states() == dict.fromkeys(("Ada", "Bob", "Cid"), "pending")
    assert bulk(client, action, query)["Location"] == QUEUE
    assert states() == {"Ada": state, "Bob": state, "Cid": "pending"}
    decided = Comment.objects.get(name="Ada")
    assert decided.decided_by == user
    assert decided.decided_at is not None
    if action == "approve":
        assert 'id="comment-' in page(client, str(article.address))


def test_all_in_the_listing_are_those_the_filter_lets_through(client: Client, article: Article) -> None:
    login(client, "editor")
    make_comment(article=article, name="Ada", state="pending")
    make_comment(article=article, name="Bob", state="spam")
    make_comment(article=make_article(title="Other"), name="Cid", state="pending")
    bulk(client, "approve", f"id=all&next={QUEUE}%3Fstate%3Dpending%26article%3D{article.pk}")
    assert states() == {"Ada": "approved", "Bob": "spam", "Cid": "pending"}
    bulk(client, "approve", f"id=all&next={QUEUE}%3Fstate%3Dpending%26q%3Dnobody")
    assert states()["Cid"] == "pending"


@pytest.mark.parametrize("role", ["contributor", "author"])
def test_writers_do_not_moderate(client: Client, article: Article, role: str) -> None:
    login(client, role)
    comment = make_comment(article=article, name="Ada", state="pending")
    client.post(f"/admin/bulk/community/comment/approve/?id={comment.pk}&next=/admin/")
    client.post(f"{QUEUE}inspect/{comment.pk}/", {"do": "approve"})
    assert states() == {"Ada": "pending"}
    assert "Comments" not in page(client, "/admin/").split("wagtail-sidebar-props")[1][:20_000]
    for path in (QUEUE, "/admin/cases/", "/admin/subscriber/", "/admin/issue/"):
        assert client.get(path).status_code == 302


def test_one_comment(client: Client, article: Article) -> None:
    login(client, "editor")
    parent = make_comment(article=article, name="Parent")
    make_comment(article=article, text="Earlier words")
    comment = make_comment(
        article=article, text="<i>Fine</i>", state="pending", parent=parent, reason="Holds a link"
    )
    screen = page(client, f"{QUEUE}inspect/{comment.pk}/")
    for shown in ("<i>Fine</i>", "Earlier words", "Holds a link.", "in answer to", "Publish the answer"):
        assert shown in screen
    response = client.post(f"{QUEUE}inspect/{comment.pk}/", {"do": "approve"})
    assert response["Location"] == f"{QUEUE}?state=pending"
    comment.refresh_from_db()
    assert comment.state == "approved"
    client.post(f"{QUEUE}inspect/{comment.pk}/", {"do": "nonsense"})
    comment.refresh_from_db()
    assert comment.state == "approved"
    client.force_login(User.objects.create_superuser("chief", email="chief@example.org", password="x"))
    assert "Approved the comment" in page(client, f"{QUEUE}history/{comment.pk}/")


def test_the_newsroom_answers_with_its_badge(client: Client, article: Article) -> None:
    user = login(client, "editor")
    Author.objects.create(name="Iris Vale", slug="iris-vale", user=user)
    comment = make_comment(article=article, name="Ada", state="pending")
    path = f"{QUEUE}inspect/{comment.pk}/"
    assert "This field is required." in client.post(path, {"do": "reply", "text": " "}).content.decode()
    assert (
        "Please write an answer."
        in client.post(path, {"do": "reply", "text": "<script></script>"}).content.decode()
    )
    assert states() == {"Ada": "pending"}
    assert client.post(path, {"do": "reply", "text": "Thank you."}).status_code == 302
    assert states() == {"Ada": "approved", "Iris Vale": "approved"}
    reply = Comment.objects.get(name="Iris Vale")
    assert (reply.parent, reply.written_by, reply.email) == (comment, user, "editor@x.org")
    shown = page(client, str(article.address))
    assert shown.count('<span class="letter-staff">Newsroom</span>') == 1


def test_nobody_rewrites_what_a_reader_wrote(client: Client, article: Article) -> None:
    client.force_login(User.objects.create_superuser("chief", email="chief@example.org", password="x"))
    comment = make_comment(article=article)
    for path in (f"{QUEUE}edit/{comment.pk}/", f"{QUEUE}add/"):
        assert client.get(path).status_code == 302
        assert client.post(path, {"text": "Changed"}).status_code == 302
    comment.refresh_from_db()
    assert comment.text == "A fine film."
    client.post(f"{QUEUE}delete/{comment.pk}/")
    assert Comment.objects.count() == 0


def test_deleting_a_comment_leaves_its_replies(article: Article) -> None:
    comment = make_comment(article=article)
    user = User.objects.create_superuser("chief", email="chief@example.org", password="x")
    reply = reply_as_staff(comment=comment, text="Thanks.", by=user, now=timezone.now())
    comment.delete()
    reply.refresh_from_db()
    assert reply.parent is None


def test_the_rules_are_a_setting(client: Client) -> None:
    login(client, "publisher")
    response = client.get("/admin/settings/community/commentrules/", follow=True)
    assert response.status_code == 200
    assert "banned" in response.content.decode().lower()


def make_case(article: Article | None = None) -> Case:
    values = {
        "name": "Ada",
        "email": "ada@example.org",
        "text": "Please remove it.",
        "addresses": str(article.address) if article else "",
        "work": "My photograph",
        "postal_address": "1 Mill Lane",
        "signature": "Ada",
        "is_in_good_faith": "yes",
        "is_accurate": "yes",
    }
    return case_actions.open_case(
        kind=Case.Kind.TAKEDOWN, values=values, stamp="x", sender="", now=timezone.now()
    )


def test_a_case_from_queue_to_takedown(client: Client, article: Article) -> None:
    user = login(client, "publisher")
    case = make_case(article)
    assert f"Takedown request {case.number}" in page(client, "/admin/cases/?state=open")
    assert "Cases (1)" in page(client, "/admin/")
    path = f"/admin/cases/inspect/{case.pk}/"
    screen = page(client, path)
    for shown in (
        "My photograph",
        "Good faith: yes",
        "Harbour lights go out",
        "Take it down",
        "Came in through",
    ):
        assert shown in screen
    client.post(path, {"do": "note", "note-sentence": "Telephoned."})
    client.post(path, {"do": "take_down", "take_down-sentence": "Removed on request."})
    case.refresh_from_db()
    assert (case.state, case.outcome, case.decided_by) == ("decided", "taken-down", user)
    assert Withdrawal.objects.get().sentence == "Removed on request."
    screen = page(client, path)
    assert "Telephoned." in screen
    assert "Take it down" not in screen
    client.post(path, {"do": "reopen"})
    case.refresh_from_db()
    assert case.state == "open"


def test_what_a_case_refuses_is_said(client: Client) -> None:
    login(client, "publisher")
    case = make_case()
    path = f"/admin/cases/inspect/{case.pk}/"
    assert "None of ours was recognised." in page(client, path)
    answer = client.post(path, {"do": "concern", "concern-address": "/nowhere/"}).content.decode()
    assert "No published or withdrawn article has this address." in answer
    answer = client.post(path, {"do": "take_down", "take_down-sentence": "x"}).content.decode()
    assert case.events.count() == 1
    client.post(path, {"do": "decide", "decide-outcome": "", "decide-decision": ""})
    client.post(path, {"do": "nonsense"})
    case.refresh_from_db()
    assert case.state == "open"


def test_editors_see_cases_and_publishers_decide(client: Client, article: Article) -> None:
    login(client, "editor")
    case = make_case(article)
    screen = page(client, f"/admin/cases/inspect/{case.pk}/")
    assert "Please remove it." in screen
    assert "Take it down" not in screen
    response = client.post(f"/admin/cases/inspect/{case.pk}/", {"do": "decide", "decide-outcome": "declined"})
    assert response.status_code == 302
    case.refresh_from_db()
    assert case.state == "open"


def test_subscribers_and_digests(client: Client) -> None:
    login(client, "publisher")
    make_article(title="News", published=MOMENT)
    subscriber = make_subscriber()
    issue = build_digest(MOMENT)
    assert issue is not None
    Delivery.objects.update(state="failed", error="No such user", attempts=1)
    assert "ada@example.org" in page(client, "/admin/subscriber/")
    assert "gets all sections" in page(client, f"/admin/subscriber/inspect/{subscriber.pk}/")
    export = client.get("/admin/subscriber/?export=csv")
    assert b"".join(export).decode("utf-8-sig").splitlines()[1].startswith("ada@example.org,active,")
    assert "Digest of 18 March 2026" in page(client, "/admin/issue/")
    screen = page(client, f"/admin/issue/inspect/{issue.pk}/")
    assert "0 sent, 0 waiting, 1 failed" in screen
    assert "No such user" in screen
    preview = page(client, f"/admin/issue/preview/{issue.pk}/")
    assert "News" in preview
    assert subscriber.key not in preview


def test_a_preview_is_for_the_desk_only(client: Client) -> None:
    make_article(title="News", published=MOMENT)
    issue = build_digest(MOMENT)
    assert issue is not None
    login(client, "author")
    assert client.get(f"/admin/issue/preview/{issue.pk}/").status_code == 302


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "community", check=True, dry_run=True, verbosity=0)
