"""What each kind of page notes that it shows: all of it, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from newsreel.front import fragments, parts, shown
from newsreel.newsroom.models import Article, Author, Correction, HomePage, Picture, Section, Tag
from newsreel.newsroom.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _parts_come_later() -> Iterator[None]:
    with fragments.placed_later(lambda name: f"<!--{name}-->"):
        yield


@dataclass(frozen=True)
class _Site:
    """A section with three articles; the one in the middle has all that an article can show."""

    cinema: Section
    before: Article
    article: Article
    after: Article
    author: Author
    portrait: Picture
    lead: Picture
    tag: Tag

    @property
    def card(self) -> set[str]:
        """What the card of the article in the middle shows."""
        return {
            shown.article(self.article.pk),
            shown.author(self.author.pk),
            shown.picture(self.lead.pk),
        }

    @property
    def others(self) -> set[str]:
        return {shown.article(self.before.pk), shown.article(self.after.pk)}

    @property
    def threads(self) -> set[str]:
        return {shown.thread(article.pk) for article in (self.before, self.article, self.after)}


@pytest.fixture
def site() -> _Site:
    cinema = factories.make_section(title="Cinema")
    portrait, lead = factories.make_picture(title="Face"), factories.make_picture(title="Still")
    author = factories.make_author(name="Iris Vale", portrait=portrait)
    before, after = (
        factories.make_article(section=cinema, title=title, published=published)
        for title, published in (
            ("Amber", factories.FIRST_MOMENT),
            ("Cedar", factories.FIRST_MOMENT + timedelta(hours=2)),
        )
    )
    article = factories.make_article(
        section=cinema,
        title="Harbour lights",
        published=factories.FIRST_MOMENT + timedelta(hours=1),
        authors=[author],
        tags=["Docks"],
        lead_picture=lead,
    )
    return _Site(cinema, before, article, after, author, portrait, lead, Tag.objects.get(name="Docks"))


def _noted(path: str) -> set[str]:
    with shown.noting() as noted:
        response = Client().get(path)
    assert response.status_code == 200
    return noted


def test_an_article_shows_itself_and_what_stands_around_it_and_no_list(site: _Site) -> None:
    assert _noted(site.article.address or "") == {
        shown.SITE,
        *site.card,
        *site.others,
        shown.thread(site.article.pk),
        shown.neighbours(site.article.pk),
        shown.picture(site.portrait.pk),
        shown.tag(site.tag.pk),
    }


def test_an_article_shows_what_its_text_holds(site: _Site) -> None:
    inside, covered = factories.make_picture(title="Inside"), factories.make_picture(title="Cover")
    gallery = factories.make_picture(title="In the gallery")
    linked = factories.make_article(section=site.cinema, title="Linked", published=factories.FIRST_MOMENT)
    read_also = factories.make_article(section=site.cinema, title="Read also", live=False)
    article = factories.make_article(
        section=site.cinema,
        title="Whole",
        published=factories.FIRST_MOMENT - timedelta(days=9),
        body=[
            ("text", f'<p><a id="{linked.pk}" linktype="page">There</a></p>'),
            ("picture", {"picture": inside}),
            ("gallery", {"pictures": [{"picture": gallery}]}),
            ("embed", {"address": "https://www.youtube.com/watch?v=abc", "cover": covered}),
            ("related_link", {"article": read_also}),
        ],
    )

    noted = _noted(article.address or "")

    assert {shown.picture(picture.pk) for picture in (inside, gallery, covered)} <= noted
    assert {shown.article(linked.pk), shown.article(read_also.pk)} <= noted


def test_the_front_page(site: _Site) -> None:
    assert _noted("/") == {
        shown.SITE,
        shown.HOME,
        shown.ALL_ARTICLES,
        shown.HOT,
        shown.TODAY,
        *site.card,
        *site.others,
        *site.threads,
    }


def _list_of_section(site: _Site) -> set[str]:
    return {shown.articles_of_section(site.cinema.pk), *site.card, *site.others, *site.threads}


def test_a_section(site: _Site) -> None:
    assert _noted("/cinema/") == {shown.SITE, *_list_of_section(site)}


def test_latest(site: _Site) -> None:
    assert _noted("/latest/") == {
        shown.SITE,
        shown.ALL_ARTICLES,
        *site.card,
        *site.others,
        *site.threads,
    }


def test_a_tag(site: _Site) -> None:
    assert _noted("/tag/docks/") == {
        shown.SITE,
        shown.tag(site.tag.pk),
        shown.articles_of_tag(site.tag.pk),
        shown.thread(site.article.pk),
        *site.card,
    }


def test_an_author(site: _Site) -> None:
    assert _noted("/author/iris-vale/") == {
        shown.SITE,
        shown.articles_of_author(site.author.pk),
        shown.picture(site.portrait.pk),
        shown.thread(site.article.pk),
        *site.card,
    }


@pytest.mark.parametrize(
    ("path", "list_name"),
    [
        ("/2026/", "list-days-2026"),
        ("/2026/03/", "list-days-2026-03"),
        ("/2026/03/18/", "list-days-2026-03-18"),
    ],
)
def test_a_date(site: _Site, path: str, list_name: str) -> None:
    assert _noted(path) == {shown.SITE, list_name, *site.card, *site.others, *site.threads}


def test_corrections(site: _Site) -> None:
    Correction.objects.create(article=site.before, text="Not so.", made_at=timezone.now())

    expected = {shown.SITE, shown.CORRECTIONS, shown.article(site.before.pk)}
    assert _noted("/corrections/") == expected
    assert _noted("/corrections/feed/") == expected


def test_a_standing_page_shows_the_site_alone() -> None:
    factories.make_standing_page(title="About Us")

    assert _noted("/about-us/") == {shown.SITE}


@pytest.mark.parametrize("form", ["", "atom/", "json/"])
def test_feeds(site: _Site, form: str) -> None:
    stories = {*site.card, *site.others, shown.tag(site.tag.pk)}

    assert _noted(f"/feed/{form}") == {shown.SITE, shown.ALL_ARTICLES, *stories}
    assert _noted(f"/cinema/feed/{form}") == {
        shown.SITE,
        shown.articles_of_section(site.cinema.pk),
        *stories,
    }


def test_feeds_of_a_tag_and_of_an_author(site: _Site) -> None:
    tag, author = site.tag.pk, site.author.pk

    assert _noted("/tag/docks/feed/") == {
        shown.SITE,
        shown.articles_of_tag(tag),
        shown.tag(tag),
        *site.card,
    }
    assert _noted("/author/iris-vale/feed/") == {
        shown.SITE,
        shown.articles_of_author(author),
        shown.tag(tag),
        *site.card,
    }


def test_sitemaps_name_no_article(site: _Site) -> None:
    march = date(2026, 3, 1)

    assert _noted("/sitemap-articles-2026-03.xml") == {
        shown.SITE,
        shown.articles_of_days(march, day_of_month=False),
        shown.dates_of_month(march),
    }
    assert _noted("/sitemap-pages-1.xml") == {shown.SITE}
    assert _noted("/sitemap-authors-1.xml") == {shown.SITE, shown.AUTHORS}
    assert _noted("/sitemap-tags-1.xml") == {shown.SITE, shown.TAGS}
    assert _noted("/sitemap.xml") == {
        shown.SITE,
        shown.ALL_ARTICLES,
        shown.AUTHORS,
        shown.TAGS,
        shown.articles_of_days(march, day_of_month=False),
        shown.dates_of_month(march),
    }


def test_the_sitemap_of_news_shows_what_is_in_it(site: _Site) -> None:
    fresh = factories.make_article(section=site.cinema, title="Fresh", published=timezone.now())

    assert _noted("/sitemap-news.xml") == {
        shown.SITE,
        shown.ALL_ARTICLES,
        shown.TODAY,
        shown.article(fresh.pk),
    }


def test_parts(site: _Site) -> None:
    def part(name: str) -> set[str]:
        return _noted(f"/-/fragments/{name}/")

    stories = {shown.SITE, *site.card, *site.others}
    assert part(parts.mega_of(site.cinema)) == {shown.articles_of_section(site.cinema.pk), *stories}
    assert part(parts.HOT_IN_DRAWER) == {shown.HOT, shown.ALL_ARTICLES, *stories}
    assert part(parts.HOT_IN_RAIL) == {shown.HOT, shown.ALL_ARTICLES, *stories}
    assert part(parts.LATEST) == {shown.ALL_ARTICLES, shown.TODAY, *stories}
    assert part(parts.DATE) == {shown.SITE, shown.TODAY}
    assert part(parts.COPYRIGHT) == {shown.SITE, shown.TODAY}


def test_small_files() -> None:
    factories.make_home()

    assert _noted("/robots.txt") == {shown.SITE}
    assert _noted("/manifest.webmanifest") == {shown.SITE}


def test_a_card_picture_shows_its_article_but_none_of_its_pictures(site: _Site) -> None:
    head = Client().get(site.article.address or "").context["head"]
    address = head.social_image.removeprefix("http://127.0.0.1:8000")

    assert _noted(address) == {shown.SITE, shown.article(site.article.pk)}


def test_a_picture_file(site: _Site) -> None:
    lead = Client().get(site.article.address or "").context["view"].lead

    assert _noted(lead.src) == {shown.picture(site.lead.pk)}


def test_what_an_editor_placed_on_the_front_page(site: _Site) -> None:
    home = HomePage.objects.get()
    home.zones = [("picked", {"heading": "Ours", "layout": "strip", "articles": [site.before]})]
    home.save()

    noted = _noted("/")

    assert shown.HOME in noted
    assert shown.article(site.before.pk) in noted
    assert shown.thread(site.before.pk) not in noted


def test_collections_do_not_mix() -> None:
    with shown.noting() as outer:
        shown.note("a")
        with shown.noting() as inner:
            shown.note("b")
        shown.note("c")

    assert (outer, inner) == ({"a", "c"}, {"b"})


def test_noting_where_nobody_collects_does_nothing() -> None:
    shown.note("a")

    with shown.noting() as noted:
        pass
    assert noted == set()
