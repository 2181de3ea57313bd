from typing import Any

import pytest

from newsreel.transfer.wordpress.markup import blocks_from
from newsreel.transfer.wordpress.surroundings import Surroundings

IMAGE = '<img class="wp-image-7" src="https://a.example/x.jpg" alt="What it shows">'


def made(markup: str, surroundings: Surroundings | None = None) -> list[tuple[str, Any]]:
    return [(block.kind, block.value) for block in blocks_from(markup, surroundings or Surroundings())]


def with_pictures(number: int, address: str) -> int | None:
    return {7: 70, 8: 80}.get(number)


def test_a_picture_with_its_caption() -> None:
    markup = f'<figure class="wp-block-image alignwide">{IMAGE}<figcaption>In "May"</figcaption></figure>'
    assert made(markup, Surroundings(picture=with_pictures)) == [
        (
            "picture",
            {
                "picture": 70,
                "alt": "What it shows",
                "caption": "In “May”",
                "credit": "",
                "link": "",
                "layout": "wide",
            },
        )
    ]


def test_a_picture_we_have_no_copy_of_keeps_its_caption_and_is_noted() -> None:
    surroundings = Surroundings()
    found = made(f"<figure>{IMAGE}<figcaption>Cap</figcaption></figure>", surroundings)
    assert found[0][1]["picture"] is None
    assert found[0][1]["caption"] == "Cap"
    assert surroundings.notes.sentences() == [
        "No copy of a picture could be had; its place keeps the caption: https://a.example/x.jpg."
    ]


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("https://shop.example/poster/", "https://shop.example/poster/"),
        ("https://a.example/x-large.jpg", ""),
        ("https://a.example/?attachment_id=7", ""),
        ("/local/page/", "https://a.example/local/page/"),
        ("javascript:x()", ""),
        ("https://shop.example/" + "p" * 300, ""),
        ("#", ""),
    ],
)
def test_where_a_click_on_a_picture_leads(href: str, link: str) -> None:
    assert made(f'<p><a href="{href}">{IMAGE}</a></p>')[0][1]["link"] == link


def test_a_caption_too_long_for_its_field_is_said_in_full_beneath() -> None:
    caption = "word " * 300
    found = made(f"<figure>{IMAGE}<figcaption>{caption}</figcaption></figure>")
    assert [kind for kind, _ in found] == ["picture", "text"]
    assert len(found[0][1]["caption"]) == 1000
    assert found[1][1].count("word") == 300


@pytest.mark.parametrize(
    "markup",
    [
        f'<figure class="wp-block-gallery columns-4"><figure>{IMAGE}<figcaption>A</figcaption></figure>'
        f"<figure>{IMAGE}</figure></figure>",
        f'<ul class="wp-block-gallery columns-4"><li class="blocks-gallery-item"><figure>{IMAGE}'
        f"<figcaption>A</figcaption></figure></li><li><figure>{IMAGE}</figure></li></ul>",
        f'<figure class="wp-block-gallery columns-4"><ul><li><figure>{IMAGE}<figcaption>A</figcaption>'
        f"</figure></li><li><figure>{IMAGE}</figure></li></ul></figure>",
    ],
)
def test_galleries_old_and_new(markup: str) -> None:
    (found,) = made(markup, Surroundings(picture=with_pictures))
    assert found[0] == "gallery"
    assert found[1]["columns"] == 4
    assert [(each["picture"], each["caption"]) for each in found[1]["pictures"]] == [(70, "A"), (70, "")]


def test_a_caption_of_a_whole_gallery_stands_beneath_it() -> None:
    markup = (
        f'<figure class="wp-block-gallery"><figure>{IMAGE}</figure><figure>{IMAGE}</figure>'
        "<figcaption>All of them</figcaption></figure>"
    )
    found = made(markup)
    assert [kind for kind, _ in found] == ["gallery", "text"]
    assert found[1][1] == "<p>All of them</p>"


@pytest.mark.parametrize(
    ("markup", "address", "provider"),
    [
        (
            '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://x.com/a/status/1\n</div></figure>',
            "https://x.com/a/status/1",
            "X",
        ),
        (
            '<iframe src="//www.youtube.com/embed/aqz-KE-bpKQ?rel=0"></iframe>',
            "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
            "YouTube",
        ),
        (
            '<iframe data-src="https://player.vimeo.com/video/76979871"></iframe>',
            "https://vimeo.com/76979871",
            "Vimeo",
        ),
        ('<p><iframe src="https://maps.example/x"></iframe></p>', "https://maps.example/x", "maps.example"),
        ('<video src="https://a.example/f.mp4"></video>', "https://a.example/f.mp4", "a.example"),
        ('<audio><source src="https://a.example/f.mp3"></audio>', "https://a.example/f.mp3", "a.example"),
        ('<object data="https://a.example/f.swf"></object>', "https://a.example/f.swf", "a.example"),
    ],
)
def test_players_become_embeds(markup: str, address: str, provider: str) -> None:
    assert made(markup) == [("embed", {"address": address, "provider": provider, "title": "", "cover": None})]


def test_the_caption_of_an_embed_is_its_title() -> None:
    markup = (
        '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">https://vimeo.com/1</div>'
        "<figcaption>A film</figcaption></figure>"
    )
    assert made(markup)[0][1]["title"] == "A film"
    longer = markup.replace("A film", "word " * 50)
    assert [kind for kind, _ in made(longer)] == ["embed", "text"]


def test_a_file_of_which_we_have_a_copy_plays_here() -> None:
    surroundings = Surroundings(file=lambda address: 5 if address.endswith("f.mp4") else None)
    markup = '<figure><video src="https://a.example/f.mp4"></video><figcaption>Film</figcaption></figure>'
    value = {"file": 5, "address": "", "kind": "video", "poster": None, "caption": "Film", "credit": ""}
    assert made(markup, surroundings) == [("media_file", value)]


@pytest.mark.parametrize(
    "markup",
    [
        '<video poster="https://a.example/x.jpg"><source src="https://a.example/f.ogv">'
        '<source src="https://a.example/f.mp4"></video>',
        '<video src="https://a.example/f.ogv" poster="https://a.example/x.jpg">'
        '<source src="https://a.example/f.mp4"></video>',
    ],
)
def test_of_several_formats_that_plays_of_which_we_have_a_copy(markup: str) -> None:
    surroundings = Surroundings(
        file=lambda address: 5 if address.endswith("f.mp4") else None,
        picture=lambda number, address: 70 if address.endswith("x.jpg") else None,
    )
    ((kind, value),) = made(markup, surroundings)
    assert (kind, value["file"], value["poster"]) == ("media_file", 5, 70)


def test_a_player_of_nothing_leaves_its_words() -> None:
    surroundings = Surroundings()
    assert made("<video>Your browser is old</video>", surroundings) == [
        ("text", "<p>Your browser is old</p>")
    ]
    assert surroundings.notes.sentences() == ["A player without a usable address (<video>) was left out."]
