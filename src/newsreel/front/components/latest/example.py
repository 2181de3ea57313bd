from newsreel.front.example_values import CARDS, TODAY

EXAMPLES = {
    "Ten": {"cards": CARDS[6:16], "today": TODAY, "more_url": "/latest/", "id": "example-latest"},
    "Over two days": {
        "cards": CARDS[10:14],
        "today": TODAY,
        "heading": "Latest Posts",
        "id": "example-latest-two",
    },
}
