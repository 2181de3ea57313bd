"""Comments go to the community's table, with their threads and states."""

from newsreel.community.comments.actions import place_imported_comment
from newsreel.transfer.wordpress.records import CommentRecord, ItemRecord
from newsreel.transfer.wordpress.report import Outcome, Report

_STATES = {"1": "approved", "approved": "approved", "0": "pending", "hold": "pending", "spam": "spam"}
_KINDS = frozenset({"", "comment", "review"})
_LINKS = frozenset({"pingback", "trackback"})


class Comments:
    def __init__(self, origin: str, report: Report) -> None:
        self._origin = origin
        self._report = report

    def place(self, item: ItemRecord, article_id: int) -> None:
        """The comments of one article, in their order. A thread that goes round in a circle is cut."""
        keys = {comment.number: self._key(comment) for comment in item.comments}
        seen: set[str] = set()
        for comment in item.comments:
            key = self._key(comment)
            if key in seen:
                self._tell(comment, "skipped", "Another comment of this post has the same number.")
                continue
            seen.add(key)
            self._one(comment, key, article_id, keys.get(comment.parent))

    def skip(self, item: ItemRecord, reason: str) -> None:
        for comment in item.comments:
            self._tell(comment, "skipped", reason)

    def _one(self, comment: CommentRecord, key: str, article_id: int, parent_key: str | None) -> None:
        reason = ""
        if comment.state in ("trash", "post-trashed"):
            return self._tell(comment, "skipped", "It lay in the bin.")
        if comment.kind not in _KINDS | _LINKS:
            return self._tell(
                comment, "skipped", f"A “{comment.kind}”, which a plug-in keeps among the comments."
            )
        if comment.made_at is None:
            return self._tell(comment, "skipped", "It has no date.")
        if comment.kind in _LINKS:
            reason = f"A {comment.kind}: another site's link to this post, kept as a comment."
        if comment.parent not in ("", "0") and parent_key is None:
            reason = "What it replied to is not in the export; it begins a thread of its own."
        try:
            outcome = place_imported_comment(
                article_id=article_id,
                source_key=key,
                parent_key=parent_key or "",
                name=comment.author,
                email=comment.email,
                website=comment.website,
                ip=comment.ip,
                text_html=comment.content,
                made_at=comment.made_at,
                state=_STATES.get(comment.state, "pending"),
            )
        except ValueError:
            return self._tell(comment, "skipped", "It holds no text that can be shown.")
        return self._tell(comment, outcome, reason)

    def _key(self, comment: CommentRecord) -> str:
        """Its name in our table. Numbers are used anew where a site was built anew, moments are not."""
        moment = f"{comment.made_at:%Y%m%d%H%M%S}" if comment.made_at else ""
        return f"{self._origin}#comment-{comment.number}-{moment}"[-200:]

    def _tell(self, comment: CommentRecord, outcome: Outcome, reason: str) -> None:
        title = f"{comment.author}: {comment.content[:60]}"
        self._report.add("comment", comment.number, title, outcome, (reason,) if reason else ())
