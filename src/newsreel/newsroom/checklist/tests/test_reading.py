"""From the article's own fields to plain values."""

from datetime import UTC, date, datetime

import pytest
from django.conf import LazySettings
from pytest_django import DjangoAssertNumQueries

from newsreel.newsroom.checklist import Basis, Illustration
from newsreel.newsroom.checklist.bases import bases
from newsreel.newsroom.checklist.reading import draft_of
from newsreel.newsroom.models import ArticleSource, Provenance
from newsreel.newsroom.tests.factories import make_article, make_author, make_picture, make_section
from newsreel.newsroom.tests.wire_factories import make_entry, make_source

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _media(settings: LazySettings, tmp_path_factory: pytest.TempPathFactory) -> None:
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")


def test_a_saved_article() -> None:
    section = make_section(title="Music", live=False)
    article = make_article(
        section=section,
        title="Harbour lights go out",
        standfirst="At last.",
        authors=[make_author(), make_author(name="Ada Reel")],
        origin="wire",
        form="review",
        review_subject="Jaws",
    )
    article.article_sources.add(ArticleSource(outlet="The Wire", address="https://wire.example.org/1"))

    draft = draft_of(article, publish_at=NOW)

    assert (draft.headline, draft.standfirst) == ("Harbour lights go out", "At last.")
    assert (draft.section, draft.section_is_live) == ("Music", False)
    assert (draft.bylines, draft.sources, draft.origin, draft.form) == (2, 1, "wire", "review")
    assert (draft.review_subject, draft.review_score) == ("Jaws", None)
    assert (draft.has_body, draft.has_lead_picture, draft.is_withdrawn) == (True, False, False)


def test_what_a_form_counted_goes_before_what_is_stored() -> None:
    two = [ArticleSource(outlet=name, address=f"https://{name}.example.org/") for name in ("a", "b")]
    draft = draft_of(make_article(), publish_at=NOW, bylines=3, sources=two)
    assert (draft.bylines, draft.sources, draft.credits) == (3, 2, ("a", "b"))
    assert draft.links == ("https://a.example.org/", "https://b.example.org/")


def test_pictures_take_their_words_from_the_place_then_from_themselves() -> None:
    still = make_picture(
        title="A still", credit="Lou Ferro", description="A pier", licence_end=date(2027, 1, 1)
    )
    bare = make_picture(title="Bare", credit="", description="")
    nothing = {"alt": "", "caption": "", "credit": "", "link": "", "layout": "measure"}
    article = make_article(
        lead_picture=still,
        lead_alt="Lights over a pier",
        body=[
            ("text", "<p>One.</p>"),
            ("picture", {**nothing, "picture": still, "credit": "Ada Reel"}),
            (
                "gallery",
                {
                    "title": "",
                    "columns": 3,
                    "pictures": [{**nothing, "picture": bare}, {**nothing, "picture": still}],
                },
            ),
            ("picture", {**nothing, "picture": None, "caption": "Its file is missing."}),
        ],
    )

    assert draft_of(article, publish_at=NOW).illustrations == (
        Illustration(
            place="The lead picture",
            name="A still",
            alt="Lights over a pier",
            credit="Lou Ferro",
            anchor=("lead_picture",),
            alt_anchor=("lead_alt",),
            credit_anchor=("lead_picture",),
            licence_end=date(2027, 1, 1),
            licence="own",
        ),
        Illustration(
            place="The picture in block 2",
            name="A still",
            alt="A pier",
            credit="Ada Reel",
            anchor=("body", 1, "picture"),
            alt_anchor=("body", 1, "alt"),
            credit_anchor=("body", 1, "credit"),
            licence_end=date(2027, 1, 1),
            licence="own",
        ),
        Illustration(
            place="Picture 1 of the gallery in block 3",
            name="Bare",
            alt="",
            credit="",
            anchor=("body", 2, "pictures", 0, "picture"),
            alt_anchor=("body", 2, "pictures", 0, "alt"),
            credit_anchor=("body", 2, "pictures", 0, "credit"),
            licence="own",
        ),
        Illustration(
            place="Picture 2 of the gallery in block 3",
            name="A still",
            alt="A pier",
            credit="Lou Ferro",
            anchor=("body", 2, "pictures", 1, "picture"),
            alt_anchor=("body", 2, "pictures", 1, "alt"),
            credit_anchor=("body", 2, "pictures", 1, "credit"),
            licence_end=date(2027, 1, 1),
            licence="own",
        ),
    )


