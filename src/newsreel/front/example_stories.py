"""Articles for the style guide and for tests of templates. Nothing in them happened."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from newsreel.front import example_bodies
from newsreel.front.example_bodies import LONG_WORD
from newsreel.front.example_pictures import picture
from newsreel.front.example_values import (
    CARDS,
    INES,
    TODAY,
    TOMAS,
    card,
)
from newsreel.front.view import (
    ArticleView,
    Card,
    Checked,
    CommentForm,
    CorrectionView,
    Credit,
    Crumb,
    Link,
    Remark,
    Review,
    Share,
    Thread,
)

SHARES = tuple(
    Share(network, label, f"https://example.org/share/{network}")
    for network, label in (
        ("copy", "Copy link"),
        ("email", "E-mail"),
        ("facebook", "Facebook"),
        ("x", "X"),
        ("linkedin", "LinkedIn"),
        ("pinterest", "Pinterest"),
        ("telegram", "Telegram"),
        ("tumblr", "Tumblr"),
    )
)


CHECKED = Checked(made=TODAY - timedelta(hours=2), sources=2, quotations=5, kept=1, corrections=1)


CHECKED = Checked(made=TODAY - timedelta(hours=2), sources=2, quotations=5, kept=1, corrections=1)


def _remark(number: int, name: str, text: str, *replies: Remark, **more: Any) -> Remark:
    return Remark(
        id=number,
        name=name,
        text=mark_safe(f"<p>{text}</p>"),  # noqa: S308 -- written here
        made=TODAY - timedelta(minutes=300 - number * 11),
        reply_url=f"?reply={number}#respond",
        replies=replies,
        **more,
    )


REMARKS = (
    _remark(
        1,
        "Maud Okonjo",
        "My grandfather ran the Rex in Lagos and had the same stool. He said you learn to sleep in "
        "eleven-minute pieces and it never leaves you. Thank you for this.",
        _remark(
            2,
            "Ines Marlowe",
            "Eleven minutes is exactly what Mr Banks said. I should have put it in.",
            _remark(
                3,
                "Maud Okonjo",
                "Put it in the library, then, beside the machines.",
                _remark(
                    4,
                    "Piet",
                    "Seconded.",
                    _remark(5, "R. Castellane", "And thirded, from the stalls."),
                    _remark(
                        6,
                        LONG_WORD,
                        f"See https://example.org/{LONG_WORD.lower()} for the whole of it.",
                    ),
                ),
            ),
            is_staff=True,
        ),
        website="https://example.org/",
    ),
    _remark(7, "منى", "شكرًا على هذه القصة الجميلة."),
)

FORM = CommentForm(action="/comments/", article_id=1, stamp="1:stamp")
THREAD = Thread(count=7, remarks=REMARKS, is_open=True, form=FORM)
NO_COMMENTS = Thread(count=0, remarks=(), is_open=True, form=FORM)
FORM_WITH_ERRORS = replace(
    FORM,
    parent=REMARKS[0],
    cancel_url="/cinema/story-1/#comments",
    values={"name": "Jo", "email": "jo@example", "text": "", "website": "example"},
    errors={
        "": "Your comment was not sent. Please look at the marked fields.",
        "email": "This is no e-mail address. Write one like name@example.org.",
        "text": "Write something first.",
        "website": "Write the whole address, with https:// before it.",
    },
)


def _crumbs(of: Card) -> tuple[Crumb, ...]:
    return Crumb("Home", "/"), Crumb(of.section.name, of.section.url), Crumb(of.headline)


ARTICLE = ArticleView(
    card=card(
        0,
        form="feature",
        kicker="The end of a reel",
        authors=(INES, replace(TOMAS, credit="Pictures by", role="")),
        updated=TODAY,
        comments=7,
    ),
    crumbs=_crumbs(CARDS[0]),
    body=example_bodies.FEATURE,
    lead=picture(
        2,
        1600,
        900,
        alt="A beam of light from a projector",
        caption="The beam at the Marine, Porto Maré, on Friday night. It has lit 41,300 evenings.",
    ),
    lead_layout="wide",
    shares=SHARES,
    credits=(
        Credit(
            outlet="Jornal de Porto Maré",
            url="https://example.org/marine",
            headline="O último projeccionista apaga a luz",
            published=TODAY - timedelta(days=1),
            is_original=True,
            read=TODAY - timedelta(hours=3),
        ),
        Credit(outlet="Iberian Wire", url="https://example.org/wire", published=TODAY - timedelta(hours=9)),
    ),
    checked=CHECKED,
    corrections=(
        CorrectionView(
            kind="Correction",
            text="This story said at first that the seats were taken out in August. It was September.",
            made=TODAY - timedelta(hours=20),
        ),
    ),
    tags=(
        Link("Projection", "/tag/projection/"),
        Link("Porto Maré", "/tag/porto-mare/"),
        Link("35 mm", "/tag/35-mm/"),
    ),
    previous=CARDS[8],
    next=CARDS[3],
    related=CARDS[7:11],
    latest=render_to_string("components/latest/rail.html", {"cards": CARDS[9:15], "today": TODAY}),
    thread=THREAD,
)

REVIEW = replace(
    ARTICLE,
    card=card(8, form="review", headline="Harbour Lights", kicker="Review", score=Decimal("8.5"), comments=0),
    review=Review(
        "Harbour Lights, directed by Petra Vance",
        Decimal("8.5"),
        "A fog machine of a film, and a heart in it.",
    ),
    lead=picture(5, 1600, 900, caption="Petra Vance’s harbour, built in a car park."),
    corrections=(),
    thread=NO_COMMENTS,
)

GALLERY = replace(
    ARTICLE,
    card=card(15, form="gallery", kicker="In pictures", comments=0),
    body=example_bodies.GALLERY,
    lead_layout="none",
    corrections=(),
    credits=(),
    thread=NO_COMMENTS,
)

ESSAY = replace(GALLERY, body=example_bodies.ESSAY)


LIVE = replace(
    ARTICLE,
    card=card(18, form="live", comments=0, updated=TODAY),
    body=example_bodies.LIVE,
    corrections=(),
    lead_layout="measure",
    thread=NO_COMMENTS,
)

COUNTDOWN = replace(
    ARTICLE,
    card=card(12, form="list", comments=0),
    body=example_bodies.COUNTDOWN,
    corrections=(),
    credits=(),
    lead=None,
    thread=Thread(count=7, remarks=REMARKS, is_open=False),
)

SPONSORED = replace(
    ARTICLE,
    card=card(
        22,
        form="news",
        headline=f"{LONG_WORD}: the musical, its cast of one hundred and twelve, and the lift it is set in",
        comments=0,
    ),
    body=example_bodies.SPONSORED,
    sponsor_url="https://example.org/",
    lead=None,
    corrections=(),
    credits=(),
    previous=None,
    thread=Thread(count=0, remarks=(), is_open=False),
)

RIGHT_TO_LEFT = replace(
    ARTICLE,
    card=card(16, comments=0, standfirst="فيلم عن الميناء ظنّ الجميع أنه ضاع، ووُجد في خزانة مدرسة."),
    body=example_bodies.RIGHT_TO_LEFT,
    corrections=(),
    credits=(),
    thread=NO_COMMENTS,
)

CJK = replace(
    ARTICLE,
    card=card(17, comments=0, standfirst="倉庫の奥で眠っていた七巻のフィルム。"),
    body=example_bodies.CJK,
    corrections=(),
    credits=(),
    thread=NO_COMMENTS,
)

IMPORTED = replace(
    ARTICLE,
    card=card(21, comments=0),
    body=example_bodies.IMPORTED,
    lead=None,
    corrections=(),
    credits=(),
    thread=replace(NO_COMMENTS, form=FORM_WITH_ERRORS),
)

ARTICLES = {
    name: replace(view, crumbs=_crumbs(view.card))
    for name, view in {
        "article": ARTICLE,
        "review": REVIEW,
        "gallery": GALLERY,
        "essay": ESSAY,
        "live": LIVE,
        "countdown": COUNTDOWN,
        "sponsored": SPONSORED,
        "right-to-left": RIGHT_TO_LEFT,
        "cjk": CJK,
        "imported": IMPORTED,
    }.items()
}
