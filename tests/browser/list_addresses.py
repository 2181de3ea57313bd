"""Run in a site's own Django shell: prints the path of one page of each kind as JSON."""

import json

from newsreel.newsroom.models import Article, Author, Tag

found: dict[str, str] = {}
for article in Article.objects.live().order_by("first_published_at"):
    found[f"form:{article.form}"] = article.address
    if article.sponsor_name:
        found["sponsored"] = article.address
    if article.corrections.exists():
        found["corrected"] = article.address
    if any("\u0590" <= letter <= "\u06ff" for letter in article.title):
        found["right-to-left"] = article.address
    if any("\u3040" <= letter <= "\u9fff" for letter in article.title):
        found["Japanese"] = article.address
for article in Article.objects.filter(withdrawal__isnull=False):
    found["withdrawn"] = article.address
found["tag"] = Tag.objects.filter(tagged_articles__isnull=False)[0].get_absolute_url()
found["author"] = Author.objects.filter(bylines__isnull=False)[0].get_absolute_url()
print("ADDRESSES" + json.dumps(found))  # noqa: T201 -- its output is what the tests read
