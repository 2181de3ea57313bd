"""What readers say beneath the edition's stories."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from newsreel.community.comments.actions import place_imported_comment
from newsreel.newsroom.models import Article
from newsreel.transfer.sample.read import CommentFile, Edition

_ORIGIN = "sample-edition"


def load_comments(edition: Edition, page_ids: Mapping[str, int], *, now: datetime) -> int:
    """How many comments were made now. None is dated later than `now`."""
    published = dict(
        Article.objects.filter(pk__in=page_ids.values()).values_list("slug", "first_published_at")
    )
    return sum(
        _load_thread(slug, comments, article_id=page_ids[slug], published=published[slug], now=now)
        for slug, comments in edition.comments.items()
        if published.get(slug) is not None
    )


@transaction.atomic
def _load_thread(
    slug: str, comments: tuple[CommentFile, ...], *, article_id: int, published: datetime, now: datetime
) -> int:
    made = 0
    for number, comment in enumerate(comments, start=1):
        placed = place_imported_comment(
            article_id=article_id,
            source_key=_key(slug, comment.key or str(number)),
            parent_key=_key(slug, comment.answers) if comment.answers else "",
            name=comment.name,
            email=comment.email,
            website=comment.website,
            text_html=comment.text.strip(),
            made_at=min(published + timedelta(minutes=comment.minutes_after), now),
            state=comment.status,
        )
        made += placed == "made"
    return made


def _key(slug: str, name: str) -> str:
    return f"{_ORIGIN}#{slug}-{name}"