def test_what_it_is_based_on_with_what_was_agreed() -> None:
    source = make_source(
        name="The Wire",
        may_rewrite=False,
        excerpt_limit=40,
        credit="The Wire Ltd",
        rights_end=date(2026, 12, 1),
        home_address="https://www.wire.example.org/",
    )
    entry = make_entry(
        source=source,
        text="What they wrote.",
        address="https://news.example.org/1",
        picture_address="https://pictures.example.org/a.jpg",
        enclosures=[{"address": "https://pictures.example.org/b.jpg", "media_type": "image/jpeg"}],
    )
    article = make_article()
    article.article_sources.add(
        ArticleSource(entry=entry, outlet="The Wire Ltd", address=entry.address),
        ArticleSource(outlet="By hand", address="https://hand.example.org/"),
    )

    assert draft_of(article, publish_at=NOW).bases == (
        Basis(
            outlet="The Wire",
            text="What they wrote.",
            address="https://news.example.org/1",
            may_rewrite=False,
            rights_end=date(2026, 12, 1),
            must_link=True,
            excerpt_limit=40,
            credit="The Wire Ltd",
            may_use_pictures=False,
            picture_addresses=("https://pictures.example.org/a.jpg", "https://pictures.example.org/b.jpg"),
            hosts=("wire.example.org", "news.example.org", "pictures.example.org"),
        ),
    )


def test_a_source_taken_off_the_list_still_binds_while_its_block_stands() -> None:
    entry = make_entry(source=make_source(name="The Wire"))
    article = make_article(body=[("text", "<p>Theirs.</p>"), ("text", "<p>Ours.</p>")])
    theirs = article.body[0].id
    article.provenance.add(Provenance(block_id=theirs, entry=entry))

    assert [basis.outlet for basis in draft_of(article, publish_at=NOW).bases] == ["The Wire"]

    article.body.pop(0)
    assert draft_of(article, publish_at=NOW).bases == ()


def test_the_ledger_takes_two_queries_however_many_sources(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for count in (1, 3):
        article = make_article(title=f"With {count}")
        for number in range(count):
            entry = make_entry(source=make_source(name=f"Wire {count} {number}"))
            article.article_sources.add(
                ArticleSource(entry=entry, outlet=entry.source.name, address=entry.address)
            )
        with django_assert_num_queries(2):
            found = list(bases(article, article.article_sources.all()))
        assert len(found) == count


def test_words_and_links_of_each_kind_of_block() -> None:
    article = make_article(
        standfirst="At last.",
        body=[
            ("text", '<p>Read <a href="https://wire.example.org/?a=1&amp;b=2">the wire</a>.</p>'),
            (
                "quote",
                {
                    "text": "<p>We <b>close</b>.</p>",
                    "speaker": "Ada",
                    "address": "https://quote.example.org/",
                },
            ),
            ("pull_quote", {"quote": "We close.", "speaker": "Ada"}),
            ("heading", {"text": "After the storm", "level": "2"}),
            ("list", {"style": "bullets", "items": ['<p><a href="https://list.example.org/">One</a></p>']}),
            (
                "related_link",
                {"article": None, "address": "https://related.example.org/", "title": "See there"},
            ),
        ],
    )
    draft = draft_of(article, publish_at=NOW)
    assert [(each.text, each.anchor, each.is_quotation) for each in draft.wordings] == [
        ("At last.", ("standfirst",), False),
        ("Read the wire.", ("body", 0), False),
        ("We close.", ("body", 1), True),
        ("Ada", ("body", 1), False),
        ("We close.", ("body", 2), True),
        ("Ada", ("body", 2), False),
        ("After the storm", ("body", 3), False),
        ("One", ("body", 4), False),
        ("See there", ("body", 5), False),
    ]
    assert draft.links == (
        "https://wire.example.org/?a=1&b=2",
        "https://quote.example.org/",
        "https://list.example.org/",
        "https://related.example.org/",
    )
