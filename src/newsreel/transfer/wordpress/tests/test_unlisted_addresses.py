import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from newsreel.newsroom.tests.factories import make_article, make_home, make_section
from newsreel.transfer.models import ImportedItem
from newsreel.transfer.wordpress.unlisted_addresses import stand_ins

pytestmark = pytest.mark.django_db


def moved_in(kind: str = "post", key: str = "1", object_id: int | None = None) -> None:
    ImportedItem.objects.create(origin="wordpress:old.example", kind=kind, key=key, object_id=object_id)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/2019/a-title/feed/", ["/2019/a-title/"]),
        ("/2019/a-title/feed/atom/", ["/2019/a-title/"]),
        ("/2019/a-title/comment-page-3/", ["/2019/a-title/"]),
        ("/2019/a-title/embed/", ["/2019/a-title/"]),
        ("/latest/page/9/", ["/latest/"]),
        ("/comments/feed/", ["/feed/", "/comments/"]),
        ("/blog/comments/feed/rss2/", ["/feed/", "/blog/comments/"]),
        ("/wp-sitemap-posts-post-1.xml", ["/sitemap.xml"]),
        ("/post-sitemap2.xml", ["/sitemap.xml"]),
        ("/sitemap_index.xml", ["/sitemap.xml"]),
        ("/2019/a-title/", []),
        ("/2019/03/18/", ["/2019/03/", "/2019/"]),
        ("/2019/03/", []),
        ("//2019//a-title/", ["/2019/a-title/"]),
        ("//evil.example/feed/", ["/evil.example/feed/", "/evil.example/"]),
    ],
)
def test_what_stands_in(path: str, found: list[str]) -> None:
    assert list(stand_ins(path)) == found


def test_it_leads_where_something_answers(client: Client) -> None:
    make_home()
    article = make_article()
    moved_in()
    for behind in ("feed/", "comment-page-2/", "embed/", "feed/rss2/"):
        answer = client.get(f"{article.address}{behind}")
        assert (behind, answer.status_code) == (behind, 301)
        assert answer["Location"] == article.address
    assert client.get("/nothing/here/feed/").status_code == 404
    assert client.post(f"{article.address}embed/").status_code in (404, 405)
    assert client.get("/sitemap_index.xml")["Location"] == "/sitemap.xml"


def test_a_day_of_another_clock_leads_to_its_month(client: Client) -> None:
    make_home()
    article = make_article()
    moved_in()
    day = article.first_published_at
    answer = client.get(f"/{day:%Y/%m}/{day.day + 1:02}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/{day:%Y/%m}/")


def test_a_category_without_those_above_it(client: Client) -> None:
    above = make_section(title="Film", address="/category/film/")
    short = make_section(title="Short", parent=above, address="/category/film/short/")
    moved_in("category", "short", short.pk)
    make_article(section=short)
    for old in ("/category/short/", "/category/short/page/7/", "/blog/category/film/short/"):
        answer = client.get(old)
        assert (old, answer.status_code, answer.headers.get("Location")) == (old, 301, short.address)
    assert client.get("/category/long/").status_code == 404


def test_a_page_whose_address_is_a_form_of_ours(client: Client) -> None:
    make_home()
    article = make_article()
    Redirect.add_redirect("/comments/", redirect_to=article)
    answer = client.get("/comments/")
    assert (answer.status_code, answer["Location"]) == (301, article.url)
    Redirect.objects.all().delete()
    assert client.get("/comments/").status_code == 405


def test_a_site_that_began_here_has_none(client: Client) -> None:
    article = make_article()
    assert client.get(f"{article.address}embed/").status_code == 404
