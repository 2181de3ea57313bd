"""The comment form, as a browser without scripts sends it."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from newsreel.community.comments.tests.factories import make_comment
from newsreel.community.door import draw_stamp
from newsreel.community.models import Comment, CommentRules
from newsreel.newsroom.models import Article, User
from newsreel.newsroom.tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article()


@pytest.fixture
def known(article: Article) -> Comment:
    """An earlier comment by the e-mail address that the tests use."""
    return make_comment(article=article, name="Ada")


def form(article: Article, age: float = 60, **fields: str) -> dict[str, str]:
    return {
        "article": str(article.pk),
        "stamp": draw_stamp(f"comment on {article.pk}", timezone.now() - timedelta(seconds=age)),
        "parent": "",
        "name": "Ada",
        "email": "ada@example.org",
        "website": "",
        "text": "A fine film.",
        "subject": "",
        **fields,
    }


def send(client: Client, fields: dict[str, str], **headers: Any) -> HttpResponse:
    response: HttpResponse = client.post("/comments/", fields, headers=headers or None)  # type: ignore[assignment]  # the test client's own subclass
    assert not response.cookies
    return response


def newest() -> Comment:
    return Comment.objects.latest("pk")


def test_a_newcomer_waits(client: Client, article: Article) -> None:
    response = send(client, form(article), **{"User-Agent": "Browser/1 " + "x" * 300})
    assert (response.status_code, response["Location"]) == (303, f"{article.address}?sent=waiting#respond")
    comment = Comment.objects.get()
    assert (comment.article_id, comment.name, comment.email) == (article.pk, "Ada", "ada@example.org")
    assert (comment.state, comment.reason) == ("pending", "First comment from this e-mail address")
    assert (comment.text, comment.markup) == ("A fine film.", "<p>A fine film.</p>")
    assert len(comment.user_agent) == 200
    assert len(comment.address_hash) == 64
    assert "waits for approval" in client.get(response["Location"]).content.decode()


def test_the_known_go_live_at_once(client: Client, article: Article, known: Comment) -> None:
    response = send(client, form(article, email="ADA@example.org "))
    assert newest().state == "approved"
    assert (response.status_code, response["Location"]) == (303, f"{article.address}#comment-{newest().pk}")
    page = client.get(str(article.address)).content.decode()
    assert f'id="comment-{newest().pk}"' in page


def test_who_was_spam_once_is_no_longer_known(client: Client, article: Article, known: Comment) -> None:
    make_comment(article=article, state="spam")
    send(client, form(article))
    assert newest().state == "pending"


def test_a_staff_address_is_not_for_guests(client: Client, article: Article, known: Comment) -> None:
    User.objects.create_user("ada", email="Ada@Example.org", password="x")
    send(client, form(article))
    assert (newest().state, newest().written_by) == ("pending", None)


def test_logged_in_staff_get_no_badge_from_the_public_form(client: Client, article: Article) -> None:
    client.force_login(User.objects.create_superuser("chief", email="chief@example.org", password="x"))
    client.post("/comments/", form(article))
    assert newest().written_by is None


def test_links_wait_even_from_the_known(client: Client, article: Article, known: Comment) -> None:
    send(client, form(article, text="See https://example.org"))
    assert (newest().state, newest().reason) == ("pending", "Holds a link")


def test_the_banned_are_spam_and_are_not_told(client: Client, article: Article, known: Comment) -> None:
    rules = CommentRules.load()
    rules.banned = "first\ncasino\n"
    rules.save()
    response = send(client, form(article, text="Best c\u200basino"))
    assert response["Location"] == f"{article.address}?sent=waiting#respond"
    assert (newest().state, newest().text) == ("spam", "Best casino")


def test_a_reply(client: Client, article: Article, known: Comment) -> None:
    send(client, form(article, parent=str(known.pk)))
    assert (newest().parent, newest().depth) == (known, 1)


def test_a_reply_to_what_has_gone_is_asked_back(client: Client, article: Article, known: Comment) -> None:
    other = make_comment(article=make_article(title="Other"))
    for parent in ("999999", str(other.pk), "x", "9" * 40):
        response = send(client, form(article, parent=parent))
        assert response.status_code == 422
        assert "The comment you were answering has gone" in response.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Please tell us your name."),
        ("name", " \u200b\u202e ", "Please tell us your name."),
        ("name", "x" * 81, "Your name has 81 characters; 80 is the most. Please shorten it."),
        ("email", "", "Please give your e-mail address. It will not be shown."),
        ("email", "ada@", "This is no e-mail address. One looks like name@example.org."),
        (
            "email",
            "a@b.example\nBcc: c@d.example",
            "This is no e-mail address. One looks like name@example.org.",
        ),
        ("website", "javascript:alert(1)", "This is no web address."),
        ("website", f"https://example.org/{'x' * 500}", "This web address is too long."),
        ("text", "", "Please write your comment."),
        ("text", "\u200b \n \u2060", "Please write your comment."),
        ("text", "<script>alert(1)</script>", "Nothing readable was left of your comment."),
        ("text", "x" * 5001, "Your comment has 5,001 characters; 5,000 is the most. Please shorten it."),
        ("text", "x" * 100_000, "Your comment has 100,000 characters; 5,000 is the most. Please shorten it."),
    ],
)
def test_what_is_wanting_is_said_and_the_rest_is_kept(
    client: Client, article: Article, field: str, value: str, sentence: str
) -> None:
    kept = {"name": "Ada Kept", "email": "kept@example.org", "text": "Kept text."}
    response = send(client, {**form(article), **kept, field: value})
    page = response.content.decode()
    assert response.status_code == 422
    assert response["Cache-Control"] == "no-store"
    assert sentence in page
    assert [text in page for name, text in kept.items() if name != field] == [True] * (3 - (field in kept))
    assert article.title in page
    assert "<script>alert(1)" not in page
    assert Comment.objects.count() == 0


def test_five_thousand_characters_are_taken(client: Client, article: Article) -> None:
    send(client, form(article, text="x" * 5000))
    assert len(newest().text) == 5000


def test_a_bare_host_is_a_website(client: Client, article: Article) -> None:
    send(client, form(article, website="ada.example"))
    assert newest().website == "https://ada.example"


def test_too_fast_is_refused_kindly(client: Client, article: Article) -> None:
    fields = form(article, age=1)
    response = send(client, fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert "That was very quick. Your text is still here: please send it again." in page
    assert fields["stamp"] in page
    assert "A fine film." in page


@pytest.mark.parametrize(
    "stamp", ["", "forged", draw_stamp("comment on 0", timezone.now())], ids=["none", "forged", "another's"]
)
def test_a_forged_stamp_is_refused(client: Client, article: Article, stamp: str) -> None:
    response = send(client, form(article, stamp=stamp))
    assert response.status_code == 422
    assert "This form had been open for too long." in response.content.decode()
    assert Comment.objects.count() == 0


def test_too_old_is_refused_and_the_text_kept_with_a_new_stamp(client: Client, article: Article) -> None:
    fields = form(article, age=172_900, text="Kept text.")
    response = send(client, fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert "This form had been open for too long. Your text is still here: please send it again." in page
    assert "Kept text." in page
    assert fields["stamp"] not in page


def test_the_same_form_twice_is_one_comment(client: Client, article: Article, known: Comment) -> None:
    fields = form(article)
    first, second = send(client, fields), send(client, fields)
    assert first["Location"] == second["Location"] == f"{article.address}#comment-{newest().pk}"
    assert Comment.objects.exclude(pk=known.pk).count() == 1
    send(client, {**fields, "text": "Something else."})
    assert Comment.objects.exclude(pk=known.pk).count() == 2


def test_the_honeypot_thanks_and_keeps_nothing(client: Client, article: Article) -> None:
    response = send(client, form(article, subject="Cheap pills"))
    assert (response.status_code, response["Location"]) == (303, f"{article.address}?sent=waiting#respond")
    assert Comment.objects.count() == 0


def test_the_limit_of_one_sender(client: Client, article: Article) -> None:
    for number in range(6):
        assert send(client, form(article, text=f"Number {number}")).status_code == 303
    response = send(client, form(article, text="Number 6 is kept"))
    assert response.status_code == 429
    assert "You have sent 6 comments within 10 minutes." in response.content.decode()
    assert "Number 6 is kept" in response.content.decode()
    assert Comment.objects.count() == 6
    fields = form(article, text="Elsewhere")
    assert client.post("/comments/", fields, REMOTE_ADDR="198.51.100.4").status_code == 303


def test_forms_of_other_sites_are_refused(client: Client, article: Article) -> None:
    response = send(client, form(article), Origin="https://evil.example")
    assert response.status_code == 403
    assert "This form was sent from another site." in response.content.decode()
    assert Comment.objects.count() == 0


@pytest.mark.parametrize("value", ["", "0", "-1", "x", "999999", "9" * 30, "1;DROP TABLE", "٣"])
def test_no_such_article(client: Client, article: Article, value: str) -> None:
    response = send(client, {**form(article), "article": value})
    assert response.status_code == 404
    assert "Comments on this story are closed, or the story has gone." in response.content.decode()


def test_closed_and_unpublished_articles_take_none(client: Client) -> None:
    for article in (make_article(comments_open=False), make_article(title="Draft", live=False)):
        assert send(client, form(article)).status_code == 404
    assert Comment.objects.count() == 0


def test_only_post(client: Client) -> None:
    assert client.get("/comments/").status_code == 405


def test_a_huge_body_gets_a_sentence(client: Client, article: Article) -> None:
    response = send(client, form(article, text="x" * 3_000_000))
    assert response.status_code == 413
    assert "What you sent is too large" in response.content.decode()


def test_a_nul_byte_is_no_trouble(client: Client, article: Article) -> None:
    send(client, form(article, name="A\x00da", text="Fi\x00ne."))
    assert (newest().name, newest().text) == ("Ada", "Fine.")


def test_the_link_of_a_comment_leads_to_its_page(
    client: Client, article: Article, known: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsreel.community.comments.thread.SHOWN_AT_ONCE", 1)
    response = send(client, form(article))
    assert response["Location"] == f"{article.address}?comments=2#comment-{newest().pk}"
