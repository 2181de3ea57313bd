"""Every way of publishing passes the checklist. One test a door, each with the same unready article."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.edit_page import EditPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import PageLogEntry, Revision

from newsreel.newsroom import actions
from newsreel.newsroom.checklist.gate import NotReadyError
from newsreel.newsroom.models import Article, ArticleSource, Section, User
from newsreel.newsroom.tests.admin_forms import article_form
from newsreel.newsroom.tests.factories import make_article, make_author, make_home, make_picture, make_section
from newsreel.newsroom.tests.wire_factories import make_entry, make_source

pytestmark = pytest.mark.django_db

PUBLISH: dict[str, Any] = {"action-publish": "1"}
UNSIGNED = "Nobody signs this article. Add a byline."


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


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def unready(section: Section, writer: User) -> Article:
    """A draft that nobody signs, with a revision."""
    article = make_article(section=section, live=False, owner=writer)
    article.save_revision(user=writer)
    return article


def _is_live(article: Article) -> bool:
    return Article.objects.get(pk=article.pk).live


def _messages(response: object) -> list[str]:
    return [str(message).strip() for message in response.context["messages"]]  # type: ignore[attr-defined]  # the test client's


def test_the_button_in_the_editor(desk: Client, unready: Article) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[unready.pk])
    response = desk.post(address, article_form(**PUBLISH))

    assert response.status_code == 200
    assert UNSIGNED in response.content.decode()
    assert not _is_live(unready)

    response = desk.post(address, article_form(authors=[make_author()], **PUBLISH))

    assert response.status_code == 302
    assert _is_live(unready)


def test_the_button_for_a_new_article(desk: Client, section: Section) -> None:
    address = reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk])
    response = desk.post(address, article_form(**PUBLISH))

    assert response.status_code == 200
    assert UNSIGNED in response.content.decode()
    assert not Article.objects.exists()

    response = desk.post(address, article_form(authors=[make_author()], **PUBLISH))

    assert response.status_code == 302
    article = Article.objects.get()
    assert (article.live, article.address) == (True, "/cinema/harbour-lights-go-out/")


def test_saving_a_draft_asks_nothing(desk: Client, unready: Article) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[unready.pk])
    response = desk.post(address, article_form(title="Half a", blocks=[]))
    assert response.status_code == 302
    assert Article.objects.get(pk=unready.pk).title == "Half a"


def test_a_draft_over_a_live_article_asks_nothing(desk: Client, section: Section) -> None:
    article = make_article(section=section, authors=[make_author()])
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    response = desk.post(address, article_form(title="Not yet signed", address=article.address))
    assert response.status_code == 302
    article.refresh_from_db()
    assert (article.title, article.draft_title) == ("Harbour lights go out", "Not yet signed")


def _submit(article: Article, by: User) -> None:
    workflow = article.get_workflow()
    assert workflow is not None
    workflow.start(article, by)


def test_approval_in_the_editor(desk: Client, unready: Article, writer: User) -> None:
    _submit(unready, writer)
    address = reverse("wagtailadmin_pages:edit", args=[unready.pk])
    approve: dict[str, Any] = {"action-workflow-action": "true", "workflow-action-name": "approve"}

    response = desk.post(address, article_form(**approve))
    assert response.status_code == 200
    assert UNSIGNED in response.content.decode()
    assert not _is_live(unready)

    response = desk.post(address, article_form(authors=[make_author()], **approve))
    assert response.status_code == 302
    assert _is_live(unready)


@pytest.mark.parametrize("is_dialogue", [False, True])
def test_approval_from_elsewhere(desk: Client, unready: Article, writer: User, is_dialogue: bool) -> None:
    """From the front page of the admin, a list, or the bar over the site."""
    _submit(unready, writer)
    state = unready.current_workflow_task_state
    headers = {"X-Requested-With": "XMLHttpRequest"} if is_dialogue else {}
    address = reverse("wagtailadmin_pages:workflow_action", args=[unready.pk, "approve", state.pk])
    editor = reverse("wagtailadmin_pages:edit", args=[unready.pk])

    response = desk.post(address, {"comment": "Fine"}, headers=headers)

    if is_dialogue:
        assert response.json() == {"step": "success", "redirect": editor}
    else:
        assert response.headers["Location"] == editor
    assert _messages(desk.get(editor)) == ["“Harbour lights go out” was not published.", UNSIGNED]
    assert not _is_live(unready)
    state.refresh_from_db()
    assert state.status == "in_progress"


def test_publishing_many_at_once(desk: Client, unready: Article) -> None:
    address = reverse("wagtail_bulk_action", args=["newsroom", "page", "publish"])
    response = desk.post(f"{address}?id={unready.pk}&next=/admin/", follow=True)
    assert UNSIGNED in _messages(response)
    assert not _is_live(unready)


def _by_revision(article: Article, by: User) -> None:
    article.get_latest_revision().publish(user=by)


def _by_article(article: Article, by: User) -> None:
    article.publish(article.get_latest_revision(), user=by)


def _by_action(article: Article, by: User) -> None:
    """As Wagtail's API does."""
    PublishPageRevisionAction(article.get_latest_revision(), user=by).execute()


