"""Views of the wire that editors save."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from newsreel.newsroom import saved_views
from newsreel.newsroom.models import SavedView, User
from newsreel.newsroom.saved_views import forget_view, plain_query, save_view, views_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "plain"),
    [
        ("", ""),
        ("?state=new", "state=new"),
        ("matter=death&state=new&p=3&_w_filter_fragment=1", "state=new&matter=death"),
        ("q=&state=new", "state=new"),
        ("q=fifth+chair", "q=fifth+chair"),
        ("state=new&state=held", "state=held"),
        ("&".join(f"a{number}=1" for number in range(100)), ""),
    ],
)
def test_one_question_has_one_form(query: str, plain: str) -> None:
    assert plain_query(query) == plain


def test_the_same_name_means_the_new_question(user: User) -> None:
    save_view(user=user, name="Mine", query="state=new")
    save_view(user=user, name=" Mine ", query="state=held", is_shared=True)
    view = SavedView.objects.get()
    assert (view.name, view.query, view.is_shared) == ("Mine", "state=held", True)


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_view_needs_a_name(user: User, name: str) -> None:
    with pytest.raises(ValidationError, match="at most 60 characters"):
        save_view(user=user, name=name, query="")


def test_too_much_is_refused(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError, match="too much to keep"):
        save_view(user=user, name="Long", query=f"q={'x' * 1000}")
    monkeypatch.setattr(saved_views, "MOST_VIEWS", 1)
    save_view(user=user, name="One", query="")
    save_view(user=user, name="One", query="state=new")
    with pytest.raises(ValidationError, match="Delete one"):
        save_view(user=user, name="Two", query="")


def test_views_are_shared_only_where_that_was_wanted(user: User, colleague: User) -> None:
    save_view(user=colleague, name="Secret", query="state=new")
    save_view(user=colleague, name="Shared", query="state=new", is_shared=True)
    save_view(user=user, name="Own", query="state=new")
    assert [view.name for view in views_for(user)] == ["Own", "Shared"]


def test_only_its_owner_deletes_a_view(user: User, colleague: User) -> None:
    view = save_view(user=colleague, name="Shared", query="", is_shared=True)
    with pytest.raises(ValidationError, match="“Shared” belongs to kim"):
        forget_view(view=view, by=user)
    forget_view(view=view, by=colleague)
    assert not SavedView.objects.exists()


def page(desk: Client, **asked: str) -> str:
    return " ".join(desk.get(reverse("wire:stories"), asked).content.decode().split())


def test_a_view_is_saved_shown_and_deleted_on_the_desk(desk: Client, user: User) -> None:
    assert "Save this view…" not in page(desk)
    assert "Save this view…" in page(desk, state="held")
    answer = desk.post(
        reverse("wire:save_view"), {"name": "<Held>", "query": "?state=held&p=2", "is_shared": "on"}
    )
    assert answer["Location"] == f"{reverse('wire:stories')}?state=held"
    shown = page(desk, state="held")
    assert "Save this view…" not in shown
    assert 'state=held" aria-current="page">&lt;Held&gt;</a>' in shown
    desk.post(reverse("wire:forget_view", args=[SavedView.objects.get().pk]))
    assert not SavedView.objects.exists()


def test_a_colleagues_view_names_them_and_cannot_be_deleted(desk: Client, colleague: User) -> None:
    view = save_view(user=colleague, name="Deaths", query="matter=death", is_shared=True)
    shown = page(desk)
    assert "Deaths <small>by kim</small>" in shown
    forget = reverse("wire:forget_view", args=[view.pk])
    assert forget not in shown
    assert "Only they can delete it." in desk.post(forget, follow=True).content.decode()
    assert SavedView.objects.exists()


def test_a_view_without_a_name_is_refused_with_a_sentence(desk: Client) -> None:
    answer = desk.post(reverse("wire:save_view"), {"name": "", "query": "state=held"}, follow=True)
    assert "Give the view a name" in answer.content.decode()
