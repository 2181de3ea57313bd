"""Comments made by hand, for tests."""

from datetime import UTC, datetime
from typing import Any

from newsreel.community.comments.text import as_markup
from newsreel.community.models import Comment
from newsreel.newsroom.models import Article

MOMENT = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)


def make_comment(*, article: Article, text: str = "A fine film.", **fields: Any) -> Comment:
    """An approved comment unless a state is given."""
    parent = fields.get("parent")
    values = {
        "name": "Ada",
        "email": "ada@example.org",
        "state": Comment.State.APPROVED,
        "made_at": MOMENT,
        "depth": parent.depth + 1 if parent else 0,
        **fields,
    }
    return Comment.objects.create(article=article, text=text, markup=as_markup(text), **values)
