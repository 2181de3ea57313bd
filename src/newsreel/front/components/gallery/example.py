from newsreel.front.example_bodies import PICTURES
from newsreel.front.galleries import in_turn
from newsreel.front.view import GalleryPicture

EXAMPLES = {
    "Three abreast": {
        "pictures": in_turn(PICTURES),
        "columns": 3,
        "title": "Room by room",
        "anchor": "three",
    },
    "One under another": {"pictures": in_turn(PICTURES[:2]), "columns": 1, "anchor": "one"},
    "One is missing": {
        "pictures": in_turn((GalleryPicture(caption="Lost."), PICTURES[1])),
        "columns": 2,
        "anchor": "missing",
    },
}
