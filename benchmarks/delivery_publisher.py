"""Publishes articles as the desk does, one for each line it is told; a program of its own for benchmarks.

Started with the site’s folder. For a line on standard input it writes a draft, and prints what it is and
where it will stand; at the next line it publishes the draft, and prints the moment of the commit
(CLOCK_MONOTONIC) and the seconds that the editor waited.
"""

import json
import os
import sys
import time

os.environ["NEWSREEL_SITE"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "newsreel.django_settings"

import django

django.setup()

from django.db import transaction  # noqa: E402 -- models can be imported once Django has started

from newsreel.newsroom import addressing  # noqa: E402 -- as above
from newsreel.newsroom.models import Article, Author, Byline, Section  # noqa: E402 -- as above


def draft(number: int) -> Article:
    section = Section.objects.filter(live=True).exclude(address=None).order_by("path")[0]
    article = Article(
        title=f"A lighthouse keeper takes the lead, {number}",
        slug=f"a-lighthouse-keeper-takes-the-lead-{number}",
        standfirst="Nobody expected it, least of all the lighthouse.",
        body=[("text", "<p>The part was written for somebody taller, the director said on Tuesday.</p>" * 6)],
        live=False,
    )
    article.bylines = [Byline(author=Author.objects.order_by("pk")[0])]
    article.tags.add("lighthouses", "casting")
    section.add_child(instance=article)
    article.save_revision()
    return Article.objects.get(pk=article.pk)


def publish(article: Article) -> tuple[float, float]:
    committed: list[float] = []
    started = time.monotonic()
    with transaction.atomic():
        # The first to be called once the transaction is committed.
        transaction.on_commit(lambda: committed.append(time.monotonic()))
        article.get_latest_revision().publish()
    return committed[0], time.monotonic() - started


def main() -> None:
    for number, _line in enumerate(sys.stdin, start=int(time.time())):
        article = draft(number)
        byline = article.bylines.get()
        places = {
            "section": article.get_parent().address,
            "author": byline.author.get_absolute_url(),
            "headline": article.title,
            "address": addressing.of_article(article),
        }
        print(json.dumps(places), flush=True)
        sys.stdin.readline()
        committed, waited = publish(article)
        article.refresh_from_db()
        print(json.dumps({"committed": committed, "waited": waited, "address": article.address}), flush=True)


if __name__ == "__main__":
    main()
