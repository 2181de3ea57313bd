from newsreel.front.example_stories import ARTICLE

EXAMPLES = {"Three": {"tags": ARTICLE.tags}}
