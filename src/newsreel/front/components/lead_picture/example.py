from newsreel.front.example_stories import ARTICLE

EXAMPLES = {
    "Wide": {"image": ARTICLE.lead, "layout": "wide"},
    "Within the measure": {"image": ARTICLE.lead, "layout": "measure"},
}
