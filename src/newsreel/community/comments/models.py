"""What readers say beneath articles."""

from typing import ClassVar

from django.db import models


class Comment(models.Model):
    """One comment. Its text is kept as typed and as the safe markup that readers see."""

    class State(models.TextChoices):
        PENDING = "pending", "Waiting"
        APPROVED = "approved", "Approved"
        REJECTED = "rejected", "Rejected"
        SPAM = "spam", "Spam"

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replies"
    )
    depth = models.PositiveIntegerField(default=0, editable=False)
    name = models.CharField(max_length=80)
    email = models.EmailField("e-mail", blank=True)
    website = models.URLField(max_length=500, blank=True)
    text = models.TextField(help_text="As typed.")
    markup = models.TextField(editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    reason = models.CharField("why it waits", max_length=200, blank=True, editable=False)
    made_at = models.DateTimeField("written")
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        "newsroom.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    written_by = models.ForeignKey(
        "newsroom.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    address_hash = models.CharField(max_length=64, blank=True, editable=False)
    user_agent = models.CharField(max_length=200, blank=True, editable=False)
    source_key = models.CharField(max_length=200, null=True, unique=True, editable=False)  # noqa: DJ001 -- NULL: not imported
    source_parent_key = models.CharField(max_length=200, blank=True, editable=False)
    form_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 -- NULL: no form

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["article", "state", "made_at"], name="comment_of_article"),
            models.Index(fields=["state", "-made_at"], name="comment_in_queue"),
            models.Index(fields=["email", "state"], name="comment_by_email"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.made_at:%d %B %Y}"
