"""All tables of this room, so that Django finds them; each stands in the package of its subject."""

from newsreel.community.attempts import Attempt
from newsreel.community.comments.models import Comment, CommentRules

__all__ = ["Attempt", "Comment", "CommentRules"]
