from newsreel.front.example_values import CHROME

EXAMPLES = {
    "In a page": {"chrome": CHROME, "id": "example-sign-up"},
    "With its own words": {
        "chrome": CHROME,
        "id": "example-sign-up-own",
        "heading": "Subscribe to Updates",
        "sentence": "The day’s stories in one letter, at six.",
    },
}
