"""Adding sources at the desk: by a pasted address, and the kinds that need more than one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from newsreel.gather import actions
from newsreel.gather.adding import Proposal
from newsreel.gather.adding import proposals as original_proposals
from newsreel.gather.models import Rule, Source
from newsreel.lib.http import Answer, FetchError
from newsreel.newsroom.actions import ensure_roles, make_editor_login
from newsreel.newsroom.desk import wire_adding, wire_source_form
from newsreel.newsroom.models import Section, User
from newsreel.newsroom.section_words import suggested_section
from newsreel.newsroom.tests.factories import make_home, make_section
from newsreel.newsroom.tests.wire_factories import make_source
from newsreel.settings import current

pytestmark = pytest.mark.django_db
FEED = b"""<rss version="2.0"><channel><title>Harbour &lt;b&gt;News</title>
<item><title>A &amp;lt;i&amp;gt; premiere</title>
<guid>1</guid><category>Movies</category><link>https://a.example/1</link></item></channel></rss>"""
PAGE = b"""<html><body><h2><a href="/1">First story</a></h2></body></html>"""


@pytest.fixture
def section() -> Section:
    ensure_roles(make_home())
    return make_section(title="Cinema")


@pytest.fixture
def desk(client: Client, section: Section) -> Client:
    make_editor_login(username="ed", password="a long password", role="publisher")
    client.force_login(User.objects.get(username="ed"))
    return client


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    documents = {"https://a.example/feed": FEED, "https://a.example/news": PAGE}

    def fetch(address: str, **_: Any) -> Answer:
        if address not in documents:
            raise FetchError("The server answered 404.", status=404)
        return Answer(address, 200, {}, documents[address])

    def proposals(*args: Any, **kwargs: Any) -> list[Proposal]:
        return original_proposals(*args, **kwargs, fetch=fetch)

    def look_at(source: Source, **kwargs: Any) -> Any:
        return original_look(source, **kwargs, fetch=fetch)

    original_look = actions.look_at
    monkeypatch.setattr(wire_adding, "proposals", proposals)
    monkeypatch.setattr(actions, "look_at", look_at)
    return documents


def find(desk: Client, **posted: str) -> Any:
    return desk.post(reverse("source:find"), posted)


def test_the_board_leads_to_pasting_an_address(desk: Client) -> None:
    assert reverse("source:find") in desk.get(reverse("source:index")).content.decode()
    shown = desk.get(reverse("source:find")).content.decode()
    assert "Address of a site or of a feed" in shown
    assert f"{reverse('source:add')}?kind=mailbox" in shown


def test_a_pasted_address_is_shown_with_what_it_gives(
    desk: Client, section: Section, web: Mapping[str, bytes]
) -> None:
    answer = find(desk, address="https://a.example/feed")
    shown = answer.content.decode()
    assert "1 items. How often it has something new" in shown
    assert "A &amp;lt;i&amp;gt; premiere" in shown or "A &lt;i&gt; premiere" in shown
    assert answer.context["suggested"] == section
    assert not Source.objects.exists()


def test_one_click_adds_and_leads_to_its_rights(
    desk: Client, section: Section, web: Mapping[str, bytes]
) -> None:
    answer = find(
        desk,
        address="https://a.example/feed",
        kind="feed",
        take="https://a.example/feed",
        name="Harbour News",
        section=str(section.pk),
    )
    source = Source.objects.get()
    assert answer["Location"] == reverse("source:edit", args=[source.pk])
    assert (source.name, source.kind, source.address) == ("Harbour News", "feed", "https://a.example/feed")
    assert Rule.objects.get().section_id == section.pk
    again = find(desk, address="https://a.example/feed", kind="feed", take="https://a.example/feed")
    assert "is read already, as “Harbour News”." in again.content.decode()


def test_what_cannot_be_read_is_a_sentence(desk: Client, web: Mapping[str, bytes]) -> None:
    shown = find(desk, address="https://a.example/none").content.decode()
    assert "https://a.example/none can’t be read: The server answered 404." in shown


