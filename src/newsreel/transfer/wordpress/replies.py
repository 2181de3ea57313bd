"""The comments of one post as we shall keep them. Pure."""

from datetime import UTC, datetime
from typing import NamedTuple

from newsreel.community.comments.placing import imported_values
from newsreel.community.comments.placing_many import ImportedComment
from newsreel.transfer.wordpress.records import CommentRecord, ItemRecord

_STATES = {"1": "approved", "approved": "approved", "0": "pending", "hold": "pending", "spam": "spam"}
_KINDS = frozenset({"", "comment", "review"})
_LINKS = frozenset({"pingback", "trackback"})


_NEVER = datetime.min.replace(tzinfo=UTC)
"""Of no comment: those without a moment are left out."""


class Reply(NamedTuple):
    """A comment, or why it is none for us."""

    number: str
    title: str
    """For the report."""
    comment: ImportedComment | None = None
    reason: str = ""
    """Why it is not here, or what has changed of it."""

    @classmethod
    def unread(cls, comment: CommentRecord) -> "Reply":
        return cls(comment.number, _title(comment))


def replies_of(item: ItemRecord, origin: str) -> list[Reply]:
    """In their order."""
    keys = {comment.number: _key(comment, origin) for comment in item.comments}
    seen: set[str] = set()
    found = []
    for comment in item.comments:
        key = _key(comment, origin)
        if key in seen:
            reason = "Another comment of this post has the same number."
            found.append(Reply(comment.number, _title(comment), reason=reason))
            continue
        seen.add(key)
        found.append(_reply(comment, key, keys.get(comment.parent)))
    return found


def _reply(comment: CommentRecord, key: str, parent_key: str | None) -> Reply:
    if reason := _why_not(comment):
        return Reply(comment.number, _title(comment), reason=reason)
    reason = ""
    if comment.kind in _LINKS:
        reason = f"A {comment.kind}: another site's link to this post, kept as a comment."
    if comment.parent not in ("", "0") and parent_key is None:
        reason = "What it replied to is not in the export; it begins a thread of its own."
    try:
        values = imported_values(
            name=comment.author,
            email=comment.email,
            website=comment.website,
            ip=comment.ip,
            text_html=comment.content,
            made_at=comment.made_at or _NEVER,
            state=_STATES.get(comment.state, "pending"),
        )
    except ValueError:
        return Reply(comment.number, _title(comment), reason="It holds no text that can be shown.")
    return Reply(comment.number, _title(comment), ImportedComment(key, parent_key or "", values), reason)


def _why_not(comment: CommentRecord) -> str:
    if comment.state in ("trash", "post-trashed"):
        return "It lay in the bin."
    if comment.kind not in _KINDS | _LINKS:
        return f"A “{comment.kind}”, which a plug-in keeps among the comments."
    return "" if comment.made_at else "It has no date."


def _key(comment: CommentRecord, origin: str) -> str:
    """Its name in our table. Numbers are used anew where a site was built anew, moments are not."""
    moment = f"{comment.made_at:%Y%m%d%H%M%S}" if comment.made_at else ""
    return f"{origin}#comment-{comment.number}-{moment}"[-200:]


def _title(comment: CommentRecord) -> str:
    return f"{comment.author}: {comment.content[:60]}"
