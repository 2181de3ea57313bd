import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.transfer.wordpress.attachments import Attachment, Attachments
from newsreel.transfer.wordpress.classic import classic_markup

UPLOADS = "https://old.example/wp-content/uploads/"
ATTACHMENTS = Attachments(
    [
        Attachment(1, UPLOADS + "one.jpg", "One", "The first", "A one", parent=9, order=2),
        Attachment(2, UPLOADS + "two.jpg", "Two", "", "", parent=9, order=1),
        Attachment(3, UPLOADS + "song.mp3", "Song", "", "", parent=9),
        Attachment(4, UPLOADS + "film.mp4", "Film", "", "", parent=8),
    ]
)


def made(text: str, post: int = 9) -> str:
    return classic_markup(text, post=post, attachments=ATTACHMENTS).strip()


def embedded(address: str) -> str:
    wrapper = f'<div class="wp-block-embed__wrapper">{address}</div>'
    return f'<figure class="wp-block-embed">{wrapper}</figure>'


def one() -> str:
    return (
        f'<figure class=""><img class="wp-image-1" src="{UPLOADS}one.jpg" alt="A one">'
        "<figcaption>The first</figcaption></figure>"
    )


def two() -> str:
    return f'<figure class=""><img class="wp-image-2" src="{UPLOADS}two.jpg" alt=""></figure>'


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>"),
        (
            '[caption id="x" align="alignleft" width="9"]<a href="/b"><img src="a"></a>'
            " In <em>May</em>[/caption]",
            '<p><figure class="alignleft"><a href="/b"><img src="a"></a>'
            "<figcaption> In <em>May</em></figcaption></figure></p>",
        ),
        (
            '[caption align="alignnone" caption="Old form"]<img src="a">[/caption]',
            '<p><figure class="alignnone"><img src="a"><figcaption>Old form</figcaption></figure></p>',
        ),
        ("[caption]No picture[/caption]", '<p><figure class="">No picture</figure></p>'),
        ("[gallery]", f'<p><figure class="wp-block-gallery">{two()}{one()}</figure></p>'),
        (
            '[gallery ids="1,2,77" columns="4"]',
            f'<p><figure class="wp-block-gallery columns-4">{one()}{two()}</figure></p>',
        ),
        ('[gallery exclude="2"]', f'<p><figure class="wp-block-gallery">{one()}</figure></p>'),
        ("[audio]", f'<p><figure class=""><audio src="{UPLOADS}song.mp3"></audio></figure></p>'),
        (
            '[audio mp3="https://x.example/a.mp3"][/audio]',
            '<p><figure class=""><audio src="https://x.example/a.mp3"></audio></figure></p>',
        ),
        (
            "[video src='https://x.example/a.webm']",
            '<p><figure class=""><video src="https://x.example/a.webm"></video></figure></p>',
        ),
        (
            '[playlist ids="3"]',
            f'<p><figure class=""><audio src="{UPLOADS}song.mp3"></audio>'
            "<figcaption>Song</figcaption></figure></p>",
        ),
        (
            "[embed width='1']https://vimeo.com/1[/embed]",
            f"<p>{embedded('https://vimeo.com/1')}</p>",
        ),
        (
            "before\nhttps://youtu.be/aqz-KE-bpKQ\nafter",
            f"<p>before</p>\n<p>{embedded('https://youtu.be/aqz-KE-bpKQ')}</p>\n<p>after</p>",
        ),
        (
            "[vimeo 76979871]",
            f"<p>{embedded('https://vimeo.com/76979871')}</p>",
        ),
        ("https://example.org/page", "<p>https://example.org/page</p>"),
        (
            "[price id=“7”] euro",
            '<p><x-editors-only source="[price id=“7”]"></x-editors-only> euro</p>',
        ),
    ],
)
def test_classic_markup(text: str, markup: str) -> None:
    assert made(text) == markup


@pytest.mark.parametrize(
    "text", ["[gallery]", "[audio]", "[video]", "[playlist]", "[embed][/embed]", "[youtube]"]
)
def test_shortcodes_with_nothing_to_show_stay_for_editors(text: str) -> None:
    assert "x-editors-only" in made(text, post=5)


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "word",
                    " ",
                    "\n",
                    "\n\n",
                    "[caption]",
                    "[/caption]",
                    '[caption caption="word"]',
                    "<img src=a>",
                ),
                *(
                    "[gallery]",
                    "[embed]",
                    "[/embed]",
                    "[audio]",
                    "[video]",
                    "[/video]",
                    "[x y=1]",
                    "[/x]",
                    "<b>",
                    "</b>",
                ),
            ]
        ),
        max_size=15,
    )
)
def test_no_word_of_the_text_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    inside_a_player = "[video]" in text or "[audio]" in text
    lost = made(text).count("word") < "".join(part for part in parts if part == "word").count("word")
    assert not lost or inside_a_player
