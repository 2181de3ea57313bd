from newsreel.front.example_values import CARDS, CINEMA
from newsreel.front.view import Zone

EXAMPLES = {
    "Five stories": {
        "zone": Zone(
            kind="section",
            layout="lead_list",
            section=CINEMA,
            more_url=CINEMA.url,
            cards=(CARDS[8], CARDS[14], CARDS[16], CARDS[3], CARDS[0]),
        ),
        "id": "example-lead_list",
    },
    "One story": {
        "zone": Zone(kind="picked", layout="lead_list", heading="Picked by hand", cards=(CARDS[18],)),
        "id": "example-lead_list-one",
    },
}
