from newsreel.front.example_stories import SHARES

EXAMPLES = {"All ways": {"shares": SHARES, "name": "Share this story"}}
