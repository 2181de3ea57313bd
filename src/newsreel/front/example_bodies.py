"""Bodies of example articles, drawn by the templates that draw real ones. Nothing in them happened."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from newsreel.front.example_pictures import picture
from newsreel.front.example_values import TODAY
from newsreel.front.galleries import in_turn
from newsreel.front.view import GalleryPicture, Image
from newsreel.newsroom.blocks import ArticleBody

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def blocks(*given: tuple[str, Any]) -> SafeString:
    """A body drawn from blocks as they are stored: pairs of name and value."""
    stored = [
        {"type": name, "value": value, "id": f"example-{number}"}
        for number, (name, value) in enumerate(given, 1)
    ]
    return ArticleBody().to_python(stored).render_as_block()


def figure(image: Image | None, layout: str = "measure", **words: str) -> SafeString:
    return render_to_string("components/figure/figure.html", {"image": image, "layout": layout, **words})


def gallery(
    pictures: tuple[GalleryPicture, ...], columns: int, title: str = "", anchor: str = "example"
) -> SafeString:
    context = {"pictures": in_turn(pictures), "columns": columns, "title": title, "anchor": anchor}
    return render_to_string("components/gallery/gallery.html", context)


def joined(*parts: str) -> SafeString:
    return mark_safe("\n".join(parts))  # noqa: S308 -- each was drawn by a template


PICTURES = tuple(
    GalleryPicture(
        caption=caption,
        credit="Newsreel art desk",
        small=picture(number, 600, 600, alt=caption, caption=caption),
        large=picture(number, 1200, 800 if number % 2 else 1500, alt=caption, caption=caption),
    )
    for number, caption in enumerate(
        (
            "The booth on its last night.",
            "Aurélio Banks threads the second machine, as he has some forty thousand times.",
            "Row K, where the springs gave up in 1988.",
            "The curtain, mended with a sail.",
            "Reel four of six.",
            "Porto Maré from the roof.",
        )
    )
)

PARAGRAPHS = (
    "<p>The last reel ran out at eleven minutes past ten. Nobody in the stalls knew it was the last; the "
    "film, a comedy about a lighthouse and the two widows who love its keeper, ended as it always has, "
    "with a wedding and a fog. Upstairs, Aurélio Banks let the tail slap against the plate for longer "
    "than he should have.</p><p>He is seventy-four. He has worked in the same booth, three metres by "
    'four, since a <a href="/cinema/">cousin’s cousin</a> fell ill in 1975 and somebody had to come '
    "<em>that evening</em>. “I was told it would be a week,” he says. “I brought one sandwich.”</p>",
    "<p>The house is to become a library. The council voted in June, the seats went in September, and the "
    "two machines, which nobody could carry down the stairs by which nobody could say they had come up, "
    "will stay where they are behind glass.</p><p>On Friday he showed a visitor how the carbon rods are "
    "trimmed, how a splice is made with tape and a razor, and how to tell from the sound alone that a "
    "reel has a minute left. Then he locked the door and gave away the key.</p>",
    "<p>The woman who took it, Benedita Sá, was born on the staircase during the second half of a "
    "western. She is now the town’s librarian. “I have heard about that western all my life,” she says. "
    "“I have never seen how it ends.”</p>",
)

FEATURE = joined(
    blocks(("text", PARAGRAPHS[0])),
    blocks(
        (
            "pull_quote",
            {"quote": "I was told it would be a week. I brought one sandwich.", "speaker": "Aurélio Banks"},
        ),
        ("text", PARAGRAPHS[1]),
        ("heading", {"text": "How to hear the end of a reel", "level": "2"}),
        ("text", PARAGRAPHS[2]),
    ),
    figure(
        picture(
            3, 1200, 700, caption="The curtain at Porto Maré, mended with a sail after the storm of 1991."
        ),
        "wide",
    ),
    blocks(
        ("text", PARAGRAPHS[1]),
        (
            "quote",
            {
                "text": "<p>A projectionist is the only person in the house who has seen every film "
                "and watched none of them.</p>",
                "speaker": "Benedita Sá, at the council meeting of 14 June",
                "address": "https://example.org/minutes",
            },
        ),
        ("heading", {"text": "What is left", "level": "3"}),
        (
            "list",
            {
                "style": "bullets",
                "items": [
                    "<p>Two carbon-arc machines</p>",
                    "<p>Eleven kilometres of film</p>",
                    "<p>One stool</p>",
                ],
            },
        ),
        (
            "table",
            {
                "table": {
                    "data": [
                        ["Year", "Seats", "Tickets sold", "Best night", "What ran"],
                        ["1975", "412", "96,210", "26 December", "A comedy about a lighthouse"],
                        ["1998", "380", "41,877", "1 January", "A ship, at length"],
                        ["2026", "212", "3,014", "20 November", "A comedy about a lighthouse"],
                    ],
                    "first_row_is_table_header": True,
                    "first_col_is_header": True,
                    "table_header_choice": "both",
                    "cell": [{"row": row, "col": 2, "className": "htRight"} for row in range(4)],
                },
                "caption": "The Marine in three years. Figures from the council’s archive.",
            },
        ),
        (
            "embed",
            {
                "address": "https://www.youtube.com/watch?v=abcdefghijk",
                "provider": "YouTube",
                "title": "The last night at the Marine, in four minutes",
                "cover": None,
            },
        ),
    ),
    figure(picture(4, 800, 1000, caption="Reel four of six."), "left"),
    blocks(
        ("text", PARAGRAPHS[1]),
        (
            "related_link",
            {
                "address": "https://example.org/",
                "title": "Silent comedy found in a church organ is whole, but for the ending",
                "article": None,
            },
        ),
        ("correction_note", {"date": "2026-11-21", "text": "The seats went in September, not in August."}),
        ("text", PARAGRAPHS[2]),
    ),
)


def _update(minutes: int, headline: str, text: str, is_key: bool = False) -> tuple[str, Mapping[str, Any]]:
    moment = (TODAY - timedelta(minutes=minutes)).isoformat()
    return "live_update", {"time": moment, "headline": headline, "text": f"<p>{text}</p>", "is_key": is_key}


GALLERY = joined(blocks(("text", PARAGRAPHS[0])), gallery(PICTURES, 3, "The Marine, room by room"))

LIVE = blocks(
    (
        "text",
        "<p>The festival opens tonight on a blue carpet. We are at the harbour; this page grows.</p>",
    ),
    _update(2, "Vance arrives by tram", "No car, no coat, one umbrella between four.", is_key=True),
    _update(
        19,
        "The mayor explains the shade",
        "It is called <em>Tuesday</em>. It was mixed for a ferry that was never painted, and there "
        "were eleven hundred litres of it.",
    ),
    _update(47, "Doors, at last", "Forty minutes late and nobody minded.", is_key=True),
    _update(95, "It rains", "Of course it does."),
)

COUNTDOWN = blocks(
    ("text", "<p>We watched them all again, twice, so that you need not.</p>"),
    (
        "list",
        {
            "style": "countdown",
            "items": [
                "<p><b>The Lamp in the Well.</b> Shot in a week, and it shows in the best way.</p>",
                "<p><b>Nine Doors.</b> Eight of them are red, we are told.</p>",
                "<p><b>A Comedy About a Lighthouse.</b> The fog alone is worth the ticket.</p>",
            ],
        },
    ),
)

SPONSORED = joined(
    blocks(("text", f'<p>{LONG_WORD} and <a href="https://example.org/">a link that was paid for</a>.</p>')),
    figure(None, caption="The lift, before.", credit="Halcyon Airways"),
    gallery((GalleryPicture(caption="Lost."), PICTURES[1]), 2, anchor="lost"),
)

RIGHT_TO_LEFT = blocks(
    (
        "text",
        "<p>وُجدت العلب السبع في خزانة مدرسة قديمة، مرتّبة كما تركها صاحبها قبل ستين "
        "عامًا.</p><p>سيُعرض الفيلم يوم الجمعة في قاعة الميناء، مع موسيقى حيّة.</p>",
    ),
    ("pull_quote", {"quote": "لم نصدّق أعيننا.", "speaker": "ليلى حدّاد"}),
    ("text", "<p>يقول المرمّمون إن الصورة سليمة، وإن الصوت ينقصه دقيقتان.</p>"),
)

CJK = blocks(
    ("text", "<p>倉庫の奥から見つかった七巻のフィルムは、ほぼ完全な状態で残っていた。上映は来月。</p>")
)

IMPORTED = blocks(
    (
        "imported_markup",
        "<h1>Heading one</h1><p>Text with <acronym title='As Soon As'>ASAP</acronym>, "
        "<kbd>Ctrl</kbd>, <mark>marks</mark>, H<sub>2</sub>O, <del>old</del> <ins>new</ins> and "
        "<tt>type</tt>.</p><h4>Heading four</h4><dl><dt>Reel</dt><dd>Ten minutes of film, more or "
        "less.</dd><dt>Cue mark</dt><dd>The dot that says: next reel, "
        "now.</dd></dl><ol><li>One<ul><li>One and a half</li></ul></li><li>Two</li></ol><pre>for "
        "(reel in film) {\n    project(reel);  // a very long line that goes on well beyond the edge "
        "of any "
        "telephone\n}</pre><table><tr><th>Word</th><th>Means</th></tr><tr><td>Gate</td><td>Where the "
        "light is</td></tr></table><blockquote><p>Keep it in frame.</p></blockquote><hr><address>The "
        "Marine, Porto Maré</address><details><summary>More</summary><p>Hidden until asked "
        "for.</p></details>",
    ),
    (
        "media_file",
        {
            "address": "/media/last-night.mp3",
            "kind": "audio",
            "caption": "The last minute of the last reel.",
        },
    ),
    ("media_file", {"address": "/media/last-night.mp4", "kind": "video", "caption": "The last night."}),
)

ESSAY = joined(blocks(("text", PARAGRAPHS[0])), gallery(PICTURES[:3], 1))
