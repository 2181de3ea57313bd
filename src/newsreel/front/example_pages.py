"""The pages around the articles, for the style guide and for tests of templates."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from newsreel.front.example_bodies import LONG_WORD, PARAGRAPHS, blocks, joined
from newsreel.front.example_stories import ARTICLES
from newsreel.front.example_values import CARDS, CINEMA, ENTERTAINMENT, GOSSIP, PAGER, TODAY
from newsreel.front.view import (
    Choice,
    CorrectionsView,
    CorrectionView,
    Crumb,
    Link,
    MessageView,
    Pager,
    SearchView,
    StandingView,
)

STANDING = StandingView(
    heading="Privacy Policy",
    crumbs=(Crumb("Home", "/"), Crumb("Privacy Policy")),
    introduction="What we keep about you, why, and how you have it removed.",
    body=blocks(
        ("text", PARAGRAPHS[1]),
        ("heading", {"text": "What we keep", "level": "2"}),
        ("text", PARAGRAPHS[2]),
        ("heading", {"text": "How long", "level": "2"}),
        (
            "list",
            {
                "style": "bullets",
                "items": ["<p>Comments: as long as the story.</p>", "<p>Addresses: never.</p>"],
            },
        ),
    ),
    updated=TODAY,
)


def _form() -> SafeString:
    fields: list[dict[str, Any]] = [
        {"id": "contact-name", "name": "name", "label": "Name", "autocomplete": "name", "required": True},
        {
            "id": "contact-email",
            "name": "email",
            "label": "E-mail",
            "kind": "email",
            "value": "jo@",
            "error": "This is no e-mail address. Write one like name@example.org.",
            "note": "Only to answer you.",
        },
        {"id": "contact-text", "name": "text", "label": "Message", "kind": "textarea"},
    ]
    drawn = [render_to_string("components/field/field.html", field) for field in fields]
    return joined(
        '<form class="form" method="post" action="/contact/">',
        '<p class="notice notice-wrong" role="alert">Your message was not sent. Please look at the marked '
        "field.</p>",
        *drawn,
        '<p class="form-send"><button class="button" type="submit">Send</button></p></form>',
    )


CONTACT = replace(
    STANDING,
    heading="Contact US",
    crumbs=(Crumb("Home", "/"), Crumb("Contact US")),
    body=blocks(("text", "<p>Write to the desk. Somebody reads everything.</p>")),
    form=_form(),
    updated=None,
)

CORRECTIONS = CorrectionsView(
    heading="Corrections",
    crumbs=(Crumb("Home", "/"), Crumb("Corrections")),
    introduction="What we got wrong, and what is right, newest first. We never change a fact in silence.",
    corrections=tuple(
        CorrectionView(
            kind=kind,
            text=text,
            made=TODAY - timedelta(days=days),
            article_headline=CARDS[days].headline,
            article_url=CARDS[days].url,
        )
        for kind, text, days in (
            ("Correction", "The seats were taken out in September, not in August.", 1),
            (
                "Clarification",
                "The jury’s notes were published by Ms Achterberg herself, not by the festival.",
                4,
            ),
            ("Editor’s note", "This story was updated when the studio answered our questions.", 12),
        )
    ),
)

SEARCH = SearchView(
    query="harbour",
    pager=replace(PAGER, total=163),
    cards=CARDS[:6],
    sections=(
        Choice("All sections", "?q=harbour", is_current=True),
        *(
            Choice(section.name, f"?q=harbour&section={section.name}")
            for section in (CINEMA, GOSSIP, ENTERTAINMENT)
        ),
    ),
    dates=(
        Choice("Any time", "?q=harbour", is_current=True),
        Choice("Past day", "?q=harbour&since=day"),
        Choice("Past week", "?q=harbour&since=week"),
        Choice("Past year", "?q=harbour&since=year"),
    ),
)
NOTHING = SearchView(
    query=f"{LONG_WORD} OR *",
    pager=Pager(number=1, count=0, total=0),
    cards=(),
    suggestions=CARDS[4:8],
    nearby=(Link("Harbour Lights", "/tag/harbour-lights/"), Link("Cinema", "/cinema/")),
    notice="Your search was cut to 200 characters.",
)

NOT_FOUND = MessageView(
    heading="This page left the building",
    sentence="The address may be mistyped, or the story has moved. Search for it, or start at the front.",
    status=404,
    cards=CARDS[4:8],
    links=(Link("Front page", "/"), Link("Latest News", "/latest-news/")),
)
WITHDRAWN = MessageView(
    heading="This story was withdrawn",
    sentence="We could not stand by its main claim and have taken it down. 14 November 2026.",
    status=410,
    cards=CARDS[8:12],
    links=(Link("Corrections", "/corrections/"),),
)
CONFIRMED = MessageView(heading="You are signed up", sentence="The first letter comes tomorrow at seven.")

PAGES: dict[str, tuple[str, Any]] = {
    **{name: ("pages/article.html", view) for name, view in ARTICLES.items()},
    "standing": ("pages/standing.html", STANDING),
    "contact": ("pages/standing.html", CONTACT),
    "corrections": ("pages/corrections.html", CORRECTIONS),
    "search": ("pages/search.html", SEARCH),
    "nothing-found": ("pages/search.html", NOTHING),
    "not-found": ("pages/message.html", NOT_FOUND),
    "withdrawn": ("pages/message.html", WITHDRAWN),
    "confirmed": ("pages/message.html", CONFIRMED),
}
