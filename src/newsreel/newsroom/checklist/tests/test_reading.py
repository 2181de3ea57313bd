"""From the article's own fields to plain values."""

from datetime import UTC, date, datetime

import pytest
from django.conf import LazySettings

from newsreel.newsroom.checklist import Illustration
from newsreel.newsroom.checklist.reading import draft_of
from newsreel.newsroom.models import ArticleSource
from newsreel.newsroom.tests.factories import make_article, make_author, make_picture, make_section

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
    draft = draft_of(make_article(), publish_at=NOW, bylines=3, sources=2)
    assert (draft.bylines, draft.sources) == (3, 2)


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
        ),
        Illustration(
            place="Picture 1 of the gallery in block 3",
            name="Bare",
            alt="",
            credit="",
            anchor=("body", 2, "pictures", 0, "picture"),
            alt_anchor=("body", 2, "pictures", 0, "alt"),
            credit_anchor=("body", 2, "pictures", 0, "credit"),
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
        ),
    )
