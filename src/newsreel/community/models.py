"""All tables of this room, so that Django finds them; most stand in the package of their subject."""

from typing import ClassVar

from django.db import models

from newsreel.community.cases.models import Case, CaseEvent
from newsreel.community.comments.models import Comment, CommentRules
from newsreel.community.letters.models import Letter
from newsreel.community.newsletter.models import Consent, Delivery, Issue, IssueItem, Subscriber

__all__ = [
    "Attempt",
    "Case",
    "CaseEvent",
    "Comment",
    "CommentRules",
    "Consent",
    "Delivery",
    "Issue",
    "IssueItem",
    "Letter",
    "Subscriber",
]


class Attempt(models.Model):
    """Somebody sent a form. Kept for a day, to be counted."""

    kind = models.CharField(max_length=20)
    sender = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kind", "sender", "made_at"], name="attempt_of_sender"),
            models.Index(fields=["made_at"], name="attempt_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.made_at:%d %B %Y %H:%M}"
