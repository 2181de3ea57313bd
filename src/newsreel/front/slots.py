"""Where rooms above the front add to a page. The front knows only these shapes; they register at start.

The community room lies above the front (import order), yet its threads stand on article pages. So it gives
an object here in its AppConfig.ready.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from django.http import HttpRequest
from django.utils.safestring import SafeString

from newsreel.front.view import Thread


class Conversation(Protocol):
    """What readers say beneath articles."""

    def counts(self, article_ids: Collection[int]) -> Mapping[int, int]:
        """Approved comments of each article, in one query; articles without any may be absent."""

    def thread(self, request: HttpRequest, article_id: int, url: str, *, is_open: bool) -> Thread:
        """The approved comments of one article, and the form if comments are open."""


class Forms(Protocol):
    """Forms on standing pages."""

    def contact(self, request: HttpRequest, kind: str) -> SafeString:
        """The form of a StandardPage.Kind (contact, dmca), drawn."""


class Popularity(Protocol):
    """What readers read."""

    def reads(self, articles: Collection[int], now: datetime) -> Mapping[int, float]:
        """Reads of each article, those of long ago counting less; articles without any may be absent."""


class _Silence:
    def counts(self, article_ids: Collection[int]) -> Mapping[int, int]:
        return {}

    def thread(self, request: HttpRequest, article_id: int, url: str, *, is_open: bool) -> Thread:
        return Thread(count=0, remarks=(), is_open=False)

    def contact(self, request: HttpRequest, kind: str) -> SafeString:
        return SafeString("")

    def reads(self, articles: Collection[int], now: datetime) -> Mapping[int, float]:
        return {}


conversation: Conversation = _Silence()
forms: Forms = _Silence()
popularity: Popularity = _Silence()


def use_conversation(given: Conversation) -> None:
    global conversation
    conversation = given


def use_popularity(given: Popularity) -> None:
    global popularity
    popularity = given


def use_forms(given: Forms) -> None:
    global forms
    forms = given
