"""“Held against its sources”, beside the editor."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from newsreel.newsroom import actions
from newsreel.newsroom.models import Article, ArticleSource, FindingDecision, Section
from newsreel.newsroom.tests.admin_forms import article_form
from newsreel.newsroom.tests.factories import make_article, make_author, make_home, make_section
from newsreel.newsroom.tests.wire_factories import make_entry

pytestmark = pytest.mark.django_db

SAID = "“We lost the negative in a fire,” Ida Marsh said."
WRONG = "<p>“We lost the negative in a flood,” Ida Marsh said.</p>"


@pytest.fixture
def section() -> Section:
    actions.ensure_roles(make_home())
    return make_section()


@pytest.fixture
def desk(client: Client, section: Section) -> Client:
    client.force_login(actions.make_editor_login(username="ed", password="a long password", role="editor"))
    return client


@pytest.fixture
def article(section: Section) -> Article:
    entry = make_entry(title="The negative of Ida Marsh’s film is lost", text=SAID)
    article = make_article(
        section=section,
        title="The negative is lost",
        body=f"<p>{SAID}</p>",
        authors=[make_author()],
        live=False,
        origin=Article.Origin.AGGREGATED,
    )
    article.article_sources = [
        ArticleSource(entry=entry, outlet="Wire", address=entry.address, headline=entry.title)
    ]
    article.save()
    article.save_revision()
    return article


def typed(article: Article, text: str, **fields: Any) -> dict[str, str]:
    """The form as a browser sends it, with the article's one source."""
    source = article.article_sources.get()
    row = {"id": source.pk, "outlet": source.outlet, "address": source.address, "headline": "", "ORDER": 1}
    form = article_form(
        title=article.title, slug=article.slug, blocks=[("text", text)], sources=[row], **fields
    )
    return form | {"article_sources-INITIAL_FORMS": "1", "origin": Article.Origin.AGGREGATED}


def look(desk: Client, article: Article, text: str) -> Any:
    return desk.post(reverse("newsroom_agreement", args=[article.pk]), typed(article, text))


def test_what_is_typed_is_looked_at_without_being_saved(desk: Client, article: Article) -> None:
    answer = look(desk, article, WRONG)
    assert answer.status_code == 200
    told = answer.json()
    assert (told["holding"], told["quotations"]) == (1, 1)
    assert [source["outlet"] for source in told["sources"]] == ["Wire"]
    [finding] = told["findings"]
    assert (finding["message"], finding["replacement"]) == (
        "The source quotes it otherwise: “flood” for “fire”.",
        "We lost the negative in a fire",
    )
    assert finding["passage"]["parts"] == [["We lost the negative in a ", False], ["fire", True]]
    assert finding["passage"]["link"].endswith("?start=1&end=31#passage")
    assert (finding["field"], finding["holds"], finding["mayDecide"]) == ("body", True, True)
    assert "flood" not in str(Article.objects.get(pk=article.pk).get_latest_revision_as_object().body)


def test_a_clean_text_has_nothing_open(desk: Client, article: Article) -> None:
    told = look(desk, article, f"<p>{SAID}</p>").json()
    assert (told["findings"], told["holding"]) == ([], 0)


def test_a_form_that_cannot_be_read_is_said(desk: Client, article: Article) -> None:
    answer = desk.post(
        reverse("newsroom_agreement", args=[article.pk]),
        typed(article, WRONG) | {"article_sources-0-address": "no address"},
    )
    assert (answer.status_code, answer.json()) == (
        422,
        {"sentence": "The form has errors; the text was not looked at."},
    )


def decide(desk: Client, article: Article, identity: str, verdict: str, reason: str = "") -> Any:
    given = {"finding-identity": identity, "finding-verdict": verdict, "finding-reason": reason}
    return desk.post(reverse("newsroom_agreement_decide", args=[article.pk]), typed(article, WRONG) | given)


def test_a_finding_is_kept_with_a_reason_and_opened_again(desk: Client, article: Article) -> None:
    [finding] = look(desk, article, WRONG).json()["findings"]
    refused = decide(desk, article, finding["identity"], "kept")
    assert (refused.status_code, refused.json()["sentence"]) == (
        422,
        "Say why it stays as it is: the reason is kept with the article.",
    )
    told = decide(desk, article, finding["identity"], "kept", "On tape.").json()
    assert told["holding"] == 0
    decision = told["findings"][0]["decision"]
    assert (decision["label"], decision["reason"], decision["by"]) == ("Kept as it is", "On tape.", "ed")
    assert decide(desk, article, finding["identity"], "reopen").json()["holding"] == 1
    assert not FindingDecision.objects.exists()


def test_nonsense_is_refused_with_a_sentence(desk: Client, article: Article) -> None:
    assert decide(desk, article, "x", "burn").status_code == 422
    assert decide(desk, article, "x", "dismissed").json()["sentence"].startswith("This finding is gone")


def test_who_may_not_edit_may_not_look(client: Client, article: Article) -> None:
    client.force_login(
        actions.make_editor_login(username="con", password="a long password", role="contributor")
    )
    assert look(client, article, WRONG).status_code in (302, 403)


def test_the_editor_shows_what_stands_open(desk: Client, article: Article) -> None:
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert "data-agreement" in page
    assert "newsroom/agreement.js" in page


def test_the_button_says_it_beside_the_block(desk: Client, article: Article) -> None:
    author = article.bylines.get().author
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    form = typed(article, WRONG, authors=[author], **{"action-publish": "1"})
    answer = desk.post(address, form)
    assert answer.status_code == 200
    assert "“flood” for “fire”" in answer.content.decode()
    assert not Article.objects.get(pk=article.pk).live
