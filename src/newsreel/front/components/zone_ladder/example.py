from newsreel.front.example_values import CARDS, ENTERTAINMENT
from newsreel.front.view import Zone

EXAMPLES = {
    "Five stories": {
        "zone": Zone(
            kind="section",
            layout="ladder",
            section=ENTERTAINMENT,
            more_url=ENTERTAINMENT.url,
            cards=(CARDS[12], CARDS[19], CARDS[17], CARDS[23], CARDS[4]),
        ),
        "id": "example-ladder",
    },
    "One story": {
        "zone": Zone(kind="picked", layout="ladder", heading="Picked by hand", cards=(CARDS[18],)),
        "id": "example-ladder-one",
    },
}
