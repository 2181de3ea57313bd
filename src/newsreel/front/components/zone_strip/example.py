from newsreel.front.example_values import CARDS, CELEBRITY
from newsreel.front.view import Zone

EXAMPLES = {
    "Five stories": {
        "zone": Zone(
            kind="section",
            layout="strip",
            section=CELEBRITY,
            more_url=CELEBRITY.url,
            cards=(CARDS[7], CARDS[13], CARDS[1], CARDS[20], CARDS[10]),
        ),
        "id": "example-strip",
    },
    "One story": {
        "zone": Zone(kind="picked", layout="strip", heading="Picked by hand", cards=(CARDS[18],)),
        "id": "example-strip-one",
    },
}
