from newsreel.front.example_stories import ARTICLE

EXAMPLES = {
    "Both": {"previous": ARTICLE.previous, "next": ARTICLE.next},
    "The newest story": {"previous": ARTICLE.previous, "next": None},
}
