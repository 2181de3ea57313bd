from newsreel.front.example_stories import ARTICLE

EXAMPLES = {
    "Two outlets": {"credits": ARTICLE.credits},
    "One, of which little is known": {"credits": ARTICLE.credits[1:]},
}
