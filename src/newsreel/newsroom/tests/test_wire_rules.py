"""Rules at the desk: the form, what it refuses, and its preview."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from newsreel.gather.models import Rule, Source
from newsreel.newsroom.actions import ensure_roles, give_section_rights, make_editor_login
from newsreel.newsroom.models import Author, Section, User
from newsreel.newsroom.roles import Role
from newsreel.newsroom.tests.factories import make_author, make_home, make_section
from newsreel.newsroom.tests.wire_factories import make_entry, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def section() -> Section:
    ensure_roles(make_home())
    return make_section(title="Cinema")


@pytest.fixture
def source(section: Section) -> Source:
    return make_source()


@pytest.fixture
def author() -> Author:
    return make_author()


@pytest.fixture
def desk(client: Client, section: Section) -> Client:
    make_editor_login(username="ed", password="a long password", role="publisher")
    client.force_login(User.objects.get(username="ed"))
    return client


def form(**fields: Any) -> dict[str, Any]:
    values = {"effect": "exclude", "place": "anywhere", "way": "words", "pattern": "trailer", "position": "0"}
    return {**values, **{name: "" if value is None else value for name, value in fields.items()}}


def errors(answer: Any) -> dict[str, list[str]]:
    return dict(answer.context["form"].errors)


def test_a_rule_is_written_and_changed(desk: Client, source: Source, section: Section) -> None:
    answer = desk.post(reverse("rule:add"), form(source=source.pk))
    assert answer["Location"] == reverse("rule:index")
    rule = Rule.objects.get()
    assert (rule.source, rule.effect, rule.pattern, rule.section_id) == (source, "exclude", "trailer", None)

    desk.post(
        reverse("rule:edit", args=[rule.pk]),
        form(source="", effect="route", section_id=section.pk, position="3"),
    )
    rule.refresh_from_db()
    assert (rule.source, rule.effect, rule.section_id, rule.position) == (None, "route", section.pk, 3)


def test_a_rule_that_publishes_names_all_it_needs(
    desk: Client, source: Source, section: Section, author: Author
) -> None:
    assert errors(desk.post(reverse("rule:add"), form(effect="publish"))) == {
        "source": ["Choose one source: what goes out by itself is decided for each of them alone."],
        "section_id": ["Choose the section to which these items go."],
        "author_id": ["Choose who signs: the checklist wants a byline."],
    }
    desk.post(
        reverse("rule:add"),
        form(effect="publish", source=source.pk, section_id=section.pk, author_id=author.pk),
    )
    rule = Rule.objects.get()
    assert (rule.section_id, rule.author_id) == (section.pk, author.pk)


def test_what_an_effect_does_not_need_is_not_kept(desk: Client, section: Section, author: Author) -> None:
    desk.post(reverse("rule:add"), form(section_id=section.pk, author_id=author.pk))
    rule = Rule.objects.get()
    assert (rule.section_id, rule.author_id) == (None, None)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"way": "expression", "pattern": "("}, "This expression can’t be read: missing ): (."),
        ({"way": "expression", "pattern": "(?=a)"}, "“(?=” is not known in expressions here"),
        ({"pattern": "…"}, "There is no word in this. Write words, with commas between them."),
    ],
)
def test_a_bad_pattern_is_refused_at_its_field(desk: Client, fields: dict[str, str], told: str) -> None:
    said = errors(desk.post(reverse("rule:add"), form(**fields)))
    assert list(said) == ["pattern"]
    assert said["pattern"][0].startswith(told)
    assert not Rule.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"effect": "nothing"}, "effect"),
        ({"source": "999"}, "source"),
        ({"effect": "route", "section_id": "999"}, "section_id"),
        ({"effect": "route", "section_id": "x"}, "section_id"),
        ({"position": "-1"}, "position"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(
    desk: Client, fields: dict[str, str], field: str
) -> None:
    assert list(errors(desk.post(reverse("rule:add"), form(**fields)))) == [field]


def test_nobody_lets_a_rule_publish_where_they_may_not(
    client: Client, source: Source, section: Section, author: Author
) -> None:
    """Somebody who runs Music alone, with the right to write rules."""
    music = make_section(title="Music")
    make_editor_login(username="mo", password="a long password", role="contributor")
    user = User.objects.get(username="mo")
    user.groups.add(give_section_rights(user=user, section=music, role=Role.PUBLISHER))
    client.force_login(user)
    values = form(effect="publish", source=source.pk, section_id=section.pk, author_id=author.pk)
    assert errors(client.post(reverse("rule:add"), values)) == {
        "section_id": ["You may not publish in Cinema, so no rule of yours may."]
    }
    client.post(reverse("rule:add"), {**values, "section_id": music.pk})
    assert Rule.objects.get().section_id == music.pk


def test_an_editor_may_look_but_not_write(client: Client, section: Section) -> None:
    make_editor_login(username="kim", password="a long password", role="editor")
    client.force_login(User.objects.get(username="kim"))
    Rule.objects.create(effect="exclude", pattern="trailer")
    assert "trailer" in client.get(reverse("rule:index")).content.decode()
    for name in ("rule:add", "rule:preview"):
        assert client.post(reverse(name), form())["Location"] == reverse("wagtailadmin_home")
    assert Rule.objects.count() == 1


def preview(desk: Client, **fields: Any) -> Any:
    answer = desk.post(reverse("rule:preview"), form(**fields))
    assert answer.status_code == 200
    return answer


def test_the_preview_tells_which_of_the_last_entries_it_means(desk: Client, source: Source) -> None:
    other = make_source(name="Other")
    make_entry(source=source, guid="1", title="A trailer")
    make_entry(source=source, guid="2", title="A premiere")
    make_entry(source=other, guid="3", title="Another trailer <b>")
    shown = preview(desk, source=source.pk)
    assert shown.context["said"] == "Of the last 2 entries of Wire this rule would leave out 1."
    assert [(entry.title, is_meant) for entry, is_meant in shown.context["rows"]] == [
        ("A premiere", False),
        ("A trailer", True),
    ]
    shown = preview(desk, effect="include")
    assert shown.context["said"] == "Of the last 3 entries of all sources this rule would take 2."
    assert "Another trailer &lt;b&gt;" in shown.content.decode()
    assert not Rule.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"way": "expression", "pattern": "("}, "This expression can’t be read"),
        (
            {"effect": "?", "place": "?", "way": "?", "source": "x"},
            "There are no entries of all sources yet.",
        ),
        ({"pattern": ""}, "There are no entries of all sources yet."),
        ({"pattern": "a" * 900}, "This is longer than 500 characters."),
    ],
)
def test_the_preview_says_what_it_can_not_show(desk: Client, fields: dict[str, str], said: str) -> None:
    assert said in preview(desk, **fields).content.decode()


def test_the_form_begins_with_the_source_it_was_opened_for(desk: Client, source: Source) -> None:
    make_entry(source=source)
    shown = desk.get(reverse("rule:add"), {"source": source.pk})
    assert f'<option value="{source.pk}" selected>' in shown.content.decode()
    assert "Of the last 1 entry of Wire this rule would leave out 1." in shown.content.decode()
    assert desk.get(reverse("rule:add"), {"source": "x"}).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_much_for_one_rule_as_for_three(
    desk: Client, section: Section, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        Rule.objects.create(
            source=make_source(name=f"Source {number}"), effect="route", section_id=section.pk, pattern="x"
        )
    shown = desk.get(reverse("rule:index")).content.decode()
    assert "Send items like this to a section" in shown
    assert "Anywhere: “x”" in shown
    with django_assert_num_queries(14):
        desk.get(reverse("rule:index"))


@pytest.mark.parametrize("entries", [1, 30])
def test_the_preview_asks_as_much_for_one_entry_as_for_many(
    desk: Client, source: Source, entries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(entries):
        make_entry(source=source, guid=str(number))
    preview(desk, source=source.pk)
    with django_assert_num_queries(7):
        preview(desk, source=source.pk)
