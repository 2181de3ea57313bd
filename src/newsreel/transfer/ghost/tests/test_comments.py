"""Comments come along with their threads and states; who wrote them only where the export says so."""

from pathlib import Path
from typing import Any

import pytest

from newsreel.community.comments.models import Comment
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.ghost.source import GhostExport
from newsreel.transfer.ghost.tests.test_source import ADDRESS, post, written
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.run import run


def comment(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"c{number}",
        "post_id": f"{1:024x}",
        "member_id": "m1",
        "status": "published",
        "html": "<p>Words &amp; more.</p>",
        "created_at": f"2024-03-18T10:0{number}:00.000Z",
        **fields,
    }


@pytest.mark.django_db
def test_comments_with_threads_and_states(tmp_path: Path) -> None:
    make_home()
    file = written(
        tmp_path,
        post(1),
        members=[{"id": "m1", "name": "Ann", "email": "ann@example.org", "created_at": "2024-01-01"}],
        comments=[
            comment(2, parent_id="c1", member_id="gone", html="<p>A reply.</p><script>x</script>"),
            comment(1),
            comment(3, status="hidden", html="<p>Rude.</p>"),
            comment(4, status="deleted"),
            comment(5, post_id="no such post"),
        ],
    )
    report = run(GhostExport(file, ADDRESS), media=NoMedia())
    first, reply, hidden = Comment.objects.order_by("made_at")
    assert (first.name, first.email, first.markup) == ("Ann", "ann@example.org", "<p>Words &amp; more.</p>")
    assert first.state == Comment.State.APPROVED
    assert (reply.parent, reply.name, reply.markup) == (first, "A reader", "<p>A reply.</p>")
    assert hidden.state == Comment.State.PENDING
    assert "A comment that its writer or an editor had deleted was left out." in report.notes
    assert "A comment whose writer is not in the export stands under the name “A reader”." in report.notes
    assert "1 comments belong to no post of the export and were left out." in report.notes
    run(GhostExport(file, ADDRESS), media=NoMedia())
    assert Comment.objects.count() == 3
