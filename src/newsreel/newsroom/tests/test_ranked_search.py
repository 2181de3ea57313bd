"""Search in SQLite: all words, any word, the best first, within what the query set allows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsreel.newsroom import ranked_search
from newsreel.newsroom.models import Article
from newsreel.newsroom.tests import factories

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL ranks with Wagtail's own backend"),
]


def _found(query: str, operator: str = "and") -> list[str]:
    return [article.title for article in Article.objects.live().search(query, operator=operator)]


def test_a_word_in_the_headline_outranks_one_in_the_text() -> None:
    factories.make_article(title="Harbour news", body="<p>Nothing about rooms for films.</p>")
    factories.make_article(title="Quiet week", body=f"<p>The cinema, said the cinema. {'word ' * 40}</p>")
    factories.make_article(title="Cinema closes", body=f"<p>{'word ' * 40}</p>")

    assert _found("cinema") == ["Cinema closes", "Quiet week"]


def test_all_words_or_any() -> None:
    factories.make_article(title="Harbour cinema", body="<p>x</p>")
    factories.make_article(title="Harbour lights", body="<p>x</p>")

    assert _found("harbour cinema") == ["Harbour cinema"]
    assert _found("harbour cinema", operator="or") == ["Harbour cinema", "Harbour lights"]


def test_only_what_the_query_set_allows() -> None:
    section = factories.make_section(title="Cinema")
    factories.make_article(section=section, title="Harbour draft", live=False)
    factories.make_article(section=section, title="Harbour live")

    assert _found("harbour") == ["Harbour live"]
    assert list(Article.objects.live().filter(form="review").search("harbour")) == []


def test_slices_and_counts() -> None:
    factories.make_articles(5, title="Harbour")
    results = Article.objects.live().search("harbour")

    assert results.count() == 5
    assert len(results[1:3]) == 2
    assert results[1:3].count() == 2
    whole = [article.pk for article in results]
    assert [article.pk for article in results[1:3]] == whole[1:3]


def test_the_last_word_may_be_half_typed() -> None:
    factories.make_article(title="Harbour cinema")

    assert [article.title for article in Article.objects.live().autocomplete("harb")] == ["Harbour cinema"]
    assert list(Article.objects.live().autocomplete("arb")) == []


def test_queries_do_not_grow_with_results() -> None:
    factories.make_articles(3, title="Harbour")
    list(Article.objects.live().search("harbour"))

    with CaptureQueriesContext(
        connection,
    ) as captured:
        list(Article.objects.live().search("harbour"))

    assert len(captured) == 2


def test_scores_still_come_from_wagtail() -> None:
    factories.make_article(title="Harbour cinema")

    scored = Article.objects.live().search("harbour").annotate_score("score")

    assert [article.score < 0 for article in scored] == [True]


def test_publishing_does_not_read_the_index() -> None:
    with CaptureQueriesContext(connection) as captured:
        factories.make_article(title="Harbour cinema")

    assert _found("harbour") == ["Harbour cinema"]
    assert not [query for query in captured.captured_queries if "AVG(" in query["sql"]]


def test_the_newest_titles_with_any_of_the_words() -> None:
    factories.make_section(title="Harbour")
    titles = ("Harbour cinema", "Harbour “lights”", "Harbour fire")
    keys = [factories.make_article(title=title).pk for title in titles]
    words = ["harbour", "cinema", 'fi"re', "c.i"]
    ranked_search.newest_titles(Article, words, 2)  # which kinds of page are articles is remembered

    with CaptureQueriesContext(connection) as captured:
        found = ranked_search.newest_titles(Article, words, 2)

    assert found == dict(zip(keys, titles, strict=True))
    assert len(captured) == 1
    assert ranked_search.newest_titles(Article, ["harbour"], 2).keys() == set(keys[1:])
    assert ranked_search.newest_titles(Article, [], 2) == {}
