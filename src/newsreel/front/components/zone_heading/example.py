from newsreel.front.example_values import CINEMA
from newsreel.front.view import Zone

EXAMPLES = {
    "Of a section": {
        "zone": Zone(kind="section", section=CINEMA, more_url="/cinema/"),
        "id": "example-heading",
    },
    "Picked by hand": {
        "zone": Zone(kind="picked", heading="For the long weekend", sentence="Six stories to keep."),
        "id": "example-heading-picked",
    },
}
