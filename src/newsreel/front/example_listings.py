"""A home page and listings made of the example values."""

from dataclasses import replace

from django.template.loader import render_to_string

from newsreel.front.example_values import (
    CARDS,
    CELEBRITY,
    CINEMA,
    ENTERTAINMENT,
    HOLLYWOOD,
    INES,
    PAGER,
    TODAY,
)
from newsreel.front.view import Crumb, HomeView, Link, ListingView, Zone

HOME = HomeView(
    heading="The Daily Reel: today’s stories",
    hot=CARDS[5:10],
    today=TODAY,
    zones=(
        Zone(kind="lead", cards=CARDS[0:6]),
        Zone(kind="latest", cards=CARDS[6:16], heading="Latest", more_url="/latest/"),
        Zone(
            kind="section",
            layout="lead_list",
            heading="Cinema",
            section=CINEMA,
            more_url="/cinema/",
            cards=(CARDS[8], CARDS[14], CARDS[16], CARDS[3], CARDS[0]),
        ),
        Zone(
            kind="section",
            layout="picture_columns",
            heading="Hollywood",
            section=HOLLYWOOD,
            more_url="/hollywood/",
            cards=(CARDS[15], CARDS[9], CARDS[21], CARDS[2], CARDS[11]),
        ),
        Zone(
            kind="section",
            layout="strip",
            heading="Celebrity",
            section=CELEBRITY,
            more_url="/celebrity/",
            cards=(CARDS[7], CARDS[13], CARDS[1], CARDS[20], CARDS[10]),
        ),
        Zone(
            kind="sign_up", heading="Subscribe to News", sentence="The day’s stories in one letter, at six."
        ),
        Zone(
            kind="section",
            layout="ladder",
            heading="Entertainment",
            section=ENTERTAINMENT,
            more_url="/entertainment/",
            cards=(CARDS[12], CARDS[19], CARDS[17], CARDS[23], CARDS[4]),
        ),
    ),
)

LISTING = ListingView(
    kind="section",
    heading="Cinema",
    crumbs=(Crumb("Home", "/"), Crumb("Cinema")),
    cards=CARDS[:12],
    pager=PAGER,
    description="New films, old prints, and the people in the booth.",
    hue=CINEMA.hue,
    feed_url="/cinema/feed/",
    subsections=(Link("Reviews", "/cinema/reviews/"), Link("Interviews", "/cinema/interviews/")),
    hot=render_to_string("components/hot/hot.html", {"cards": CARDS[5:10]}),
)

AUTHOR_LISTING = replace(
    LISTING,
    kind="author",
    heading=INES.name,
    crumbs=(Crumb("Home", "/"), Crumb("Ines Marlowe")),
    description="",
    hue=None,
    person=INES,
    feed_url="/author/ines-marlowe/feed/",
    subsections=(),
)

LATEST_LISTING = replace(
    LISTING,
    kind="latest",
    heading="Latest",
    crumbs=(Crumb("Home", "/"), Crumb("Latest")),
    description="",
    hue=None,
    feed_url="/feed/",
    subsections=(),
    cards=CARDS[6:18],
)
