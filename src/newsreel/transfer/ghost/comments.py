"""Comments in a Ghost export, as the importer takes them. Pure."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from newsreel.transfer.wordpress.records import CommentRecord

Row = dict[str, Any]
_STATES = {"published": "1", "hidden": "0"}
"""What its editors had hidden from readers waits for editors here, too."""
NAMELESS = "A reader"


def comments_of(
    rows: list[Row],
    members: Mapping[Any, Row],
    *,
    moment: Callable[[Any], datetime | None],
    noted: Callable[[str], None],
) -> dict[Any, tuple[CommentRecord, ...]]:
    """By post, in the order in which they were written; replies behind what they answer."""
    found: dict[Any, list[CommentRecord]] = {}
    for row in sorted(rows, key=lambda row: str(row.get("created_at") or "")):
        state = _STATES.get(str(row.get("status") or "published"))
        if state is None:
            noted("A comment that its writer or an editor had deleted was left out")
            continue
        member = members.get(row.get("member_id"), {})
        if not member:
            noted(f"A comment whose writer is not in the export stands under the name “{NAMELESS}”")
        found.setdefault(row.get("post_id"), []).append(
            CommentRecord(
                number=str(row.get("id") or ""),
                parent=str(row.get("in_reply_to_id") or row.get("parent_id") or ""),
                author=str(member.get("name") or NAMELESS),
                email=str(member.get("email") or ""),
                website="",
                ip="",
                content=str(row.get("html") or ""),
                made_at=moment(row.get("created_at")),
                state=state,
                kind="comment",
            )
        )
    return {post: tuple(comments) for post, comments in found.items()}
