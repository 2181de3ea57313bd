"""Corrections, withdrawals and imports: the verbs, and their screens in the admin."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.signals import page_published, page_unpublished

from newsreel.newsroom import actions
from newsreel.newsroom.checklist.gate import NotReadyError
from newsreel.newsroom.models import Article, Correction, Section, User, Withdrawal
from newsreel.newsroom.tests.factories import make_article, make_author, make_home, make_section

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2014, 5, 3, 10, 0, tzinfo=UTC)
READER = {"host": "127.0.0.1:8000"}


@pytest.fixture
def section() -> Section:
    actions.ensure_roles(make_home())
    return make_section()


@pytest.fixture
def editor(section: Section) -> User:
    return actions.make_editor_login(username="ed", password="a long password", role="editor")


@pytest.fixture
def publisher(section: Section) -> User:
    return actions.make_editor_login(username="pat", password="a long password", role="publisher")


@pytest.fixture
def writer(section: Section) -> User:
    return actions.make_editor_login(username="wren", password="a long password", role="author")


@pytest.fixture
def article(section: Section) -> Article:
    """A live one with its revision."""
    article = make_article(section=section, authors=[make_author()])
    article.save_revision().publish()
    article.refresh_from_db()
    return article


def _history(article: Article) -> list[tuple[str, str]]:
    entries = PageLogEntry.objects.filter(page=article.pk, action__startswith="newsroom.").order_by("id")
    return [(entry.action, entry.message) for entry in entries]


class TestCorrect:
    def test_a_dated_record_and_nothing_else(self, article: Article, editor: User) -> None:
        before = Article.objects.values().get()
        earlier = timezone.now()

        record = actions.correct(article=article, kind="correction", text=" It was Monday. ", by=editor)

        assert (record.text, record.made_by) == ("It was Monday.", editor)
        assert earlier <= record.made_at <= timezone.now()
        assert list(article.corrections.all()) == [record]
        assert Article.objects.values().get() == before
        assert _history(article) == [("newsroom.correct", "Correct: Correction. It was Monday.")]

    @pytest.mark.parametrize(
        ("kind", "text"), [("correction", "  "), ("gossip", "It was Monday."), ("", "It was Monday.")]
    )
    def test_nonsense_is_refused(self, article: Article, editor: User, kind: str, text: str) -> None:
        with pytest.raises(ValidationError):
            actions.correct(article=article, kind=kind, text=text, by=editor)
        assert not Correction.objects.exists()

    def test_a_draft_is_mended_not_corrected(self, section: Section, editor: User) -> None:
        draft = make_article(section=section, live=False)
        with pytest.raises(ValidationError, match="has not been published"):
            actions.correct(article=draft, kind="correction", text="It was Monday.", by=editor)

    def test_writers_do_not_correct(self, article: Article, writer: User) -> None:
        with pytest.raises(PermissionDenied):
            actions.correct(article=article, kind="correction", text="It was Monday.", by=writer)


class TestWithdraw:
    def test_readers_lose_it_and_nothing_is_deleted(
        self, article: Article, editor: User, client: Client
    ) -> None:
        record = actions.withdraw(
            article=article, kind="withdrawn", sentence=" Gone. ", note="He asked.", by=editor
        )

        article = Article.objects.get()
        assert (article.live, article.address) == (False, "/cinema/harbour-lights-go-out/")
        assert (record.sentence, record.note, record.made_by) == ("Gone.", "He asked.", editor)
        assert record.revision == article.get_latest_revision()
        assert client.get(article.get_url(), headers=READER).status_code == 410
        assert _history(article) == [
            ("newsroom.withdraw", "Withdraw: Withdrawn by the editor. Gone.. He asked.")
        ]

    def test_the_rooms_above_hear_of_it_as_of_any_unpublishing(self, article: Article, editor: User) -> None:
        heard: list[Article] = []

        def hear(instance: Article, **kwargs: object) -> None:
            heard.append(instance)

        page_unpublished.connect(hear)
        try:
            actions.withdraw(article=article, kind="withdrawn", sentence="Gone.", note="", by=editor)
        finally:
            page_unpublished.disconnect(hear)
        assert heard == [article]

    def test_a_schedule_goes_with_it(self, article: Article, editor: User) -> None:
        revision = article.save_revision()
        revision.approved_go_live_at = timezone.now()
        revision.save()
        actions.withdraw(article=article, kind="withdrawn", sentence="Gone.", note="", by=editor)
        revision.refresh_from_db()
        assert revision.approved_go_live_at is None

    def test_once_only(self, article: Article, editor: User) -> None:
        actions.withdraw(article=article, kind="withdrawn", sentence="Gone.", note="", by=editor)
        with pytest.raises(ValidationError, match="withdrawn already"):
            actions.withdraw(article=article, kind="withdrawn", sentence="Gone.", note="", by=editor)

    def test_a_draft_was_never_seen(self, section: Section, editor: User) -> None:
        draft = make_article(section=section, live=False)
        with pytest.raises(ValidationError, match="readers never saw it"):
            actions.withdraw(article=draft, kind="withdrawn", sentence="Gone.", note="", by=editor)

    def test_takedowns_are_the_publishers(self, article: Article, editor: User, publisher: User) -> None:
        with pytest.raises(PermissionDenied):
            actions.withdraw(article=article, kind="takedown", sentence="Gone.", note="", by=editor)
        actions.withdraw(article=article, kind="takedown", sentence="Gone.", note="", by=publisher)
        with pytest.raises(PermissionDenied):
            actions.restore(article=article, by=editor)

    def test_it_comes_back_by_no_other_door(self, article: Article, editor: User) -> None:
        actions.withdraw(article=article, kind="withdrawn", sentence="Gone.", note="", by=editor)
        article.refresh_from_db()
        with pytest.raises(NotReadyError, match="This article was withdrawn"):
            article.get_latest_revision().publish(user=editor)
        assert not Article.objects.get().live


class TestRestore:
    def test_as_readers_last_saw_it(self, article: Article, editor: User, client: Client) -> None:
        article.title = "A newer draft"
        article.save_revision()
        article = Article.objects.get()
        actions.withdraw(article=article, kind="withdrawn", sentence="Gone.", note="", by=editor)

        actions.restore(article=article, by=editor)

        article = Article.objects.get()
        assert (article.live, article.title, article.has_unpublished_changes) == (
            True,
            "Harbour lights go out",
            True,
        )
        assert article.get_latest_revision_as_object().title == "A newer draft"
        assert not Withdrawal.objects.exists()
        assert client.get(article.get_url(), headers=READER).status_code == 200
        assert _history(article)[-1] == ("newsroom.restore", "Restore: Withdrawn by the editor")

    def test_through_the_checklist_or_not_at_all(self, article: Article, editor: User) -> None:
        actions.withdraw(article=article, kind="withdrawn", sentence="Gone.", note="", by=editor)
        Withdrawal.objects.update(revision=None)
        article = Article.objects.get()
        article.bylines.all().delete()
        with pytest.raises(NotReadyError):
            actions.restore(article=Article.objects.get(), by=editor)
        assert Withdrawal.objects.exists()

    def test_what_is_not_withdrawn(self, article: Article, editor: User) -> None:
        with pytest.raises(ValidationError, match="not withdrawn"):
            actions.restore(article=article, by=editor)


class TestPlaceImported:
    def _place(self, section: Section, article: Article | None = None, *, live: bool = True) -> Article:
        return actions.place_imported_article(
            article=article or Article(title="Old news", slug="old-news"),
            section=section,
            address="/2014/05/old-news/",
            first_published_at=LONG_AGO,
            live=live,
            origin="WordPress, post 12",
        )

    def test_it_passes_the_checklist_by_and_says_so(self, section: Section) -> None:
        heard: list[object] = []

        def hear(instance: object, **kwargs: object) -> None:
            heard.append(instance)

        page_published.connect(hear)
        try:
            self._place(section)
        finally:
            page_published.disconnect(hear)

        article = Article.objects.get()
        assert (article.live, article.has_unpublished_changes) == (True, False)
        assert (article.first_published_at, article.last_published_at) == (LONG_AGO, LONG_AGO)
        assert article.address == "/2014/05/old-news/"
        assert article.live_revision == article.get_latest_revision()
        assert _history(article) == [("newsroom.place_imported", "Place imported: WordPress, post 12")]
        assert heard == []

    def test_its_next_edit_is_examined(self, section: Section) -> None:
        article = self._place(section)
        article.title = "Old news, edited"
        with pytest.raises(NotReadyError):
            article.save_revision().publish()
        assert Article.objects.get().title == "Old news"

    def test_twice_is_once(self, section: Section) -> None:
        self._place(section)
        article = Article.objects.get()
        article.title = "Old news, as it is there now"
        self._place(section, article)
        assert Article.objects.get().title == "Old news, as it is there now"

    def test_a_draft_stays_a_draft(self, section: Section) -> None:
        article = self._place(section, live=False)
        assert (article.live, article.live_revision, article.has_unpublished_changes) == (False, None, True)

    def test_an_address_of_the_programs_own_is_refused(self, section: Section) -> None:
        with pytest.raises(ValidationError, match="the program's own"):
            actions.place_imported_article(
                article=Article(title="Search", slug="search"),
                section=section,
                address="/search/",
                first_published_at=LONG_AGO,
                live=True,
                origin="WordPress, post 13",
            )
        assert not Article.objects.exists()


class TestScreens:
    def test_the_menu_offers_what_one_may_do(
        self, client: Client, article: Article, editor: User, writer: User
    ) -> None:
        edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
        Article.objects.update(owner=writer)
        client.force_login(editor)
        page = client.get(edit).content.decode()
        assert ("Correct…" in page, "Withdraw…" in page, "Restore…" in page) == (True, True, False)
        client.force_login(writer)
        page = client.get(edit).content.decode()
        assert ("Correct…" in page, "Withdraw…" in page, "Restore…" in page) == (False, False, False)

    def test_correct(self, client: Client, article: Article, editor: User) -> None:
        client.force_login(editor)
        screen = reverse("newsroom_correct", args=[article.pk])
        assert "can&#x27;t be changed or deleted" in client.get(screen).content.decode()

        response = client.post(screen, {"kind": "clarification", "text": "It was Monday."})

        assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[article.pk])
        assert Correction.objects.get().kind == "clarification"
        listing = client.get("/admin/correction/").content.decode()
        assert "It was Monday." in listing
        assert "Add correction" not in listing
        history = client.get(reverse("wagtailadmin_pages:history", args=[article.pk])).content.decode()
        assert "It was Monday." in history

    def test_a_correction_is_never_changed(self, client: Client, article: Article, publisher: User) -> None:
        record = actions.correct(article=article, kind="correction", text="It was Monday.", by=publisher)
        client.force_login(publisher)
        for screen in ("new/", f"edit/{record.pk}/", f"delete/{record.pk}/"):
            assert client.get(f"/admin/correction/{screen}").status_code in (302, 403, 404)
            client.post(f"/admin/correction/{screen}", {"text": "x"})
        assert Correction.objects.get().text == "It was Monday."

    def test_withdraw_and_restore(self, client: Client, article: Article, publisher: User) -> None:
        client.force_login(publisher)
        screen = reverse("newsroom_withdraw", args=[article.pk])
        page = client.get(screen).content.decode()
        assert "Nothing is deleted" in page
        assert "Removed on a legal request" in page

        client.post(screen, {"kind": "takedown", "sentence": "Removed.", "note": "A court order."})
        assert Withdrawal.objects.get().kind == "takedown"
        assert not Article.objects.get().live

        response = client.post(screen, {"kind": "takedown", "sentence": "Removed."})
        assert "This article is withdrawn already." in response.content.decode()

        client.post(reverse("newsroom_restore", args=[article.pk]))
        assert Article.objects.get().live

    def test_editors_are_not_offered_takedowns(self, client: Client, article: Article, editor: User) -> None:
        client.force_login(editor)
        screen = reverse("newsroom_withdraw", args=[article.pk])
        assert "Removed on a legal request" not in client.get(screen).content.decode()
        response = client.post(screen, {"kind": "takedown", "sentence": "Removed."})
        assert "kind" in response.context["form"].errors
        assert Article.objects.get().live

    @pytest.mark.parametrize("name", ["newsroom_correct", "newsroom_withdraw", "newsroom_restore"])
    def test_others_are_kept_out(self, client: Client, article: Article, writer: User, name: str) -> None:
        screen = reverse(name, args=[article.pk])
        assert client.get(screen).status_code == 302
        client.force_login(writer)
        assert client.post(screen, {"kind": "withdrawn", "sentence": "x", "text": "x"}).status_code == 302
        assert Article.objects.get().live
        assert not Correction.objects.exists()

    def test_what_the_checklist_says_to_a_restoration(
        self, client: Client, article: Article, editor: User
    ) -> None:
        actions.withdraw(article=article, kind="withdrawn", sentence="Gone.", note="", by=editor)
        Withdrawal.objects.update(revision=None)
        article.bylines.all().delete()
        client.force_login(editor)
        response = client.post(reverse("newsroom_restore", args=[article.pk]))
        assert "Nobody signs this article. Add a byline." in response.content.decode()
