from dataclasses import replace

from newsreel.front.example_listings import AUTHOR_LISTING, LISTING
from newsreel.front.view import Crumb

EXAMPLES = {
    "Section": {"view": LISTING},
    "Author": {"view": AUTHOR_LISTING},
    "Tag": {
        "view": replace(
            LISTING,
            kind="tag",
            heading="Restoration",
            crumbs=(Crumb("Home", "/"), Crumb("Restoration")),
            hue=None,
            subsections=(),
            description="",
        )
    },
    "Date": {
        "view": replace(
            LISTING,
            kind="date",
            heading="March 2026",
            crumbs=(Crumb("Home", "/"), Crumb("March 2026")),
            hue=None,
            subsections=(),
            feed_url="",
            description="",
        )
    },
}
