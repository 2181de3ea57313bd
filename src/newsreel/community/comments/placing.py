"""Comments from another system find their place among ours."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction

from newsreel.community.comments.models import Comment
from newsreel.community.comments.placing_many import ImportedComment
from newsreel.community.comments.text import as_markup, one_line, without_unseen
from newsreel.community.sender import address_hash

Placed = Literal["made", "changed", "unchanged"]


@transaction.atomic
def place_imported_comment(
    *,
    article_id: int,
    source_key: str,
    parent_key: str = "",
    name: str,
    email: str = "",
    website: str = "",
    ip: str = "",
    text_html: str,
    made_at: datetime,
    state: str = Comment.State.APPROVED,
) -> Placed:
    """Make the comment that another system knows as `source_key`, or bring ours up to date with it.

    The parent may come before or after its replies. A decision that was made here stays, whatever the
    export says. Raises ValueError where no text or no known state is given.
    """
    values = imported_values(
        name=name, email=email, website=website, ip=ip, text_html=text_html, made_at=made_at, state=state
    )
    return place_again(article_id, ImportedComment(source_key, parent_key, values))


@transaction.atomic
def place_again(article_id: int, imported: ImportedComment) -> Placed:
    """As :func:`place_imported_comment`, of what was read before."""
    source_key, parent_key, values = imported.source_key, imported.parent_key, dict(imported.values)
    comment = Comment.objects.select_for_update().filter(source_key=source_key).first()
    if comment is not None and comment.decided_at is not None:
        values["state"] = comment.state
    parent = (
        Comment.objects.filter(source_key=parent_key, article_id=article_id).first() if parent_key else None
    )
    if parent is not None and comment is not None and _stands_beneath(parent, comment):
        parent = None
    values |= {"article_id": article_id, "parent": parent, "source_parent_key": parent_key}
    values["depth"] = parent.depth + 1 if parent else 0
    if comment is None:
        comment = Comment.objects.create(source_key=source_key, **values)
        _adopt(comment)
        return "made"
    changed = [field for field, value in values.items() if getattr(comment, field) != value]
    if not changed:
        return "unchanged"
    for field in changed:
        setattr(comment, field, values[field])
    comment.save(update_fields=changed)
    if "depth" in changed:
        _count_depth_beneath(comment)
    return "changed"


def imported_values(
    *, name: str, email: str, website: str, ip: str, text_html: str, made_at: datetime, state: str
) -> dict[str, Any]:
    """What we keep of a comment from another system. Asks no database.

    Raises ValueError where no text or no known state is given.
    """
    text, markup = without_unseen(text_html), as_markup(text_html)
    if not markup:
        raise ValueError("The comment holds no text that can be shown.")
    return {
        "name": one_line(name)[:80] or "Anonymous",
        "email": _valid_email(email.strip()).lower(),
        "website": _valid_or_empty(_WEBSITE, website.strip(), 500),
        "address_hash": _address_hash(ip),
        "text": text,
        "markup": markup,
        "made_at": made_at,
        "state": Comment.State(state).value,
    }


_WEBSITE = URLValidator(schemes=["http", "https"])
# The same people comment again and again.
_address_hash = lru_cache(maxsize=4096)(address_hash)


@lru_cache(maxsize=4096)
def _valid_email(value: str) -> str:
    return _valid_or_empty(validate_email, value, 254)


def _valid_or_empty(validate: Callable[[str], None], value: str, longest: int) -> str:
    if not value:
        return ""
    try:
        validate(value)
    except ValidationError:
        return ""
    return value if len(value) <= longest else ""


def _stands_beneath(comment: Comment, above: Comment) -> bool:
    """Whether `comment` is `above` or one of its replies' replies: a broken export can hold circles."""
    current: Comment | None = comment
    while current is not None:
        if current.pk == above.pk:
            return True
        current = current.parent
    return False


def _adopt(parent: Comment) -> None:
    """Put the replies that came in before their parent where they belong."""
    waiting = [
        reply
        for reply in Comment.objects.filter(
            article_id=parent.article_id, source_parent_key=parent.source_key, parent=None
        )
        if not _stands_beneath(parent, reply)
    ]
    Comment.objects.filter(pk__in=[reply.pk for reply in waiting]).update(parent=parent)
    _count_depth_beneath(parent)


def _count_depth_beneath(comment: Comment) -> None:
    above, depth = [comment.pk], comment.depth + 1
    while above:
        replies = Comment.objects.filter(parent_id__in=above)
        replies.exclude(depth=depth).update(depth=depth)
        above, depth = list(replies.values_list("pk", flat=True)), depth + 1
