from newsreel.front.example_bodies import FEATURE, IMPORTED, LIVE, RIGHT_TO_LEFT

EXAMPLES = {
    "Most blocks": {"body": FEATURE},
    "Live": {"body": LIVE},
    "Imported markup": {"body": IMPORTED},
    "Right to left": {"body": RIGHT_TO_LEFT, "language": "ar"},
}
