"""The screens about what sources changed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from newsreel.newsroom import actions
from newsreel.newsroom.models import SourceChange
from newsreel.newsroom.tests.factories import make_article, make_home, make_section
from newsreel.newsroom.tests.wire_factories import NOW, make_entry, make_source

PASSAGE = {
    "before": "It closes on Sunday.",
    "now": "It closes on <Monday>.",
    "why": "fact",
    "ours": "The cinema closes on Sunday.",
    "facts": ["sunday"],
}


@pytest.fixture
def desk(client: Client, db: None) -> Client:
    actions.ensure_roles(make_home())
    make_section()
    client.force_login(actions.make_editor_login(username="ed", password="a long password", role="editor"))
    return client


def make_change(*, title: str = "Harbour lights go out", **fields: Any) -> SourceChange:
    values: dict[str, Any] = {
        "kind": "edited",
        "reason": "Version 2 came in.",
        "text_before": "It closes on Sunday. It rained.",
        "text_now": "It closes on <Monday>. It rained.",
        "passages": [PASSAGE],
        "digest": title,
        "found_at": NOW,
        **fields,
    }
    return SourceChange.objects.create(
        article=make_article(title=title),
        entry=make_entry(source=make_source(name="The Wire"), guid=title),
        **values,
    )


def test_both_texts_with_what_differs_marked(desk: Client) -> None:
    change = make_change()
    html = desk.get(reverse("wire:change", args=[change.pk])).content.decode()
    unseen = '<span class="w-sr-only">{}</span>'
    assert f"<mark>{unseen.format('[only here: ')}Sunday.{unseen.format(']')}</mark>" in html
    assert "&lt;Monday&gt;." in html
    assert "<Monday>" not in html
    assert "We say the same: sunday" in html
    assert reverse("wagtailadmin_pages:edit", args=[change.article_id]) in html
    assert "Nothing to do" in html


def test_what_was_pulled_without_a_word_of_ours(desk: Client) -> None:
    change = make_change(kind="pulled", text_now="", passages=[])
    html = desk.get(reverse("wire:change", args=[change.pk])).content.decode()
    assert "none of its sentences stands in ours" in html
    assert "Nothing stands there any more." in html


def test_settling_it(desk: Client) -> None:
    change = make_change()
    address = reverse("wire:change_settle", args=[change.pk])
    assert desk.post(address, {"settlement": "perhaps"}).status_code == 302
    change.refresh_from_db()
    assert change.settled_at is None
    assert desk.post(address, {"settlement": "corrected"}).headers["Location"] == reverse("wire:changes")
    change.refresh_from_db()
    assert (change.settlement, str(change.settled_by)) == ("corrected", "ed")
    assert "Article corrected by ed" in desk.get(reverse("wire:changes")).content.decode()
    assert "settlement" not in desk.get(reverse("wire:change", args=[change.pk])).content.decode()
    assert desk.post(address, {"settlement": "nothing"}, follow=True).context["messages"]
    change.refresh_from_db()
    assert change.settlement == "corrected"


def test_what_nobody_settled_stands_first_and_on_the_first_page(desk: Client) -> None:
    settled = make_change(title="Settled", settled_at=NOW, settlement="nothing")
    waiting = make_change(title="Waiting")
    listed = desk.get(reverse("wire:changes")).content.decode()
    assert listed.index(f"/changes/{waiting.pk}/") < listed.index(f"/changes/{settled.pk}/")
    only = desk.get(reverse("wire:changes"), {"state": "open"}).content.decode()
    assert f"/changes/{settled.pk}/" not in only
    first = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "A source changed what you published" in first
    assert f"/changes/{waiting.pk}/" in first
    assert f"/changes/{settled.pk}/" not in first


def test_strangers_are_not_let_in(client: Client, db: None) -> None:
    make_section()
    change = make_change()
    for name, arguments in (("wire:changes", []), ("wire:change", [change.pk])):
        assert client.get(reverse(name, args=arguments)).status_code == 302
    client.post(reverse("wire:change_settle", args=[change.pk]), {"settlement": "nothing"})
    change.refresh_from_db()
    assert change.settled_at is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_for_many(
    desk: Client, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        make_change(title=f"Change {number}")
    desk.get(reverse("wire:changes"))
    with django_assert_max_num_queries(QUERIES):
        desk.get(reverse("wire:changes"))


QUERIES = 30
