"""Comments of another system beneath articles that have none yet, many at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction

from newsreel.community.comments.models import Comment
from newsreel.lib.rows import Table, in_parts


class ImportedComment(NamedTuple):
    source_key: str
    """What the other system knows it as; nobody else's."""
    parent_key: str
    """Empty for none; the parent may come before or after."""
    values: Mapping[str, Any]
    """As :func:`newsreel.community.comments.placing.imported_values` gives them."""


def known_comments(keys: Iterable[str]) -> set[str]:
    """Which of these are here already."""
    return {
        key
        for part in in_parts(keys)
        for key in Comment.objects.filter(source_key__in=part).values_list("source_key", flat=True)
        if key
    }


@transaction.atomic
def place_new_comments(threads: Mapping[int, Sequence[ImportedComment]]) -> None:
    """Put comments beneath articles (by key), with their threads; none of them is here yet.

    The same as :func:`newsreel.community.comments.placing.place_imported_comment` for each in this order.
    """
    table = Table(Comment)
    keys = iter(table.keys(sum(map(len, threads.values()))))
    rows = []
    for article_id, comments in threads.items():
        parents = parents_of(comments)
        numbers = {comment.source_key: next(keys) for comment in comments}
        for comment in comments:
            parent = parents[comment.source_key]
            rows.append(
                table.row(
                    id=numbers[comment.source_key],
                    article_id=article_id,
                    parent_id=numbers[parent] if parent else None,
                    depth=_depth(comment.source_key, parents),
                    source_key=comment.source_key,
                    source_parent_key=comment.parent_key,
                    **comment.values,
                )
            )
    table.insert(rows)


def parents_of(comments: Sequence[ImportedComment]) -> dict[str, str]:
    """The key each one stands beneath, empty for none. A thread that goes round in a circle is cut."""
    parents: dict[str, str] = {}
    waiting: dict[str, list[str]] = {}
    for comment in comments:
        key, above = comment.source_key, comment.parent_key
        parents[key] = above if above in parents else ""
        if not parents[key] and above:
            waiting.setdefault(above, []).append(key)
        for reply in waiting.pop(key, ()):
            if not _stands_beneath(key, reply, parents):
                parents[reply] = key
    return parents


def _stands_beneath(key: str, above: str, parents: Mapping[str, str]) -> bool:
    while key:
        if key == above:
            return True
        key = parents[key]
    return False


def _depth(key: str, parents: Mapping[str, str]) -> int:
    depth = 0
    while key := parents[key]:
        depth += 1
    return depth
