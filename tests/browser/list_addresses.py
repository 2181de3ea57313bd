"""Run in a site's own Django shell: prints the path of one page of each kind as JSON.

What the sample edition has no example of is added first: subscribers, and a page behind a password.
"""

import json

from django.utils import timezone
from wagtail.models import PageViewRestriction

from newsreel.community.newsletter import actions, addresses
from newsreel.community.newsletter.models import Subscriber
from newsreel.newsroom.models import Article, Author, HomePage, Section, StandardPage, Tag

found: dict[str, str] = {}
for article in Article.objects.live().order_by("first_published_at"):
    found[f"form:{article.form}"] = article.address
    for block in article.body:
        found[f"block:{block.block_type}"] = article.address
    if article.sponsor_name:
        found["sponsored"] = article.address
    if article.corrections.exists():
        found["corrected"] = article.address
    if any("\u0590" <= letter <= "\u06ff" for letter in article.title):
        found["right-to-left"] = article.address
    if any("\u3040" <= letter <= "\u9fff" for letter in article.title):
        found["Japanese"] = article.address
    day = timezone.localtime(article.first_published_at)
    found["month"] = f"/{day:%Y/%m}/"
    found["day"] = f"/{day:%Y/%m/%d}/"
for article in Article.objects.filter(withdrawal__isnull=False):
    found["withdrawn"] = article.address
for section in Section.objects.live().order_by("depth"):
    found["sub-section"] = section.address
for page in StandardPage.objects.live():
    found[f"standing: {page.slug}"] = page.address
found["tag"] = Tag.objects.filter(tagged_articles__isnull=False)[0].get_absolute_url()
found["author"] = Author.objects.filter(bylines__isnull=False)[0].get_absolute_url()

now = timezone.now()
subscribers = []
for email in ("asked@example.org", "active@example.org"):
    actions.subscribe(email=email, sentence="A test's own", means="test", sender="test", now=now)
    subscribers.append(Subscriber.objects.get(email=email))
asked, active = subscribers
actions.confirm(subscriber=active, sender="test", now=now)
found["newsletter: confirm"] = addresses.confirm(actions.confirmation_token(asked, now))
found["newsletter: not confirmed"] = addresses.preferences(asked.key)
found["newsletter: preferences"] = addresses.preferences(active.key)
found["newsletter: unsubscribe"] = addresses.unsubscribe(active.key)

closed = StandardPage(title="Third Row", slug="third-row", address="/third-row/", show_in_menus=False)
HomePage.objects.get().add_child(instance=closed)
PageViewRestriction.objects.create(page=closed, restriction_type="password", password="third row")
found["password"] = "/third-row/"
print("ADDRESSES" + json.dumps(found))  # noqa: T201 -- its output is what the tests read
