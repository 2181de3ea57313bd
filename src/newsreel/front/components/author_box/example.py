from newsreel.front.example_values import INES, TOMAS

EXAMPLES = {
    "One author": {"people": (INES,)},
    "Two, one of whom says nothing of himself": {"people": (INES, TOMAS)},
}
