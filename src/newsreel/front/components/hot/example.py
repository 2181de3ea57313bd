from newsreel.front.example_values import CARDS

EXAMPLES = {"Five": {"cards": CARDS[5:10], "id": "example-hot"}}
