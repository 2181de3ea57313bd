"""What readers read now: counts that fade, kept as one number for each article.

The numbers are of the kind that can be compared without being touched as time goes by (forward decay:
Cormode, Shkapenyuk, Srivastava and Xu, ICDE 2009): the logarithm of the faded count, plus the time.
"""

import math
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.db import transaction

from newsreel.delivery import node
from newsreel.delivery.models import Popularity, TakenOver

HALF_LIFE = timedelta(hours=6)
_FADING = HALF_LIFE.total_seconds() / math.log(2)
_NOTHING = -math.inf


def take_over(now: datetime) -> int:
    """Add what this node counted to what all know; returns how many reads. It may be killed, and repeated."""
    ledger, name = node.shelf().ledger, node.name()
    number, counts = ledger.article_reads()
    if not counts:
        return 0
    with transaction.atomic():
        taken, _ = TakenOver.objects.select_for_update().get_or_create(node=name)
        if taken.number < number:
            _add(counts, now)
            taken.number = number
            taken.save()
    ledger.forget_article_reads(number)
    return sum(counts.values())


def _add(counts: Mapping[int, int], now: datetime) -> None:
    known = Popularity.objects.select_for_update().in_bulk(list(counts))
    scores = {article: known[article].score if article in known else _NOTHING for article in counts}
    rows = [
        Popularity(article=article, score=_added(scores[article], count, now))
        for article, count in counts.items()
    ]
    Popularity.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["article"], update_fields=["score"]
    )


def _added(score: float, count: int, now: datetime) -> float:
    moment = now.timestamp() / _FADING
    return math.log(_faded(score, moment) + count) + moment


def _faded(score: float, moment: float) -> float:
    # A clock that went back far must not overflow.
    return math.exp(min(score - moment, 700.0))


def reads(articles: Collection[int], now: datetime) -> dict[int, float]:
    """The faded reads of these articles: a read of six hours ago counts half. One query."""
    moment = now.timestamp() / _FADING
    rows = Popularity.objects.filter(article__in=list(articles)).values_list("article", "score")
    return {article: _faded(score, moment) for article, score in rows}


def forget_the_faded(now: datetime) -> int:
    """Delete what has faded to less than a hundredth of a read; returns how many articles."""
    least = math.log(0.01) + now.timestamp() / _FADING
    deleted, _ = Popularity.objects.filter(score__lt=least).delete()
    return deleted