def _by_edit_action(article: Article, by: User) -> None:
    EditPageAction(article, user=by, publish=True).execute()


def _by_saving(article: Article, by: User) -> None:
    article.live = True
    article.save()


def _by_adding(article: Article, by: User) -> None:
    copy = Article(title="Another", slug="another", body=article.body)
    article.get_parent().add_child(instance=copy)


def _by_copying(article: Article, by: User) -> None:
    article.live = True
    article.copy(update_attrs={"slug": "another"}, keep_live=True, user=by)


@pytest.mark.parametrize(
    "door", [_by_revision, _by_article, _by_action, _by_edit_action, _by_saving, _by_adding, _by_copying]
)
def test_doors_in_code(door: Callable[[Article, User], None], unready: Article, editor: User) -> None:
    with pytest.raises(NotReadyError) as refusal:
        door(unready, editor)

    assert refusal.value.messages == [UNSIGNED]
    assert not Article.objects.filter(live=True).exists()


def _schedule(article: Article, when: datetime) -> Revision:
    """As if it had been ready when it was scheduled."""
    article.go_live_at = when
    revision: Revision = article.save_revision()
    revision.approved_go_live_at = when
    revision.save()
    return revision


def test_the_scheduler_goes_on_with_the_others(unready: Article, section: Section) -> None:
    past = timezone.now() - timedelta(minutes=1)
    ready = make_article(section=section, title="Ready", live=False, authors=[make_author()])
    refused = _schedule(unready, past - timedelta(minutes=1))
    _schedule(ready, past)

    call_command("publish_scheduled")

    assert _is_live(ready)
    assert not _is_live(unready)
    refused.refresh_from_db()
    assert refused.approved_go_live_at is None
    entry = PageLogEntry.objects.get(page=unready.pk, action="newsroom.refuse_scheduled")
    assert entry.data == {"sentences": [UNSIGNED]}
    assert entry.message == f"Could not be published as scheduled. {UNSIGNED}"


