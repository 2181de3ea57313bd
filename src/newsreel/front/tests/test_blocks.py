"""Each block of an article as readers get it, from values as they are stored."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsreel.front.galleries import in_turn
from newsreel.front.view import GalleryPicture, Image
from newsreel.newsroom.blocks import ArticleBody, StandingText
from newsreel.newsroom.tests.factories import make_article, make_document, make_picture


def body(*stored: tuple[str, Any]) -> str:
    """The blocks drawn, one line for each tag or text that starts one, without the space between."""
    values = [
        {"type": name, "value": value, "id": f"b{number}"} for number, (name, value) in enumerate(stored, 1)
    ]
    drawn = ArticleBody().to_python(values).render_as_block()
    return "\n".join(line.strip() for line in drawn.splitlines() if line.strip())


def items(*values: Any) -> list[dict[str, Any]]:
    return [{"type": "item", "value": value, "id": f"i{number}"} for number, value in enumerate(values)]


def test_text() -> None:
    assert body(("text", "<p>One <b>bold</b> word.</p><ul><li>x</li></ul><hr/>")) == (
        "<p>One <b>bold</b> word.</p><ul><li>x</li></ul><hr>"
    )


def test_text_is_cleaned() -> None:
    assert body(("text", '<p onclick="alert(1)">x<script>alert(1)</script></p>')) == "<p>x</p>"


@pytest.mark.django_db
def test_links_to_pages_lead_to_their_addresses() -> None:
    article = make_article(title="Elsewhere")
    drawn = body(("text", f'<p><a linktype="page" id="{article.pk}">there</a></p>'))
    assert drawn == '<p><a href="/cinema/elsewhere/" rel="noopener">there</a></p>'


def test_headings_keep_their_level_where_the_order_allows_it() -> None:
    assert (
        body(
            ("heading", {"text": "A & B", "level": "2"}),
            ("heading", {"text": "C", "level": "3"}),
            ("heading", {"text": "D", "level": "4"}),
        )
        == "<h2>A &amp; B</h2>\n<h3>C</h3>\n<h4>D</h4>"
    )


def test_headings_never_skip_a_level() -> None:
    assert body(("heading", {"text": "Deep", "level": "4"}), ("imported_markup", "<h6>Deeper</h6>")) == (
        '<h2 class="as-h4">Deep</h2>\n<div class="imported"><h3 class="as-h6">Deeper</h3></div>'
    )


def test_a_heading_of_an_unknown_level_is_one_of_the_second() -> None:
    assert body(("heading", {"text": "x", "level": '1 onclick="alert(1)"'})) == "<h2>x</h2>"


@pytest.mark.django_db
def test_picture() -> None:
    picture = make_picture(width=640, height=480)
    drawn = body(
        (
            "picture",
            {
                "picture": picture.pk,
                "alt": "Two <cats>",
                "caption": "A cat",
                "credit": "",
                "link": "",
                "layout": "wide",
            },
        )
    )
    assert drawn.startswith('<figure class="figure figure-wide">')
    assert 'width="640" height="480" alt="Two &lt;cats&gt;" loading="lazy"' in drawn
    assert drawn.endswith(
        '<figcaption class="caption"><span>A cat</span> <span class="credit">Lou '
        "Ferro</span></figcaption>\n</figure>"
    )


@pytest.mark.django_db
def test_a_picture_may_be_a_link() -> None:
    drawn = body(("picture", {"picture": make_picture().pk, "link": "https://example.org/?a=1&b=2"}))
    assert '<a href="https://example.org/?a=1&amp;b=2" rel="noopener"><picture' in drawn


def test_a_missing_picture_keeps_its_place_and_caption() -> None:
    assert body(("picture", {"picture": None, "caption": "The lift", "credit": "Halcyon"})) == (
        '<figure class="figure figure-measure">\n'
        '<div class="missing"><span>Picture not available</span></div>\n'
        '<figcaption class="caption"><span>The lift</span> <span class="credit">Halcyon</span></figcaption>\n'
        "</figure>"
    )


@pytest.mark.django_db
def test_gallery_opens_each_picture_without_script() -> None:
    first, second = make_picture(title="One"), make_picture(title="Two")
    drawn = body(
        (
            "gallery",
            {
                "title": "Rooms",
                "columns": 3,
                "pictures": items(
                    {"picture": first.pk, "caption": "First"},
                    {"picture": second.pk},
                    {"picture": None, "caption": "Lost"},
                ),
            },
        )
    )
    assert '<div class="gallery" role="group" aria-label="Rooms">\n<h2>Rooms</h2>' in drawn
    assert '<ul class="gallery-grid gallery-of-3">' in drawn
    assert '<a class="gallery-open" id="place-b1-1" href="#picture-b1-1">' in drawn
    assert '<div class="gallery-view" id="picture-b1-1">' in drawn
    assert '<a class="button button-quiet" href="#picture-b1-2" data-gallery="next">Next</a>' in drawn
    assert '<a class="button" href="#place-b1-2" data-gallery="close">Close</a>' in drawn
    assert drawn.count('class="gallery-view"') == 2
    assert drawn.count("Picture not available") == 1
    ids = re.findall(r' id="([^"]+)"', drawn)
    assert len(ids) == len(set(ids)) == 4


def test_turning_pages_passes_over_what_is_missing() -> None:
    lost, shown = GalleryPicture(), GalleryPicture(large=Image(src="/a.jpg", width=3, height=2, alt=""))
    turns = [(picture.previous, picture.next) for picture in in_turn([lost, shown, lost, shown, lost])]
    assert turns == [(0, 2), (0, 4), (2, 4), (2, 0), (4, 0)]


@pytest.mark.django_db
def test_pictures_side_by_side_are_square_and_one_under_another_whole() -> None:
    picture = make_picture(width=640, height=480)
    values = {"columns": 2, "pictures": items({"picture": picture.pk})}
    assert 'width="480" height="480"' in body(("gallery", values)).split("gallery-view")[0]
    values["columns"] = 1
    assert 'width="640" height="480"' in body(("gallery", values)).split("gallery-view")[0]


def test_pull_quote_draws_its_own_quotation_marks() -> None:
    assert body(("pull_quote", {"quote": "“One sandwich.”", "speaker": "A. <Banks>"})) == (
        '<figure class="pull-quote">\n<blockquote><p>One sandwich.</p></blockquote>\n'
        "<figcaption>A. &lt;Banks&gt;</figcaption>\n</figure>"
    )


def test_pull_quote_keeps_marks_that_are_part_of_it() -> None:
    drawn = body(("pull_quote", {"quote": "“Yes,” she said, “and no.”", "speaker": ""}))
    assert "<p>“Yes,” she said, “and no.”</p>" in drawn
    assert "figcaption" not in drawn


def test_quotation() -> None:
    assert body(
        (
            "quote",
            {"text": "<p>x<img src=y onerror=z></p>", "speaker": "Ada", "address": "https://example.org/"},
        )
    ) == (
        '<figure class="quote">\n'
        '<blockquote cite="https://example.org/"><p>x<img src="y" alt="" loading="lazy"></p></blockquote>\n'
        '<figcaption><a href="https://example.org/" rel="noopener">Ada</a></figcaption>\n</figure>'
    )


@pytest.mark.parametrize(
    ("style", "opened", "closed"),
    [
        ("bullets", "<ul>", "</ul>"),
        ("numbers", '<ol class="numbered">', "</ol>"),
        ("countdown", '<ol class="countdown" reversed>', "</ol>"),
    ],
)
def test_list(style: str, opened: str, closed: str) -> None:
    assert body(("list", {"style": style, "items": items("<p>a</p>", "<p>b</p>")})) == (
        f"{opened}\n<li><p>a</p></li>\n<li><p>b</p></li>\n{closed}"
    )


def test_table() -> None:
    stored = {
        "data": [["", "Seats"], ["1975", "<b>412</b>"]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_header_choice": "both",
        "cell": [{"row": 1, "col": 1, "className": "htRight"}],
    }
    assert body(("table", {"table": stored, "caption": "The Marine"})) == (
        '<figure class="table">\n<div class="table-frame" role="group" aria-label="The Marine" '
        'tabindex="0">\n'
        '<table>\n<thead>\n<tr><td></td><th scope="col">Seats</th></tr>\n</thead>\n<tbody>\n'
        '<tr><th scope="row">1975</th><td class="to-end">&lt;b&gt;412&lt;/b&gt;</td></tr>\n'
        "</tbody>\n</table>\n</div>\n"
        '<figcaption class="caption">The Marine</figcaption>\n</figure>'
    )


def test_embed_fetches_nothing_and_is_a_link() -> None:
    drawn = body(
        (
            "embed",
            {
                "address": "https://www.youtube.com/watch?v=abc-DEF_123",
                "provider": "",
                "title": "The last <night>",
                "cover": None,
            },
        )
    )
    assert drawn == (
        '<figure class="embed" data-embed-url="https://www.youtube-nocookie.com/embed/abc-DEF_123" '
        'data-embed-shape="film" data-embed-title="The last &lt;night&gt;">\n<div class="embed-cover">\n'
        '<div class="embed-words">\n<p class="label">YouTube</p>\n'
        '<p class="embed-title" dir="auto">The last &lt;night&gt;</p>\n'
        '<p class="embed-choice"><button class="button needs-script" type="button" data-embed-button>'
        'Load from YouTube</button> <a href="https://www.youtube.com/watch?v=abc-DEF_123" rel="noopener">'
        "See it on YouTube</a></p>\n"
        '<p class="field-note">Nothing is fetched from YouTube until you ask for it.</p>\n</div>\n'
        "</div>\n</figure>"
    )


def test_an_unknown_provider_is_only_a_link() -> None:
    drawn = body(
        ("embed", {"address": "https://www.example.org/clip", "provider": "", "title": "", "cover": None})
    )
    assert drawn.startswith('<figure class="embed">')
    assert "button" not in drawn
    assert '<a href="https://www.example.org/clip" rel="noopener">See it on example.org</a>' in drawn


@pytest.mark.django_db
def test_related_article() -> None:
    article = make_article(title="Silent comedy found")
    assert body(("related_link", {"article": article.pk, "address": "", "title": ""})) == (
        '<p class="read-also"><span class="read-also-label">Read also</span> '
        '<a href="/cinema/silent-comedy-found/">Silent comedy found</a></p>'
    )


@pytest.mark.django_db
def test_a_related_article_that_is_not_live_is_not_named() -> None:
    article = make_article(title="Not yet", live=False)
    assert body(("related_link", {"article": article.pk, "address": "", "title": ""})) == ""


def test_related_address() -> None:
    assert body(("related_link", {"article": None, "address": "https://example.org/", "title": "A & B"})) == (
        '<p class="read-also"><span class="read-also-label">Read also</span> '
        '<a href="https://example.org/" rel="noopener">A &amp; B</a></p>'
    )


def test_correction_note() -> None:
    assert body(("correction_note", {"date": "2026-11-21", "text": "Not August & not <b>."})) == (
        '<p class="correction-note"><strong>Corrected <time datetime="2026-11-21">21 November '
        "2026</time>.</strong> "
        "Not August &amp; not &lt;b&gt;.</p>"
    )


def test_live_updates_stand_under_their_key_moments() -> None:
    drawn = body(
        ("text", "<p>It begins.</p>"),
        (
            "live_update",
            {"time": "2026-11-22T14:30:00Z", "headline": "Arrival", "text": "<p>a</p>", "is_key": True},
        ),
        (
            "live_update",
            {"time": "2026-11-22T14:10:00Z", "headline": "Rain", "text": "<p>b</p>", "is_key": False},
        ),
    )
    assert drawn == (
        '<nav class="key-moments" aria-labelledby="key-moments">\n<h2 id="key-moments">Key moments</h2>\n'
        '<ol class="key-list">\n<li><a href="#update-b2"><time '
        'datetime="2026-11-22T14:30:00+00:00">14:30</time> '
        "<span>Arrival</span></a></li>\n</ol>\n</nav>\n<p>It begins.</p>\n"
        '<section class="update update-key" id="update-b2">\n<p class="update-time"><a href="#update-b2">'
        '<time datetime="2026-11-22T14:30:00+00:00"><b class="billing">14:30</b> 22 Nov</time></a></p>\n'
        "<h2>Arrival</h2>\n<p>a</p>\n</section>\n"
        '<section class="update" id="update-b3">\n<p class="update-time"><a href="#update-b3">'
        '<time datetime="2026-11-22T14:10:00+00:00"><b class="billing">14:10</b> 22 Nov</time></a></p>\n'
        "<h2>Rain</h2>\n<p>b</p>\n</section>"
    )


@pytest.mark.parametrize(
    ("kind", "player"),
    [
        (
            "audio",
            '<audio controls preload="none" aria-label="Reel 4" src="/media/a.mp3">'
            '<a href="/media/a.mp3">Listen to the recording</a></audio>',
        ),
        (
            "video",
            '<video controls preload="none" playsinline aria-label="Reel 4" src="/media/a.mp3">'
            '<a href="/media/a.mp3">Watch the film</a></video>',
        ),
    ],
)
def test_media_file_is_fetched_when_played(kind: str, player: str) -> None:
    assert body(("media_file", {"address": "/media/a.mp3", "kind": kind, "caption": "Reel 4"})) == (
        f'<figure class="recording">\n{player}\n'
        '<figcaption class="caption"><span>Reel 4</span></figcaption>\n</figure>'
    )


@pytest.mark.django_db
def test_a_film_among_the_documents_with_a_poster() -> None:
    film, poster = make_document("film.mp4", b"\0\0\0\x18ftypisom"), make_picture()
    value = {"file": film.pk, "kind": "video", "poster": poster.pk, "credit": "Iris Falk"}
    drawn = body(("media_file", value))
    assert f'src="{film.file.url}"' in drawn
    assert re.search(r' poster="/pictures/[^"]+\.jpg"', drawn)
    assert '<figcaption class="caption"> <span class="credit">Iris Falk</span></figcaption>' in drawn


@pytest.mark.django_db
def test_all_films_of_a_story_are_had_by_one_query() -> None:
    films = [make_document(f"{number}.mp4", b"film") for number in range(3)]
    stored = [("media_file", {"file": film.pk, "kind": "video"}) for film in films]
    with CaptureQueriesContext(connection) as queries:
        body(*stored)
    assert len(queries) == 1


def test_a_media_file_at_no_address_is_said_to_be_missing() -> None:
    drawn = body(("media_file", {"address": "javascript:alert(1)", "kind": "video", "caption": ""}))
    assert drawn == '<figure class="recording">\n<p class="missing">Film not available</p>\n</figure>'


def test_imported_markup_is_cleaned_and_mended() -> None:
    assert body(("imported_markup", "<center><acronym>a</acronym></center><iframe src=x></iframe>")) == (
        '<div class="imported"><abbr>a</abbr></div>'
    )


def test_a_block_without_an_identifier_still_has_one_in_the_page() -> None:
    stored = [
        {"type": "live_update", "value": {"time": "2026-11-22T14:30:00Z", "headline": "x", "text": "y"}}
    ]
    assert 'id="update-1"' in ArticleBody().to_python(stored).render_as_block()


def test_standing_pages_are_drawn_by_the_same_templates() -> None:
    drawn = StandingText().to_python([{"type": "heading", "value": {"text": "x", "level": "3"}, "id": "a"}])
    assert '<h2 class="as-h3">x</h2>' in drawn.render_as_block()


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_pictures_of_a_body_are_read_at_once(count: int) -> None:
    pictures = [make_picture(title=f"Picture {number}") for number in range(count)]
    stored = [
        {"type": "picture", "value": {"picture": picture.pk}, "id": str(picture.pk)} for picture in pictures
    ]
    with CaptureQueriesContext(connection) as queries:
        drawn = ArticleBody().to_python(stored).render_as_block()
    assert drawn.count("<picture") == count
    assert len(queries) == 1
