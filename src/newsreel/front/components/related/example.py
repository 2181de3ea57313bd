from newsreel.front.example_stories import ARTICLE

EXAMPLES = {"Four": {"cards": ARTICLE.related}}