def test_the_desk_sees_what_the_scheduler_refused(desk: Client, unready: Article) -> None:
    _schedule(unready, timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")

    page = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "Could not be published as scheduled" in page
    assert UNSIGNED in page

    unready.bylines.create(author=make_author())
    unready.save_revision().publish()
    page = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "Could not be published as scheduled" not in page


def test_scheduling_is_examined_at_once(desk: Client, unready: Article, editor: User) -> None:
    later = timezone.now() + timedelta(days=1)
    unready.go_live_at = later
    with pytest.raises(NotReadyError):
        unready.save_revision().publish(user=editor)

    response = desk.post(
        reverse("wagtailadmin_pages:edit", args=[unready.pk]),
        article_form(go_live_at=f"{later:%Y-%m-%d %H:%M}", **PUBLISH),
    )
    assert UNSIGNED in response.content.decode()
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_errors_stand_beside_the_blocks_they_are_about(desk: Client, unready: Article) -> None:
    bare = make_picture(credit="", description="")
    picture = {"picture": bare.pk, "alt": "", "caption": "", "credit": "", "link": "", "layout": "measure"}
    form = article_form(
        authors=[make_author()],
        blocks=[("text", "<p>One.</p>"), ("picture", picture)],
        **PUBLISH,
    )
    response = desk.post(reverse("wagtailadmin_pages:edit", args=[unready.pk]), form)

    error = response.context["form"].errors["body"].as_data()[0]
    assert error.as_json_data() == {
        "blockErrors": {
            1: {
                "blockErrors": {
                    "alt": {
                        "messages": [
                            "The picture in block 2 (“A still”) has no alt text. "
                            "Say what it shows, here or in the picture's own description."
                        ]
                    },
                    "credit": {
                        "messages": [
                            "The picture in block 2 (“A still”) has no credit. "
                            "Write who made it, here or on the picture itself."
                        ]
                    },
                }
            }
        }
    }


def test_sources_and_fields_have_their_errors_beside_them(desk: Client, unready: Article) -> None:
    form = article_form(title="x" * 111, origin="wire", authors=[make_author()], **PUBLISH)
    response = desk.post(reverse("wagtailadmin_pages:edit", args=[unready.pk]), form)

    shown = response.context["form"]
    assert shown.errors == {
        "title": ["The headline is 111 characters long; 110 is the most that fits. Shorten it."]
    }
    assert shown.formsets["article_sources"].non_form_errors() == [
        "This article is wire copy, but names no source. "
        "Add the source with its link, or set the origin to our own reporting."
    ]


def test_the_rights_ledger_holds_at_the_doors(desk: Client, section: Section) -> None:
    """A signed article whose source allows no rewriting: by the button, by code, by the schedule."""
    entry = make_entry(source=make_source(name="The Wire", may_rewrite=False))
    article = make_article(section=section, live=False, authors=[make_author()])
    article.article_sources.add(
        ArticleSource(entry=entry, outlet="The Wire", address=entry.address, sort_order=0)
    )
    article.save()
    article.save_revision()
    (source,) = article.article_sources.all()
    rows: dict[str, Any] = {
        "article_sources-TOTAL_FORMS": "1",
        "article_sources-INITIAL_FORMS": "1",
        "article_sources-0-id": str(source.pk),
        "article_sources-0-ORDER": "1",
        "article_sources-0-outlet": source.outlet,
        "article_sources-0-address": source.address,
    }
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    response = desk.post(address, article_form(authors=[make_author(name="Ada Reel")], **PUBLISH) | rows)
    assert response.status_code == 200
    assert "The Wire does not allow an article of our own" in response.content.decode()

    _schedule(article, timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    for door in (_by_revision, _by_action, _by_saving):
        with pytest.raises(NotReadyError, match="The Wire does not allow"):
            door(article, User.objects.get(username="ed"))
    assert not _is_live(article)


@pytest.fixture
def disagreeing(section: Section, writer: User) -> Article:
    """Signed, credited, and at odds with its source in one word of a quotation."""
    entry = make_entry(title="A negative is lost", text="“We lost the negative in a fire,” Ida Marsh said.")
    article = make_article(
        section=section,
        title="A negative is lost",
        body="<p>“We lost the reel in a fire,” Ida Marsh said.</p>",
        live=False,
        owner=writer,
        authors=[make_author()],
        origin=Article.Origin.AGGREGATED,
    )
    article.article_sources = [ArticleSource(entry=entry, outlet="Wire", address=entry.address)]
    article.save()
    article.save_revision(user=writer)
    return article


def _publish_many(article: Article, by: User, desk: Client) -> None:
    address = reverse("wagtail_bulk_action", args=["newsroom", "page", "publish"])
    desk.post(f"{address}?id={article.pk}&next=/admin/", follow=True)


def _approve(article: Article, by: User, desk: Client) -> None:
    assert article.owner is not None
    _submit(article, article.owner)
    state = article.current_workflow_task_state
    desk.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.pk]), {})


def _let_the_scheduler(article: Article, by: User, desk: Client) -> None:
    _schedule(article, timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


def _press_the_button(article: Article, by: User, desk: Client) -> None:
    (source,) = article.article_sources.all()
    rows: dict[str, Any] = {
        "article_sources-TOTAL_FORMS": "1",
        "article_sources-INITIAL_FORMS": "1",
        "article_sources-0-id": str(source.pk),
        "article_sources-0-ORDER": "1",
        "article_sources-0-outlet": source.outlet,
        "article_sources-0-address": source.address,
    }
    form = article_form(
        title=article.title,
        origin="aggregated",
        authors=[make_author(name="Ada Reel")],
        blocks=[("text", "<p>“We lost the reel in a fire,” Ida Marsh said.</p>")],
        **PUBLISH,
    )
    page = desk.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form | rows)
    assert page.status_code == 200
    assert "quotes it otherwise: “reel” for “negative”" in page.content.decode()


@pytest.mark.parametrize("door", [_press_the_button, _publish_many, _approve, _let_the_scheduler])
def test_what_differs_from_its_sources_goes_out_by_no_door_of_the_desk(
    door: Callable[[Article, User, Client], None], disagreeing: Article, editor: User, desk: Client
) -> None:
    door(disagreeing, editor, desk)
    assert not _is_live(disagreeing)


@pytest.mark.parametrize("door", [_by_revision, _by_article, _by_action, _by_edit_action, _by_saving])
def test_what_differs_from_its_sources_goes_out_by_no_door_in_code(
    door: Callable[[Article, User], None], disagreeing: Article, editor: User
) -> None:
    with pytest.raises(NotReadyError, match="reel"):
        door(disagreeing, editor)
    assert not _is_live(disagreeing)
