"""Stories, people and furniture for the style guide and for tests of components. Nobody here exists."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from newsreel.front.example_pictures import picture
from newsreel.front.view import (
    Card,
    Chrome,
    Head,
    Link,
    MenuItem,
    PageNumber,
    Pager,
    Person,
    SectionLabel,
)

TODAY = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)

CELEBRITY = SectionLabel("Celebrity", "/celebrity/", 350)
CINEMA = SectionLabel("Cinema", "/cinema/", 30)
GOSSIP = SectionLabel("Gossip", "/gossip/", 310)
HOLLYWOOD = SectionLabel("Hollywood", "/hollywood/", 75)
LATEST = SectionLabel("Latest News", "/latest-news/", 255)
ENTERTAINMENT = SectionLabel("Entertainment", "/entertainment/", 165)
SECTIONS = (CELEBRITY, CINEMA, GOSSIP, HOLLYWOOD, LATEST, ENTERTAINMENT)

INES = Person(
    name="Ines Marlowe",
    url="/author/ines-marlowe/",
    role="Film critic",
    biography=(
        "Ines Marlowe has reviewed films for nineteen years and still sits in the third row. She "
        "writes about restoration, projection, and the people whose names come last in the credits."
    ),
    website="https://example.org/",
    links=(Link("Mastodon", "https://example.org/@ines"), Link("Letters", "https://example.org/letters")),
    portrait=picture(1, 400, 400, "Ines Marlowe"),
)
TOMAS = Person(name="Tomás Okafor-Lind", url="/author/tomas-okafor-lind/", role="Hollywood correspondent")

_STORIES: tuple[tuple[str, SectionLabel, str], ...] = (
    (
        "The last projectionist of Porto Maré turns out the lights",
        CINEMA,
        "For fifty-one years Aurélio Banks threaded the same two machines. On Friday night he ran a "
        "comedy, locked the booth, and gave the key to a woman who was born there.",
    ),
    (
        "Vera Lindqvist walks off her own tribute, then buys the room a drink",
        CELEBRITY,
        "The applause went on for nine minutes. She lasted four.",
    ),
    (
        "Studio town counts the cost of a summer without a hit",
        HOLLYWOOD,
        "Three tentpoles, two write-downs and one very quiet commissary.",
    ),
    ("A quiet revolt in the costume department, and how it was won", CINEMA, "It began with a zip."),
    (
        "“Nightjar” renewed for a third season, with a new city and an old grudge",
        ENTERTAINMENT,
        "Filming moves north in March; half of the cast moves with it.",
    ),
    (
        "Dashiell Moon and Petra Vance arrive together, leave by different doors",
        GOSSIP,
        "Neither stopped to talk.",
    ),
    (
        "Orchestra pit reopens after flood, one cello short",
        LATEST,
        "Players returned to the Alhambra on Sunday for a first rehearsal.",
    ),
    (
        "Ray Castellane on forty years of playing the second-nicest man in the room",
        CELEBRITY,
        "He was never the lead, and has never been out of work.",
    ),
    (
        "Silent comedy found in a church organ is whole, but for the ending",
        CINEMA,
        "Seven minutes nobody had seen.",
    ),
    ("Writers and streamers agree a truce on residuals", HOLLYWOOD, "A vote is due before the holidays."),
    ("Who keeps sending lilies to the set of “Harbour Lights”?", GOSSIP, "Every Tuesday, no card."),
    (
        "Box office: a ghost story holds on for a fifth week",
        LATEST,
        "It lost nine per cent. Everything else lost half.",
    ),
    (
        "Ten films that were better in black and white",
        ENTERTAINMENT,
        "And one that we would colour tomorrow.",
    ),
    ("Mona Achterberg quits the jury and publishes her notes", CELEBRITY, "Forty pages, none of them kind."),
    ("The stunt school where everybody falls on Thursdays", CINEMA, "Bring your own knees."),
    ("Backlot fire destroys a street that was four cities", HOLLYWOOD, "Nobody was hurt; Vienna is gone."),
    ("النسخة المرمّمة من «ليالي الميناء» تعود إلى الشاشة بعد ستين عامًا", CINEMA, "A harbour film comes home."),
    ("失われた特撮映画のフィルム、倉庫の奥から見つかる", ENTERTAINMENT, "A monster, asleep since 1961."),
    ("Festival drops its red carpet for a blue one", LATEST, "The mayor chose the shade."),
    ("One long night at the talk show that would not end", ENTERTAINMENT, "The host had lost the way out."),
    ("Petra Vance denies a duet, a feud and a dog", GOSSIP, "In that order."),
    ("Agents are learning to read again", HOLLYWOOD, "The script reader’s trade is back."),
    ("Casting opens for a musical set in a lift", LATEST, "Must be able to sing sideways."),
    ("The understudy’s year: 212 shows, one entrance", ENTERTAINMENT, "He was ready for all of them."),
)

_MINUTES_AGO = (7, 19, 34, 52, 71, 95, 128, 164, 201, 260, 322, 390)
_FORMS = {
    3: "feature",
    7: "interview",
    8: "review",
    12: "list",
    13: "opinion",
    15: "gallery",
    18: "live",
    19: "video",
}
_LANGUAGES = {16: "ar", 17: "ja"}


def card(number: int, **changes: Any) -> Card:
    """The story of that number (they repeat after the last), with `changes` to its fields."""
    index = number % len(_STORIES)
    headline, section, standfirst = _STORIES[index]
    minutes = _MINUTES_AGO[index % len(_MINUTES_AGO)] + (index // len(_MINUTES_AGO)) * 1440
    made = Card(
        id=number + 1,
        url=f"/{section.name.split(' ')[0].lower()}/story-{number + 1}/",
        headline=headline,
        section=section,
        published=TODAY - timedelta(minutes=minutes),
        standfirst=standfirst,
        authors=(INES,) if index % 3 else (TOMAS,),
        minutes=2 + index % 7,
        comments=(index * 7) % 23,
        form=_FORMS.get(index, "news"),
        score=Decimal("8.5") if index == 8 else None,
        sponsor="Halcyon Airways" if index == 22 else "",
        language=_LANGUAGES.get(index, ""),
        landscape=picture(index),
        portrait=picture(index, 800, 1000),
        square=picture(index, 600, 600),
    )
    return replace(made, **changes)


CARDS = tuple(card(number) for number in range(len(_STORIES)))


def of_section(section: SectionLabel, count: int = 4) -> tuple[Card, ...]:
    return tuple(each for each in CARDS if each.section == section)[:count]


def _menu() -> tuple[MenuItem, ...]:
    items = (_with_mega(_menu_item(section), of_section(section)) for section in SECTIONS)
    return (MenuItem("Home", "/", is_current=True), *items)


def _menu_item(section: SectionLabel) -> MenuItem:
    subsections = tuple(
        Link(name, f"{section.url}{name.lower()}/") for name in ("Reviews", "Interviews", "Archive")
    )
    return MenuItem(
        section.name,
        section.url,
        hue=section.hue,
        subsections=subsections if section in (CINEMA, CELEBRITY) else (),
    )


def _with_mega(item: MenuItem, recent: tuple[Card, ...]) -> MenuItem:
    drawn = render_to_string("components/masthead/mega.html", {"item": item, "recent": recent})
    return replace(item, mega=drawn)


CHROME = Chrome(
    name="The Daily Reel",
    tagline="Hollywood news, gossip and entertainment, as it happens",
    about=(
        "The Daily Reel reports on film, television and the people who make them. We say where a story comes "
        "from, correct what we get wrong, and date it when we do."
    ),
    menu=_menu(),
    page_links=tuple(
        Link(label, url)
        for label, url in (
            ("About Us", "/about-us/"),
            ("Advertise With Us", "/advertise-with-us/"),
            ("Contact US", "/contact-us/"),
            ("DMCA", "/dmca/"),
            ("Privacy Policy", "/privacy-policy/"),
            ("Terms & Conditions", "/terms-and-conditions/"),
        )
    ),
    social=tuple(
        Link(name, f"https://example.org/{name.lower()}")
        for name in ("Facebook", "X", "Instagram", "Pinterest", "YouTube")
    ),
    hot=render_to_string("components/drawer/hot.html", {"cards": CARDS[5:10]}),
    copyright=SafeString("© 2019–2026 The Daily Reel Ltd"),
    date=render_to_string("components/masthead/date.html", {"today": TODAY}),
    flipboard="https://example.org/flipboard",
    google_preferred_source="https://example.org/preferred",
)

HEAD = Head(title="Style guide", description="Every part of the front, with example values.", canonical="")

PAGER = Pager(
    number=2,
    count=14,
    total=163,
    pages=(
        PageNumber(1, "/cinema/"),
        PageNumber(2, "/cinema/page/2/", is_current=True),
        PageNumber(3, "/cinema/page/3/"),
        None,
        PageNumber(14, "/cinema/page/14/"),
    ),
    previous_url="/cinema/",
    next_url="/cinema/page/3/",
)
