from newsreel.front.example_values import CARDS
from newsreel.front.view import Zone

EXAMPLES = {
    "Six stories": {"zone": Zone(kind="lead", cards=CARDS[:6])},
    "Two stories": {"zone": Zone(kind="lead", cards=CARDS[6:8])},
}
