"""Who may do what, where: one table, asked of Wagtail itself."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, GroupPagePermission, WorkflowPage
from wagtail.permissions import policy_registry

from newsreel.newsroom import actions, roles
from newsreel.newsroom.models import Article, HomePage, Page, Picture, Publication, Section, User, Withdrawal
from newsreel.newsroom.roles import Role
from newsreel.newsroom.tests.factories import (
    make_article,
    make_home,
    make_picture,
    make_section,
    make_standing_page,
)

pytestmark = pytest.mark.django_db

WRITE = {"write", "edit own draft", "submit", "delete own draft"}
EDIT = WRITE | {
    "edit another's draft",
    "publish",
    "approve",
    "lock",
    "move published",
    "correct",
    "withdraw",
    "edit section",
}
RUN = EDIT | {"delete published", "take down", "make section"}

# Who, and what they may do in Cinema and in Music; the last four have rights in Cinema alone.
MATRIX: dict[str, tuple[set[str], set[str]]] = {
    "contributor": (set(), set()),
    "author": (WRITE, WRITE),
    "editor": (EDIT, EDIT),
    "publisher": (RUN, RUN),
    "contributor of Cinema": (WRITE, set()),
    "author of Cinema": (WRITE, set()),
    "editor of Cinema": (EDIT, set()),
    "publisher of Cinema": (RUN, set()),
}


@pytest.fixture
def home() -> HomePage:
    home = make_home()
    actions.ensure_roles(home)
    return home


def _user(name: str, cinema: Section) -> User:
    role, _of, section = name.partition(" of ")
    if not section:
        return actions.make_editor_login(username="u", password="a long password", role=role)
    user = User.objects.create_user("u")
    actions.give_section_rights(user=user, section=cinema, role=Role(role))
    return User.objects.get(pk=user.pk)


def _may(user: User, section: Section) -> set[str]:
    """What Wagtail and the verbs let them do in this section, tried on pages there."""
    own = make_article(section=section, title="Own", live=False, owner=user)
    another = make_article(section=section, title="Another", live=False)
    published = make_article(section=section, title="Published", owner=user)
    in_review = make_article(section=section, title="In review", live=False)
    in_review.save_revision()
    workflow = in_review.get_workflow()
    assert workflow is not None
    workflow.start(in_review, None)
    here = section.permissions_for_user(user)
    may = {
        "write": here.can_add_subpage(),
        "edit own draft": own.permissions_for_user(user).can_edit(),
        "edit another's draft": another.permissions_for_user(user).can_edit(),
        "publish": own.permissions_for_user(user).can_publish(),
        "submit": own.permissions_for_user(user).can_edit()
        and own.permissions_for_user(user).can_submit_for_moderation(),
        "approve": "approve"
        in [name for name, *_ in in_review.current_workflow_task.get_actions(in_review, user)],
        "lock": another.permissions_for_user(user).can_lock(),
        "delete own draft": own.permissions_for_user(user).can_delete(),
        "delete published": published.permissions_for_user(user).can_delete(),
        "move published": published.permissions_for_user(user).can_move(),
        "correct": actions.may_correct(user, published),
        "withdraw": actions.may_withdraw(user, published),
        "take down": actions.may_withdraw(user, published, Withdrawal.Kind.TAKEDOWN),
        "make section": here.can_add_subpage() and user.has_perm("newsroom.add_section"),
        "edit section": here.can_edit(),
    }
    return {action for action, allowed in may.items() if allowed}


@pytest.mark.parametrize("name", MATRIX)
def test_the_table(name: str, home: HomePage) -> None:
    cinema, music = make_section(title="Cinema"), make_section(title="Music")
    user = _user(name, cinema)
    in_cinema, in_music = MATRIX[name]
    assert _may(user, cinema) == in_cinema
    assert _may(user, music) == in_music


@pytest.mark.parametrize("name", MATRIX)
def test_what_is_not_of_any_section(
    name: str, home: HomePage, settings: LazySettings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    user = _user(name, make_section())
    role = Role(name.partition(" ")[0])
    pictures = policy_registry.get_by_type(Picture)
    assert user.has_perm("wagtailadmin.access_admin")
    assert pictures.user_has_permission(user, "add")
    assert user.has_perm("gather.view_entry")
    is_editor = role in (Role.EDITOR, Role.PUBLISHER)
    anothers = make_picture()
    assert pictures.user_has_permission_for_instance(user, "change", anothers) == is_editor
    anothers.uploaded_by_user = user
    assert pictures.user_has_permission_for_instance(user, "change", anothers)
    assert user.has_perm("newsroom.change_author") == is_editor
    is_publisher = role is Role.PUBLISHER
    for permission in ("newsroom.change_publication", "newsroom.add_user", "wagtailredirects.add_redirect"):
        assert user.has_perm(permission) == is_publisher


@pytest.mark.parametrize(("name", "may"), [("author", False), ("editor", False), ("publisher", True)])
def test_the_sites_structure_is_the_publishers(name: str, may: bool, home: HomePage, client: Client) -> None:
    section, page = make_section(), make_standing_page()
    client.force_login(_user(name, section))
    for kind, parent in (
        ("section", home),
        ("section", section),
        ("standardpage", home),
        ("standardpage", page),
    ):
        address = reverse("wagtailadmin_pages:add", args=["newsroom", kind, parent.pk])
        assert (client.get(address).status_code == 200) == may
    response = client.get(reverse("wagtailadmin_pages:add_subpage", args=[section.pk]))
    assert response.status_code == (200 if may else 302)


def test_roles_are_made_once(home: HomePage) -> None:
    def state() -> tuple[set[str], int, int, int]:
        return (
            set(Group.objects.values_list("name", flat=True)),
            GroupPagePermission.objects.count(),
            Group.permissions.through.objects.count(),
            GroupApprovalTask.objects.count(),
        )

    before = state()
    actions.ensure_roles(home)
    assert state() == before
    assert before[0] == {"Contributors", "Authors", "Editors", "Publishers"}


def test_what_was_given_by_hand_is_kept(home: HomePage) -> None:
    group = Group.objects.get(name="Authors")
    GroupPagePermission.objects.create(group=group, page=home, permission_type="lock")
    actions.ensure_roles(home)
    assert GroupPagePermission.objects.filter(group=group).count() == 2


def test_no_rights_are_left_above_the_home_page(home: HomePage) -> None:
    """Wagtail's own sample groups have some there."""
    assert not GroupPagePermission.objects.filter(page=Page.objects.get(depth=1)).exists()


