"""Comments go to the community's table, with their threads and states."""

from collections.abc import Sequence

from newsreel.community.comments.actions import place_again, place_new_comments
from newsreel.community.comments.placing_many import ImportedComment, known_comments
from newsreel.transfer.wordpress.replies import Reply
from newsreel.transfer.wordpress.report import Outcome, Report


class Comments:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._waiting: dict[int, list[Reply]] = {}

    def take(self, replies: Sequence[Reply], article_id: int) -> None:
        """Those of one article, in their order; stored by :meth:`store`."""
        if replies:
            self._waiting.setdefault(article_id, []).extend(replies)

    def skip(self, replies: Sequence[Reply], reason: str) -> None:
        for reply in replies:
            self._tell(reply, "skipped", reason)

    def store(self) -> None:
        """Store what waits. Articles without a comment of ours yet get theirs at once, others one by one."""
        waiting, self._waiting = self._waiting, {}
        keys = [r.comment.source_key for replies in waiting.values() for r in replies if r.comment]
        known = known_comments(keys)
        new: dict[int, list[ImportedComment]] = {}
        for article_id, replies in waiting.items():
            comments = [reply.comment for reply in replies if reply.comment]
            is_new = not any(comment.source_key in known for comment in comments)
            if is_new and comments:
                new[article_id] = comments
            for reply in replies:
                if reply.comment is None:
                    self._tell(reply, "skipped", reply.reason)
                else:
                    outcome: Outcome = "made" if is_new else place_again(article_id, reply.comment)
                    self._tell(reply, outcome, reply.reason)
        place_new_comments(new)

    def _tell(self, reply: Reply, outcome: Outcome, reason: str) -> None:
        self._report.add("comment", reply.number, reply.title, outcome, (reason,) if reason else ())
