"""From an article and its entries to what holds it back, and what editors decide."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from newsreel.newsroom import actions
from newsreel.newsroom.agreement.actions import decide_finding, take_back_decision
from newsreel.newsroom.agreement.inspection import inspect
from newsreel.newsroom.checklist.gate import NotReadyError, all_problems
from newsreel.newsroom.models import AgreementCheck, Article, ArticleSource, FindingDecision, Section, User
from newsreel.newsroom.tests.factories import FIRST_MOMENT, make_article, make_author, make_home, make_section
from newsreel.newsroom.tests.wire_factories import make_entry

pytestmark = pytest.mark.django_db

SAID = "“We lost the negative in a fire,” Ida Marsh said."
QUOTED_WRONG = "<p>“We lost the negative in a flood,” Ida Marsh said.</p>"
SENTENCE = "“We lost the negative in a flood,”: The source quotes it otherwise: “flood” for “fire”."
KEPT, DISMISSED = FindingDecision.Verdict.KEPT, FindingDecision.Verdict.DISMISSED


@pytest.fixture
def section() -> Section:
    actions.ensure_roles(make_home())
    return make_section()


@pytest.fixture
def editor(section: Section) -> User:
    return actions.make_editor_login(username="ed", password="a long password", role="editor")


@pytest.fixture
def writer(section: Section) -> User:
    return actions.make_editor_login(username="wren", password="a long password", role="author")


def based_article(section: Section, body: str = QUOTED_WRONG, **fields: Any) -> Article:
    """A draft based on one entry, which is ready but for what it quotes."""
    entry = make_entry(title="The negative of Ida Marsh’s film is lost", text=SAID)
    article = make_article(
        section=section,
        title="The negative is lost",
        body=body,
        authors=[make_author()],
        live=False,
        **{"origin": Article.Origin.AGGREGATED, **fields},
    )
    article.article_sources = [
        ArticleSource(entry=entry, outlet="Wire", address=entry.address, headline=entry.title)
    ]
    article.save()
    return article


def publish(article: Article) -> None:
    article.save_revision().publish()


def test_a_changed_quotation_holds_the_article_back(section: Section) -> None:
    article = based_article(section)
    with pytest.raises(NotReadyError) as refusal:
        publish(article)
    assert [(problem.sentence, problem.anchor) for problem in refusal.value.problems] == [
        (SENTENCE, ("body", 0))
    ]
    assert not Article.objects.get(pk=article.pk).live
    assert not AgreementCheck.objects.exists()


def test_what_went_live_is_kept_with_what_was_looked_at(section: Section) -> None:
    article = based_article(section, f"<p>{SAID}</p>")
    publish(article)
    article.refresh_from_db()
    [kept] = AgreementCheck.objects.all()
    assert article.live
    assert (kept.article_id, kept.revision_id) == (article.pk, article.live_revision_id)
    assert [source["outlet"] for source in kept.sources] == ["Wire"]
    assert (kept.findings, kept.quotations) == ([], 1)


def test_the_same_run_is_kept_once(section: Section) -> None:
    article = based_article(section, f"<p>{SAID}</p>")
    publish(article)
    Article.objects.get(pk=article.pk).save()
    assert AgreementCheck.objects.count() == 1


def test_a_reason_lets_it_stand_for_ever(section: Section, editor: User) -> None:
    article = based_article(section)
    [finding] = inspect(article).findings
    decide_finding(
        article=article, identity=finding.identity, verdict=KEPT, by=editor, reason=" We have it on tape. "
    )
    publish(article)
    [decision] = FindingDecision.objects.all()
    assert (decision.reason, decision.made_by_name) == ("We have it on tape.", "ed")
    assert decision.finding["passage"]["text"] == "We lost the negative in a fire"
    editor.delete()
    decision.refresh_from_db()
    assert (decision.made_by, decision.made_by_name) == (None, "ed")


def test_a_decision_outlives_an_edit_elsewhere_but_not_one_of_the_words(
    section: Section, editor: User
) -> None:
    article = based_article(section)
    [finding] = inspect(article).findings
    decide_finding(article=article, identity=finding.identity, verdict=KEPT, by=editor, reason="Tape.")
    longer = f"<p>A new first paragraph of this article.</p>{QUOTED_WRONG}"
    article.body = [("text", longer)]
    assert finding.identity in {each.identity for each in inspect(article).findings}
    article.body = [("text", QUOTED_WRONG.replace("flood", "storm"))]
    assert finding.identity not in {each.identity for each in inspect(article).findings}


def test_a_decision_can_be_taken_back(section: Section, editor: User) -> None:
    article = based_article(section)
    [finding] = inspect(article).findings
    decide_finding(article=article, identity=finding.identity, verdict=DISMISSED, by=editor)
    take_back_decision(article=article, identity=finding.identity, by=editor)
    with pytest.raises(NotReadyError):
        publish(article)


def test_a_section_chooses_what_holds_back(section: Section) -> None:
    article = based_article(section)
    section.blocking = Section.Blocking.NONE
    section.save()
    article = Article.objects.get(pk=article.pk)
    problems, _inspection = all_problems(article, publish_at=FIRST_MOMENT)
    assert [(problem.sentence, problem.is_error) for problem in problems if "flood" in problem.sentence] == [
        (SENTENCE, False)
    ]
    publish(article)
    assert Article.objects.get(pk=article.pk).live


def test_to_keep_a_difference_needs_a_reason_and_the_right_to_publish(
    section: Section, editor: User, writer: User
) -> None:
    article = based_article(section, owner=writer)
    [finding] = inspect(article).findings
    with pytest.raises(ValidationError, match="Say why it stays"):
        decide_finding(article=article, identity=finding.identity, verdict=KEPT, by=editor)
    with pytest.raises(PermissionDenied, match="may publish this article"):
        decide_finding(article=article, identity=finding.identity, verdict=DISMISSED, by=writer)
    with pytest.raises(ValidationError, match="This finding is gone"):
        decide_finding(article=article, identity="0" * 16, verdict=DISMISSED, by=editor)
    assert not FindingDecision.objects.exists()


def test_an_article_without_sources_is_held_against_itself_alone(
    section: Section, django_assert_num_queries: Any
) -> None:
    article = make_article(section=section, body=QUOTED_WRONG, live=False)
    article = Article.objects.get(pk=article.pk)
    with django_assert_num_queries(1):
        assert inspect(article).sources == ()


@pytest.mark.parametrize("count", [1, 3])
def test_looking_takes_two_queries_however_many_sources(
    section: Section, count: int, django_assert_num_queries: Any
) -> None:
    article = make_article(section=section, live=False)
    article.article_sources = [
        ArticleSource(entry=make_entry(guid=str(number)), outlet="Wire", address="https://wire.example.org/")
        for number in range(count)
    ]
    article.save()
    article = Article.objects.get(pk=article.pk)
    with django_assert_num_queries(2):
        assert len(inspect(article).sources) == count