def test_a_section_group_is_made_once_and_survives_a_new_name(home: HomePage) -> None:
    cinema = make_section()
    reviews = make_section(title="Reviews", parent=cinema)
    first, second = User.objects.create_user("a"), User.objects.create_user("b")
    group = actions.give_section_rights(user=first, section=cinema, role=Role.EDITOR)
    beneath = actions.give_section_rights(user=first, section=reviews, role=Role.AUTHOR)
    cinema.title = "Film"
    cinema.save()
    again = actions.give_section_rights(user=second, section=cinema, role=Role.EDITOR)

    assert (group.name, beneath.name) == ("Editors of Cinema", "Authors of Cinema / Reviews")
    assert again == group
    assert set(group.user_set.all()) == {first, second}


def test_editors_of_a_section_review_what_is_beneath_it(home: HomePage) -> None:
    cinema, music = make_section(), make_section(title="Music")
    reviews = make_section(title="Reviews", parent=cinema)
    low, high = User.objects.create_user("low"), User.objects.create_user("high")
    actions.give_section_rights(user=low, section=reviews, role=Role.EDITOR)
    actions.give_section_rights(user=high, section=cinema, role=Role.EDITOR)

    def reviewers(section: Section) -> set[str]:
        task = Section.objects.get(pk=section.pk).get_workflow().tasks.get().specific
        return set(task.groups.values_list("name", flat=True))

    everywhere = {"Editors", "Publishers"}
    assert reviewers(music) == everywhere
    assert reviewers(cinema) == everywhere | {"Editors of Cinema"}
    assert reviewers(reviews) == everywhere | {"Editors of Cinema", "Editors of Cinema / Reviews"}


def test_a_workflow_of_the_newsrooms_own_making_is_kept(home: HomePage) -> None:
    attached = WorkflowPage.objects.get(page=home)
    attached.workflow.workflow_tasks.all().delete()
    attached.workflow.save()
    actions.ensure_roles(home)
    assert list(WorkflowPage.objects.get(page=home).workflow.tasks) == []


class TestLogins:
    def test_one_of_each_role(self, home: HomePage) -> None:
        for role in Role:
            user = actions.make_editor_login(username=role, password="a long password", role=role)
            assert [group.name for group in user.groups.all()] == [role.group_name]
            assert user.check_password("a long password")
            assert not user.is_superuser

    def test_roles_are_made_where_they_are_wanting(self) -> None:
        make_home()
        user = actions.make_editor_login(username="ed", password="a long password", role="editor")
        assert [group.name for group in user.groups.all()] == ["Editors"]

    @pytest.mark.parametrize(
        ("username", "password", "role", "sentence"),
        [
            (
                "ed",
                "a long password",
                "king",
                "“king” is no role. Choose one of contributor, author, editor, publisher.",
            ),
            (
                "taken",
                "a long password",
                "editor",
                "There is a login named “taken” already. Choose another name.",
            ),
            ("ed", "12345678", "editor", "This password is too common."),
            (
                "e d",
                "a long password",
                "editor",
                "Enter a valid username. This value may contain only letters, numbers, "
                "and @/./+/-/_ characters.",
            ),
        ],
    )
    def test_nonsense_is_refused(
        self, home: HomePage, username: str, password: str, role: str, sentence: str
    ) -> None:
        User.objects.create_user("taken")
        with pytest.raises(ValidationError) as refusal:
            actions.make_editor_login(username=username, password=password, role=role)
        assert sentence in refusal.value.messages
        assert User.objects.count() == 1


def test_rooms_above_may_add_rights(home: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "_further", {role: set() for role in Role})
    roles.also(Role.EDITOR, "newsroom.delete_tag")
    actions.ensure_roles(home)
    user = actions.make_editor_login(username="ed", password="a long password", role="editor")
    assert user.has_perm("newsroom.delete_tag")


def test_a_misspelt_right_is_named(home: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "_further", {role: set() for role in Role})
    roles.also(Role.EDITOR, "newsroom.fly")
    with pytest.raises(LookupError, match="There is no permission newsroom"):
        actions.ensure_roles(home)


def test_publishers_reach_users_settings_and_redirects(home: HomePage, client: Client) -> None:
    client.force_login(_user("publisher", make_section()))
    site = Publication.objects.get().site
    for address in (
        reverse("wagtailusers_users:index"),
        reverse("wagtailusers_groups:index"),
        reverse("wagtailredirects:index"),
        reverse("wagtailsettings:edit", args=["newsroom", "publication", site.pk]),
        reverse("wagtailadmin_workflows:index"),
    ):
        assert client.get(address).status_code == 200, address
    assert Article.objects.count() == 0
