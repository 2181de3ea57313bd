from newsreel.front.example_stories import ARTICLE

EXAMPLES = {"One": {"corrections": ARTICLE.corrections}, "Two": {"corrections": ARTICLE.corrections * 2}}
