"""What stands in a digest, and the messages made of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest
from django.utils import timezone

from newsreel import settings
from newsreel.community.letters.actions import publication_name
from newsreel.community.letters.composing import stable_headers
from newsreel.community.letters.drawing import draw_markup, draw_text
from newsreel.community.newsletter import addresses
from newsreel.community.newsletter.models import Delivery, Issue, Subscriber
from newsreel.front import queries
from newsreel.front.edition import Edition
from newsreel.front.view import Card
from newsreel.newsroom import restrictions
from newsreel.newsroom.models import Article, Section

MOST = 40
"""Stories in one issue."""
STALE_AFTER = timedelta(days=2)
"""Yesterday's news may come late; older ones are not sent any more."""
_KEY = "KEY-OF-THE-SUBSCRIBER"


def published_between(since: datetime, until: datetime) -> list[Article]:
    """What any reader may see and was first published after `since` and up to `until`, newest first."""
    found = queries.public_articles(restrictions.closed_paths()).filter(
        first_published_at__gt=since, first_published_at__lte=until
    )
    return list(found.defer("body")[:MOST])


def subject(headlines: Sequence[str]) -> str:
    """“The Daily Reel: Harbour lights go out, and 4 more”."""
    more = f", and {len(headlines) - 1} more" if len(headlines) > 1 else ""
    room = 240 - len(more)
    return f"{publication_name()}: {headlines[0]}"[:room] + more


def sections_of(articles: Sequence[Article]) -> dict[int, frozenset[int]]:
    """For each article the sections that bring it to a subscriber: those above it, those it is filed in."""
    paths = {section.path: section.pk for section in Section.objects.all()}
    filed = Article.further_sections.through.objects.filter(
        article_id__in=[article.pk for article in articles]
    ).values_list("article_id", "section__path")
    places: dict[int, list[str]] = {article.pk: [article.path] for article in articles}
    for article_id, path in filed:
        places[article_id].append(path)
    return {
        article_id: frozenset(
            section for above, section in paths.items() if any(path.startswith(above) for path in found)
        )
        for article_id, found in places.items()
    }


def chosen_by(subscriber: Subscriber, sections: Mapping[int, frozenset[int]]) -> tuple[int, ...]:
    """The articles that a subscriber wants, of those in `sections`, in the same order."""
    if subscriber.all_sections:
        return tuple(sections)
    wanted = {section.pk for section in subscriber.sections.all()}
    return tuple(article for article, found in sections.items() if found & wanted)


@dataclass(frozen=True, slots=True)
class Contents:
    """An issue as it can be sent now: what has been withdrawn meanwhile is not in it."""

    issue: Issue
    cards: Mapping[int, Card]
    sections: Mapping[int, frozenset[int]]


def contents(issue: Issue) -> Contents:
    keys = list(issue.items.values_list("article_id", flat=True))
    public = {
        article.pk: article
        for article in queries.public_articles(restrictions.closed_paths()).filter(pk__in=keys).defer("body")
    }
    articles = [public[key] for key in keys if key in public]
    cards = Edition(_own_request()).cards([article.pk for article in articles])
    return Contents(issue, {card.id: card for card in cards}, sections_of(articles))


def _own_request() -> HttpRequest:
    """The site's own address as a request: an edition is always somebody's."""
    address = urlsplit(settings.current().origin)
    request = HttpRequest()
    port = address.port or (443 if address.scheme == "https" else 80)
    request.META.update({"SERVER_NAME": address.hostname, "SERVER_PORT": str(port)})
    return request


@dataclass(frozen=True, slots=True)
class Drawn:
    """Both forms of a message, with a mark where each subscriber's own key belongs."""

    text: str
    markup: str


class Composer:
    """Makes the messages of deliveries. Each selection of stories is drawn once, however many want it."""

    def __init__(self, clock: Callable[[], datetime] = timezone.now) -> None:
        self._clock = clock
        self._contents: dict[int, Contents] = {}
        self._drawn: dict[tuple[int, tuple[int, ...]], Drawn] = {}

    def __call__(self, delivery: Delivery) -> EmailMultiAlternatives | None:
        subscriber, issue = delivery.subscriber, delivery.issue
        is_stale = self._clock() - issue.made_at > STALE_AFTER
        if subscriber.state != Subscriber.State.ACTIVE or is_stale:
            return None
        if issue.pk not in self._contents:
            self._contents[issue.pk] = contents(issue)
        chosen = chosen_by(subscriber, self._contents[issue.pk].sections)
        if not chosen:
            return None
        return _message(delivery, self._draw(issue, chosen))

    def _draw(self, issue: Issue, chosen: tuple[int, ...]) -> Drawn:
        key = (issue.pk, chosen)
        if key not in self._drawn:
            cards = self._contents[issue.pk].cards
            self._drawn[key] = draw(issue, [cards[article] for article in chosen])
        return self._drawn[key]


def draw(issue: Issue, cards: Sequence[Card]) -> Drawn:
    origin = settings.current().origin
    context = {
        "issue": issue,
        "cards": cards,
        "lead": cards[0],
        "name": publication_name(),
        "origin": origin,
        "preferences_url": origin + addresses.preferences(_KEY),
        "unsubscribe_url": origin + addresses.unsubscribe(_KEY),
    }
    return Drawn(
        text=draw_text("community/digest.txt", context), markup=draw_markup("community/digest.mjml", context)
    )


def _message(delivery: Delivery, drawn: Drawn) -> EmailMultiAlternatives:
    key = delivery.subscriber.key
    leave = settings.current().origin + addresses.unsubscribe(key)
    message = EmailMultiAlternatives(
        subject=delivery.issue.subject,
        body=drawn.text.replace(_KEY, key),
        to=[delivery.subscriber.email],
        headers={
            **stable_headers(delivery),
            # One-click unsubscription: RFC 2369 and RFC 8058.
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Id": f"<digest.{settings.current().address.host}>",
        },
    )
    message.attach_alternative(drawn.markup.replace(_KEY, key), "text/html")
    return message
