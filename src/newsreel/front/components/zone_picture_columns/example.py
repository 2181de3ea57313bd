from newsreel.front.example_values import CARDS, HOLLYWOOD
from newsreel.front.view import Zone

EXAMPLES = {
    "Five stories": {
        "zone": Zone(
            kind="section",
            layout="picture_columns",
            section=HOLLYWOOD,
            more_url=HOLLYWOOD.url,
            cards=(CARDS[15], CARDS[9], CARDS[21], CARDS[2], CARDS[11]),
        ),
        "id": "example-picture_columns",
    },
    "One story": {
        "zone": Zone(kind="picked", layout="picture_columns", heading="Picked by hand", cards=(CARDS[18],)),
        "id": "example-picture_columns-one",
    },
}
