"""What goes out for WordPress comes in again with the same words."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from wagtail.models import Site

from newsreel.community.models import Comment
from newsreel.newsroom.blocks import ArticleBody
from newsreel.newsroom.models import Article, Section, StandardPage
from newsreel.newsroom.tests.factories import make_article, make_author, make_home, make_section
from newsreel.transfer.export.block_markup import KINDS
from newsreel.transfer.export.tests.whole_site import make_whole_site, open_empty_site
from newsreel.transfer.export.wxr import export_wordpress
from newsreel.transfer.export.wxr_text import cdata, text
from newsreel.transfer.wordpress.body import text_of
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.run import run

BODY: list[tuple[str, Any]] = [
    ("text", "<p>Before ]]&gt; and “after” &amp; <b>bold</b>.</p><ul><li>one</li><li>two</li></ul><hr/>"),
    ("heading", {"text": "A <heading>", "level": "3"}),
    ("pull_quote", {"quote": "We never\nstop.", "speaker": "Ann"}),
    ("quote", {"text": "<p>Said at length.</p>", "speaker": "Bo", "address": ""}),
    ("list", {"style": "numbers", "items": ["<p>First</p>", "<p>Second</p>"]}),
    ("table", {"table": {"data": [["Film", "Score"], ["Harbour", "7"]], "first_row_is_table_header": True},
               "caption": "Scores"}),
    ("embed", {"address": "https://www.youtube.com/watch?v=abc", "provider": "YouTube", "title": ""}),
    ("imported_markup", "<details><summary>More</summary><p>Inside</p></details>"),
]  # fmt: skip


def words_of_all() -> dict[str, str]:
    """Without white space: there it may stand between elements, or not."""
    return {
        article.slug: "".join(text_of(article.body.raw_data).split()) for article in Article.objects.all()
    }


@pytest.mark.django_db
def test_the_words_of_every_article_come_back(tmp_path: Path) -> None:
    target = tmp_path / "site.xml"
    with transaction.atomic():
        stage = make_section(title="Stage")
        authors = [make_author(), make_author(name="Tom Ård")]
        make_article(section=stage, body=BODY, authors=authors, tags=["Film"], standfirst="In short.")
        make_article(section=make_section(title="Plays", parent=stage), title="A draft", live=False)
        before = words_of_all()
        export_wordpress(target)
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()
    make_home()
    report = run(target, media=NoMedia())
    assert words_of_all() == before
    article = Article.objects.get(title="Harbour lights go out")
    assert article.address == "/stage/harbour-lights-go-out/"
    assert (article.standfirst, article.get_parent().title) == ("In short.", "Stage")
    assert [byline.author.name for byline in article.bylines.all()] == ["Iris Vale", "Tom Ård"]
    assert Section.objects.get(title="Plays").get_parent().title == "Stage"
    assert report.total.skipped == 0


@pytest.mark.django_db
def test_a_whole_site_is_a_whole_file(tmp_path: Path, media_folder: Path) -> None:
    target = tmp_path / "site.xml"
    with transaction.atomic():
        make_whole_site()
        counts = export_wordpress(target)
        transaction.set_rollback(True)
    tree = etree.parse(target)
    kinds = [element.text for element in tree.iterfind(".//{*}post_type")]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"attachment": 4, "page": 2, "post": 4}
    assert (counts["comments"], counts["articles"]) == (3, 4)
    assert "ann@example.org" not in target.read_text()
    assert re.search(
        r'<video controls poster="http://127.0.0.1:8000/media/[^"]+\.jpg" '
        r'src="http://127.0.0.1:8000/media/documents/film[^"]*\.mp4"></video><figcaption>The film<',
        target.read_text(),
    )
    Site.clear_site_root_paths_cache()
    open_empty_site()
    run(target, media=NoMedia())
    assert Comment.objects.get(name="Bo").parent == Comment.objects.get(name="Ann")
    assert StandardPage.objects.get(title="People").get_parent().title == "About"
    assert Article.objects.get(title="A hoax").live is False


@pytest.mark.django_db
def test_ten_articles_ask_no_more_of_the_database_than_two(tmp_path: Path) -> None:
    stage, author = make_section(title="Stage"), make_author()
    asked = []
    for number in range(10):
        make_article(section=stage, title=f"Lights {number}", authors=[author], tags=["Film"])
        if number in (1, 9):
            with CaptureQueriesContext(connection) as queries:
                export_wordpress(tmp_path / f"{number}.xml")
            asked.append(len(queries))
    assert asked[0] == asked[1]


def test_every_block_has_a_form_in_wordpress() -> None:
    assert set(ArticleBody().child_blocks) == KINDS


@given(st.text())
def test_any_text_stays_within_its_element(value: str) -> None:
    root = etree.fromstring(f"<x>{cdata(value)}</x>".encode("utf-8", "surrogatepass"))
    kept = etree.fromstring(f"<x>{text(value)}</x>".encode("utf-8", "surrogatepass"))
    assert (root.text or "") == (kept.text or "")
    assert len(root) == len(kept) == 0
