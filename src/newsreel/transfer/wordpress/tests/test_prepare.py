from datetime import UTC, datetime

import pytest

from newsreel.transfer.wordpress.prepare import Prepared, prepare
from newsreel.transfer.wordpress.records import ItemRecord, SiteRecord, TermRecord, TermReference
from newsreel.transfer.wordpress.surroundings import Surroundings
from newsreel.transfer.wordpress.tests.test_survey import BARE, surveyed

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PAST = datetime(2020, 1, 1, tzinfo=UTC)
SITE = SiteRecord(address="https://old.example")


def prepared(item: ItemRecord, *terms: TermRecord) -> Prepared:
    survey = surveyed(SITE, *terms, item)
    return prepare(item, str(item.number), survey, Surroundings(), NOW)


@pytest.mark.parametrize(
    ("status", "moment", "state"),
    [
        ("publish", PAST, "live"),
        ("", PAST, "live"),
        ("future", datetime(2099, 1, 1, tzinfo=UTC), "scheduled"),
        ("future", PAST, "live"),
        ("draft", PAST, "draft"),
        ("pending", PAST, "draft"),
        ("private", PAST, "draft"),
        ("wc-on-hold", PAST, "draft"),
    ],
)
def test_states(status: str, moment: datetime, state: str) -> None:
    post = prepared(BARE._replace(status=status, date_utc=moment))
    assert post.state == state
    assert post.published_at == (None if state == "draft" else moment)


def test_moments_that_the_export_lacks() -> None:
    post = prepared(BARE._replace(date_utc=None))
    assert post.published_at == PAST
    assert "the old site's clock was taken" in post.notes[0]
    post = prepared(BARE._replace(date=None))
    assert post.published_at == datetime(1970, 1, 1, tzinfo=UTC)


def test_titles() -> None:
    assert prepared(BARE._replace(title='A <em>"b"</em> &amp; c')).title == "A “b” & c"
    post = prepared(BARE._replace(title=" ", content="One two three four five six seven eight nine"))
    assert post.title == "One two three four five six seven eight"
    assert prepared(BARE._replace(title="")).title == "Untitled"
    post = prepared(BARE._replace(title="x" * 300))
    assert post.title == "x" * 254 + "…"
    assert post.kept["title"] == "x" * 300


def test_standfirsts() -> None:
    assert prepared(BARE._replace(excerpt="It's <b>so</b>.")).standfirst == "It’s so."
    post = prepared(BARE._replace(excerpt="word " * 100))
    assert len(post.standfirst) <= 400
    assert post.standfirst.endswith("word…")
    assert post.kept["excerpt"] == "word " * 100


CATEGORIES = (
    TermReference("category", "uncategorized", "Uncategorized"),
    TermReference("category", "gossip", "Gossip"),
    TermReference("category", "cinema", "Cinema"),
)


@pytest.mark.parametrize(
    ("item", "primary"),
    [
        (BARE._replace(terms=CATEGORIES), "gossip"),
        (BARE._replace(terms=CATEGORIES, link="https://old.example/cinema/t/"), "cinema"),
        (BARE._replace(terms=CATEGORIES, meta=(("_yoast_wpseo_primary_category", "3"),)), "cinema"),
        (BARE._replace(terms=CATEGORIES, meta=(("rank_math_primary_category", "99"),)), "gossip"),
        (BARE._replace(terms=CATEGORIES[:1]), "uncategorized"),
        (BARE, "uncategorized"),
    ],
)
def test_the_primary_category(item: ItemRecord, primary: str) -> None:
    post = prepared(item, TermRecord("category", "cinema", number=3))
    assert post.category == primary
    assert primary not in post.further


def test_what_has_no_field_is_kept() -> None:
    item = BARE._replace(
        meta=(("k", "v"), ("k", "w")),
        menu_order=3,
        terms=(
            TermReference("genre", "noir", "Noir"),
            TermReference("post_format", "post-format-gallery", "Gallery"),
        ),
    )
    post = prepared(item)
    assert post.kept == {
        "slug": "t",
        "date": "2020-01-01 00:00:00",
        "status": "publish",
        "menu_order": 3,
        "format": "post-format-gallery",
        "terms": [["genre", "noir", "Noir"]],
        "meta": [["k", "v"], ["k", "w"]],
    }
    assert post.form == "gallery"


def test_fields_of_seo_plug_ins() -> None:
    item = BARE._replace(
        meta=(
            ("_yoast_wpseo_title", "%%title%% – %%sitename%%"),
            ("_yoast_wpseo_metadesc", "Plain &amp; short"),
            ("rank_math_facebook_title", "Shared"),
        ),
    )
    assert prepared(item).seo == {"search_description": "Plain & short", "social_title": "Shared"}


def test_former_slugs_give_former_addresses() -> None:
    item = BARE._replace(
        link="https://old.example/2020/t/", meta=(("_wp_old_slug", "s"), ("_wp_old_slug", "r"))
    )
    assert prepared(item).former_paths == ("/2020/s/", "/2020/r/")


def test_the_parts_of_a_post_had_addresses_too() -> None:
    item = BARE._replace(content="a<!--nextpage-->b<!--nextpage-->c")
    assert prepared(item).former_paths == ("/t/2/", "/t/3/")


def test_pages_hold_no_pull_quotes() -> None:
    markup = (
        '<figure class="wp-block-pullquote"><blockquote><p>A & b</p><cite>Ada</cite></blockquote></figure>'
    )
    (block,) = prepared(BARE._replace(kind="page", content=markup)).body
    assert (block["type"], block["value"]) == (
        "quote",
        {"text": "<p>A &amp; b</p>", "speaker": "Ada", "address": ""},
    )


def test_the_same_item_gives_the_same_body() -> None:
    item = BARE._replace(content="a\n\n[gallery]\n\n<ul><li>b</li></ul>")
    assert prepared(item).body == prepared(item).body
    other = prepared(item._replace(number=2))
    assert other.body[0]["id"] != prepared(item).body[0]["id"]
