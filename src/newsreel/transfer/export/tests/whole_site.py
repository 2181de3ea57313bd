"""A small site that has something of everything an export holds."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from newsreel.community import models as community
from newsreel.community.comments.text import as_markup
from newsreel.gather.models import Rule
from newsreel.newsroom import actions
from newsreel.newsroom import models as newsroom
from newsreel.newsroom.models import Article, Picture, Provenance, Section, StandardPage, Tag, User
from newsreel.newsroom.tests.factories import make_article, make_author, make_home, make_picture, make_section
from newsreel.newsroom.tests.wire_factories import make_entry, make_source, make_story
from newsreel.transfer.models import ImportedItem

NOW = datetime(2026, 3, 18, 9, 30, 15, 123456, tzinfo=UTC)
BLOCK = "3f1c6a52-9d0e-4f7a-8f3b-0c9a2f6f1d11"


def open_empty_site() -> None:
    actions.ensure_roles(make_home())


def make_whole_site() -> None:
    home = make_home(name="The Daily Reel")
    actions.ensure_roles(home)
    people = _people()
    picture = _pictures(people)
    cinema, stage = make_section(title="Cinema", hue=200), make_section(title="Stage")
    films = make_section(title="Short films", parent=cinema)
    about = _standing_pages(home, picture)
    entries = _wire(people, films)
    article = _articles(cinema, films, stage, picture, about, entries)
    _records(article, people, entries)
    _readers(article, people, cinema)
    _signposts(home, article, about)


def _people() -> User:
    actions.make_editor_login(
        username="ed", password="a long password", role="editor", email="ed@example.org"
    )
    Group.objects.create(name="Guests")
    return User.objects.get(username="ed")


def _pictures(ed: User) -> Picture:
    root = Collection.get_first_root_node()
    stills = root.add_child(name="Stills / 2026")
    picture = make_picture(
        title="Harbour", uploaded_by_user=ed, collection=stills, licence_end=date(2027, 1, 31)
    )
    picture.focal_point_x, picture.focal_point_y = 300, 200
    picture.focal_point_width = picture.focal_point_height = 50
    picture.save()
    picture.tags.add("night", "harbour")
    Picture.objects.filter(pk=picture.pk).update(created_at=NOW)
    same_file = Picture.objects.get(pk=picture.pk)
    same_file.pk, same_file.title = None, "Harbour, another crop"
    same_file.save()
    document = get_document_model()(title="Programme", collection=stills)
    document.file.save("programme.pdf", ContentFile(b"%PDF-1.4 programme"))
    document.save()
    film = get_document_model()(title="The film")
    film.file.save("film.mp4", ContentFile(b"\0\0\0\x18ftypisom"))
    film.save()
    default_storage.save("sound/opening.mp3", ContentFile(b"ID3 opening"))
    CollectionViewRestriction.objects.create(collection=stills, restriction_type="login")
    return picture


def _standing_pages(home: newsroom.HomePage, picture: Picture) -> StandardPage:
    above = home
    for title in ("About", "People"):
        page = StandardPage(
            title=title,
            slug=title.lower(),
            body=[
                ("text", f'<p>Who we are. <a linktype="page" id="{home.pk}">Home</a></p>'),
                ("picture", {"picture": picture, "alt": "A harbour"}),
            ],
        )
        above.add_child(instance=page)
        page.save_revision().publish()
        above = page
    return page


def _wire(ed: User, section: Section) -> tuple[Any, Any]:
    source = make_source(name="Harbour & Reel", rights_end=date(2027, 5, 1), page_rules={"a": 1})
    there: dict[str, Any] = {"guid": "https://h.example.org/1", "address": "https://h.example.org/1"}
    first = make_entry(source=source, categories=["Film"], **there)
    second = make_entry(source=source, version=2, title="Changed", section_id=section.pk, **there)
    other = make_entry(
        source=make_source(name="The Usher"), guid="9", enclosures=[{"url": "https://u.example.org"}]
    )
    story, apart = make_story(entries=(first, other)), make_story(headline="Another", entries=(second,))
    empty = make_story(headline="Joined away")
    empty.joined_into = story
    empty.save()
    story.kept_apart.add(apart)
    Rule.objects.create(source=source, effect="route", pattern="film", section_id=section.pk)
    newsroom.StoryFollower.objects.create(story=story, user=ed, since=NOW)
    newsroom.SourceWatch.objects.create(
        entry=first, since=NOW, ends_at=NOW + timedelta(days=30), version_seen=1, page_text="As it was."
    )
    return first, second


def _articles(
    cinema: Section, films: Section, stage: Section, picture: Picture, about: StandardPage, entries: Any
) -> Article:
    iris, tom = make_author(portrait=picture), make_author(name="Tom Ård", is_guest=True)
    older = make_article(section=cinema, title="Older news", authors=[tom])
    body: list[tuple[str, Any]] = [
        ("text", f'<p>First <a linktype="page" id="{older.pk}">before</a>, <b>then</b> “now” &amp; ✨.</p>'),
        ("heading", {"text": "A heading", "level": "3"}),
        ("gallery", {"title": "Pictures", "pictures": [{"picture": picture, "alt": "x"}], "columns": 2}),
        ("related_link", {"article": older, "address": "", "title": ""}),
        ("media_file", {"address": "/media/sound/opening.mp3", "kind": "audio", "caption": ""}),
        (
            "media_file",
            {
                "file": get_document_model().objects.get(title="The film"),
                "kind": "video",
                "poster": picture,
                "caption": "The film",
            },
        ),
        ("list", {"style": "bullets", "items": ["<p>One</p>", "<p>Two</p>"]}),
        ("imported_markup", "<details><summary>More</summary>Text</details>"),
    ]
    article = make_article(
        section=films,
        title="Harbour lights go out",
        authors=[iris, tom],
        tags=["Cinemas", "Harbours"],
        body=body,
        lead_picture=picture,
        review_score=Decimal("7.5"),
        embargo_until=NOW,
        sponsor_address="https://sponsor.example.org/",
    )
    Tag.objects.filter(name="Cinemas").update(description="Where films are shown.")
    article.further_sections.add(stage)
    article.article_sources.add(
        newsroom.ArticleSource(entry=entries[0], outlet="Harbour & Reel", address="https://h.example.org/1")
    )
    article.provenance.add(Provenance(block_id=BLOCK, entry=entries[0], start=1, end=9, digest="d" * 64))
    article.save(clean=False)
    live = article.save_revision(user=None, clean=False)
    article.live_revision = live
    article.save(clean=False, update_fields=["live_revision"])
    draft = Article.objects.get(pk=article.pk)
    draft.title = "Harbour lights go out for good"
    draft.body = [*draft.body.raw_data, {"type": "text", "value": "<p>Only in the draft.</p>", "id": BLOCK}]
    draft.save_revision(user=User.objects.get(username="ed"), clean=False)
    make_article(section=stage, title="Never shown", live=False).save_revision(clean=False)
    return Article.objects.get(pk=article.pk)


def _records(article: Article, ed: User, entries: Any) -> None:
    actions.correct(article=article, kind="correction", text="It was Sunday.", by=None)
    newsroom.AgreementCheck.objects.create(
        article=article,
        revision=article.live_revision,
        made_at=NOW,
        program="0.1",
        draft_digest="a" * 64,
        sources=[{"entry": entries[0].pk, "version": 1, "outlet": "Harbour & Reel", "digest": "b" * 64}],
        findings=[{"kind": "number", "passage": {"entry": entries[0].pk, "start": 0}}],
        published=date(2026, 3, 18),
        digest="c" * 64,
    )
    newsroom.FindingDecision.objects.create(
        article=article, identity="x", verdict="kept", reason="So said.", finding={"text": "two"},
        made_at=NOW, made_by=ed, made_by_name="Ed",
    )  # fmt: skip
    newsroom.DeskDecision.objects.create(
        entry=entries[0], article=article, state="drafted", made_by=ed, made_at=NOW
    )
    newsroom.StoryDecision.objects.create(
        story=entries[0].placement.story, state="claimed", made_by=ed, made_at=NOW
    )
    newsroom.Writing.objects.create(
        story=entries[0].placement.story, section=article.get_parent().specific, article=article,
        state="written", model="a model", asked_digest="1" * 64, asked_at=NOW, asked_by=ed,
    )  # fmt: skip
    newsroom.SourceChange.objects.create(
        article=article, entry=entries[0], new_entry=entries[1], kind="edited", reason="Version 2.",
        text_before="One", text_now="Two", passages=[{"now": "Two"}], digest="e" * 64, found_at=NOW,
    )  # fmt: skip
    gone = make_article(section=article.get_parent().specific, title="A hoax")
    gone.live_revision = gone.save_revision(clean=False)
    gone.save(clean=False, update_fields=["live_revision"])
    actions.withdraw(
        article=Article.objects.get(pk=gone.pk), kind="withdrawn", sentence="We were had.", note="", by=None
    )


def _readers(article: Article, ed: User, section: Section) -> None:
    community.CommentRules.objects.create(banned="spam\nviagra", everybody_waits=True)
    first = _comment(article, "Ann", "A <b>fine</b> piece")
    reply = _comment(article, "Bo", "It is.", parent=first, depth=1, decided_by=ed, decided_at=NOW)
    late_parent = _comment(article, "Cy", "Before both.", source_key="wordpress:x#1")
    community.Comment.objects.filter(pk=first.pk).update(parent=late_parent, depth=1)
    community.Comment.objects.filter(pk=reply.pk).update(depth=2)
    issue = community.Issue.objects.create(
        day=date(2026, 3, 18), since=NOW, until=NOW + timedelta(days=1), subject="Today", made_at=NOW
    )
    community.IssueItem.objects.create(
        issue=issue, article=article, position=0, revision_id=article.live_revision_id
    )
    subscriber = community.Subscriber.objects.create(
        email="ann@example.org", state="active", all_sections=False, made_at=NOW, confirmed_at=NOW
    )
    subscriber.sections.add(section)
    community.Consent.objects.create(
        subscriber=subscriber, kind="asked", sentence="Sign up", means="form", made_at=NOW
    )
    case = community.Case.objects.create(
        kind="contact", name="Di", email="di@example.org", text="Hello", article=article, made_at=NOW,
        deadline=date(2026, 4, 1), form_hash="f" * 64,
    )  # fmt: skip
    community.CaseEvent.objects.create(case=case, made_at=NOW, made_by=ed, sentence="It came in.")


def _comment(article: Article, name: str, text: str, **fields: Any) -> community.Comment:
    return community.Comment.objects.create(
        article=article, name=name, email=f"{name.lower()}@example.org", text=text, markup=as_markup(text),
        state="approved", made_at=NOW, **fields,
    )  # fmt: skip


def _signposts(home: newsroom.HomePage, article: Article, about: StandardPage) -> None:
    Redirect.objects.create(old_path="/old-harbour", redirect_page=article)
    Redirect.objects.create(old_path="/elsewhere", redirect_link="https://example.org/", is_permanent=False)
    query = Query.get("harbour")
    Query.get("never promoted")
    SearchPromotion.objects.create(query=query, page=about, description="Who we are")
    PageViewRestriction.objects.create(page=about, restriction_type="password", password="open sesame")
    item = ImportedItem.objects.create(
        origin="wordpress:old.example.org", kind="post", key="12", digest="x", object_id=article.pk,
        revision_id=article.latest_revision_id, old_address="/2019/harbour/", notes=["Lost a gallery."],
        kept={"meta": [["views", "12"]]},
    )  # fmt: skip
    ImportedItem.objects.filter(pk=item.pk).update(first_imported_at=NOW, last_imported_at=NOW)
    home.refresh_from_db()
    home.zones = [("lead", {"articles": [article]}), ("latest", {"count": 5})]
    home.save_revision().publish()
