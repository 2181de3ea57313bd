"""The site as it stands at one moment, for one answer: each thing is read at most once, most not at all."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from newsreel import settings
from newsreel.front import article_rows, cards, hot, queries, shown, slots
from newsreel.front.queries import Headline
from newsreel.front.view import Card, SectionLabel
from newsreel.newsroom import restrictions, routing, site_cache
from newsreel.newsroom.models import Article, Byline, Publication, Section

_STEP = 4
"""Characters of one level in a page's path."""
MOST_KEPT_CARDS = 1000
"""In the memory of a process, each until something it shows changes: about six kilobytes each."""

_NotedCard = tuple[Card, frozenset[str]]
"""A card, and what it shows."""


class Edition:
    """Asked for cards, it reads all of them at once: call :meth:`read` with every id a page needs first.

    Whoever has one shows the site: :data:`shown.SITE` is noted. What is only read to choose from is not.
    """

    def __init__(self, request: HttpRequest) -> None:
        shown.note(shown.SITE)
        self.request = request
        self.now: datetime = timezone.now()
        self.is_preview: bool = getattr(request, "is_preview", False)
        self.preview_notice: str = getattr(request, "preview_notice", "")
        self._read: dict[int, Article] = {}
        self._bylines: dict[int, Sequence[Byline]] = {}
        self._cards: dict[int, _NotedCard] = {}
        # Taken before anything is read: what is put there is then at least as new as its version.
        self._kept_cards: site_cache.Parts[Card] = site_cache.parts("cards", MOST_KEPT_CARDS)
        self._comments: dict[int, int] = {}

    @property
    def origin(self) -> str:
        """The public address of the site without a trailing slash; what absolute addresses start with."""
        return settings.current().origin

    @property
    def language(self) -> str:
        return settings.current().language

    @cached_property
    def publication(self) -> Publication:
        site = routing.site_of(self.request)
        if site is None:
            return Publication()
        found = site_cache.kept(("publication", site.pk), lambda: queries.publication(site))
        return found or Publication(site=site)

    @cached_property
    def closed(self) -> tuple[str, ...]:
        return restrictions.kept_closed_paths()

    @cached_property
    def articles(self) -> QuerySet[Article]:
        """What any reader may see, newest first."""
        return queries.public_articles(self.closed)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All open sections, in the order of the tree."""
        return site_cache.kept("sections", lambda: queries.open_sections(self.closed))

    @cached_property
    def sections_by_path(self) -> Mapping[str, Section]:
        return {section.path: section for section in self.sections}

    @cached_property
    def newest(self) -> tuple[Headline, ...]:
        """The newest articles of the site, enough of them to choose nearly everything from."""
        return site_cache.kept("newest", lambda: queries.newest(self.articles))

    @cached_property
    def heat(self) -> list[int]:
        """The newest articles again, the hottest first."""
        identifiers = [headline.id for headline in self.newest]
        counts = site_cache.kept("comments of the newest", lambda: dict(self.comments(identifiers)))
        reads = slots.popularity.reads(identifiers, self.now)
        return hot.ranked(self.newest, comments=counts, reads=reads, now=self.now)

    def comments(self, identifiers: Iterable[int]) -> Mapping[int, int]:
        """How many comments each of these articles has."""
        unknown = set(identifiers) - self._comments.keys()
        if unknown:
            counts = slots.conversation.counts(unknown)
            self._comments.update({identifier: counts.get(identifier, 0) for identifier in unknown})
        return self._comments

    def newest_in(self, path: str, count: int, without: Collection[int] = ()) -> tuple[int, ...]:
        """The newest articles that hang beneath a path of the tree, leaving some out."""
        found = [headline.id for headline in self.newest if headline.path.startswith(path)]
        found = [identifier for identifier in found if identifier not in without][:count]
        if len(found) < count and len(self.newest) == queries.WINDOW:
            rows = queries.newest(self.articles.filter(queries.beneath(path)), count + len(without))
            found = [headline.id for headline in rows if headline.id not in without][:count]
        return tuple(found)

    def section_of(self, path: str) -> SectionLabel:
        """The label of the section an article with this path hangs in."""
        section = self.sections_by_path.get(path[:-_STEP])
        return cards.section_label(section) if section else SectionLabel(name="", url="/", hue=0)

    def line_of(self, path: str) -> tuple[Section, ...]:
        """The open sections above a page, from the top."""
        ends = range(_STEP, len(path), _STEP)
        return tuple(self.sections_by_path[path[:end]] for end in ends if path[:end] in self.sections_by_path)

    def read(self, identifiers: Iterable[int], *, besides: int | None = None) -> None:
        """Read the cards of these articles, all at once; `besides`: the bylines of one in hand, too."""
        wanted = set(identifiers) - self._read.keys() - self._cards.keys()
        kept = {key: part for key in wanted if (part := self._kept_cards.get(key)) is not None}
        self._cards.update(kept)
        found = article_rows.for_cards(self.closed, wanted - kept.keys())
        self._bylines.update(article_rows.bylines(found.keys() | ({besides} if besides else set())))
        self._read.update(found)

    def bylines(self, identifier: int) -> Sequence[Byline]:
        """Who signed an article that was read."""
        return self._bylines.get(identifier, ())

    def readable(self, identifiers: Iterable[int]) -> list[int]:
        """Those of the articles read that readers may see."""
        return [
            identifier for identifier in identifiers if identifier in self._cards or identifier in self._read
        ]

    def _card(self, identifier: int) -> _NotedCard:
        """Of an article that was read."""
        if identifier not in self._cards:
            article = self._read[identifier]
            with shown.noting() as noted:
                card = self.card_of(article, self.bylines(identifier), comments=0)
            # Its section's name and address are the site's.
            self._cards[identifier] = card, frozenset((*noted, shown.SITE))
            self._kept_cards.keep(identifier, *self._cards[identifier])
        return self._cards[identifier]

    def cards(self, identifiers: Sequence[int | None], *, with_comments: bool = False) -> tuple[Card, ...]:
        """The cards of these articles in this order; of one that has gone meanwhile there is none.

        `with_comments`: with the numbers of their comments, for where these are shown.
        """
        wanted = [identifier for identifier in identifiers if identifier is not None]
        self.read(wanted)
        found = [self._card(identifier) for identifier in self.readable(wanted)]
        for card, noted in found:
            shown.note(*noted, *((shown.thread(card.id),) if with_comments else ()))
        if not with_comments:
            return tuple(card for card, _ in found)
        counts = self.comments([card.id for card, _ in found])
        return tuple(replace(card, comments=counts[card.id]) for card, _ in found)

    def card_of(
        self,
        article: Article,
        bylines: Iterable[Byline],
        *,
        in_full: bool = False,
        comments: int = 0,
    ) -> Card:
        """The card of an article in hand; `in_full` as for :func:`cards.person`."""
        if article.pk:
            shown.note(shown.article(article.pk))
        return cards.card(
            article,
            section=self.section_of(article.path),
            authors=tuple(
                cards.person(byline.author, credit=byline.get_role_display(), in_full=in_full)
                for byline in bylines
            ),
            comments=comments,
            site_language=self.language,
            published=article.first_published_at or self.now,
        )
