from decimal import Decimal

from newsreel.front.view import Review

EXAMPLES = {
    "Praise": {
        "review": Review("Harbour Lights", Decimal("8.5"), "A fog machine of a film, and a heart in it.")
    },
    "None of it": {"review": Review("Nine Doors", Decimal("0"))},
    "All of it": {"review": Review("A Comedy About a Lighthouse", Decimal("10"), "See it twice.")},
}