def test_who_may_not_add_sources_may_not_look_for_them(client: Client, section: Section) -> None:
    make_editor_login(username="writer", password="a long password", role="contributor")
    client.force_login(User.objects.get(username="writer"))
    source = make_source()
    assert find(client, address="https://a.example/feed").status_code == 302
    assert client.get(reverse("source:look", args=[source.pk])).status_code == 302


def test_a_mailbox_is_put_together_from_what_is_asked(desk: Client) -> None:
    form = desk.get(reverse("source:add"), {"kind": "mailbox"}).content.decode()
    assert 'name="mail_host"' in form
    assert 'name="rule_item"' not in form
    assert "password" not in form.replace("mailbox_passwords", "").replace("The password stands", "").lower()
    posted = {"name": "Press", "kind": "mailbox", "standing": "own", "is_active": "on"}
    mail = {"mail_host": "imap.example.org", "mail_user": "press@example.org", "mail_folder": "In/Film"}
    desk.post(reverse("source:add"), {**posted, **mail, "mail_port": "993"})
    source = Source.objects.get()
    assert source.address == "imaps://press%40example.org@imap.example.org/In/Film"
    shown = desk.get(reverse("source:edit", args=[source.pk])).content.decode()
    assert 'value="press@example.org"' in shown
    answer = desk.post(reverse("source:add"), posted)
    assert answer.context["form"].errors == {
        "mail_host": ["Name the mail server and its user, or a folder of letters."]
    }


def test_a_folder_of_wire_copy_lies_where_it_may(
    desk: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = current().model_copy(update={"drop_folder": tmp_path})
    monkeypatch.setattr(wire_source_form, "current", lambda: site)
    posted = {"name": "Agency", "kind": "wire", "standing": "own", "is_active": "on"}
    for written, error in (("../etc", "is no folder within"), ("", "Name the folder")):
        answer = desk.post(reverse("source:add"), {**posted, "drop_folder": written})
        assert error in str(answer.context["form"].errors["drop_folder"])
    desk.post(reverse("source:add"), {**posted, "drop_folder": "agency"})
    assert Source.objects.get().address == "folder:agency"


def test_rules_for_a_page_are_tried_as_soon_as_they_are_written(
    desk: Client, web: Mapping[str, bytes]
) -> None:
    posted = {
        "name": "Page",
        "kind": "watched_page",
        "standing": "own",
        "is_active": "on",
        "address": "https://a.example/news",
    }
    refused = desk.post(reverse("source:add"), {**posted, "rule_item": "h2[["})
    assert "is neither a CSS selector nor an XPath" in str(refused.context["form"].errors)
    missing = desk.post(reverse("source:add"), posted)
    assert "The rule for items is empty." in str(missing.context["form"].errors["rule_item"])
    saved = desk.post(reverse("source:add"), {**posted, "rule_item": "h2"})
    source = Source.objects.get()
    assert source.page_rules == {"item": "h2"}
    assert saved["Location"] == reverse("source:look", args=[source.pk])
    shown = desk.get(saved["Location"]).content.decode()
    assert "First story" in shown
    assert "1 item." in shown
    assert "Not read yet." in shown
    Source.objects.update(page_rules={"item": "article"})
    assert "finds none with a title on the page" in desk.get(saved["Location"]).content.decode()


def test_an_item_is_one_that_a_look_shows_without_keeping_it(desk: Client, web: Mapping[str, bytes]) -> None:
    source = make_source()
    Source.objects.update(address="https://a.example/feed", etag="x")
    assert "premiere" in desk.get(reverse("source:look", args=[source.pk])).content.decode()
    source.refresh_from_db()
    assert (source.etag, source.entries.count()) == ("x", 0)


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        (["Weather", "Movies"], True),
        (["CINEMA"], True),
        (["Film & TV"], True),
        (["https://a.example/film/feed"], True),
        (["Cinematography", "Sport"], False),
        ([], False),
    ],
)
def test_words_suggest_a_section(section: Section, words: list[str], is_found: bool) -> None:
    assert suggested_section(words) == (section if is_found else None)
