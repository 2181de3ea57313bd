"""What readers say beneath articles."""

from typing import ClassVar

from django.contrib import admin
from django.db import models
from django.utils.text import Truncator
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from newsreel.community.comments.moderation import Policy


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
        permissions: ClassVar = [("moderate_comment", "Can approve and reject comments")]
        indexes: ClassVar = [
            models.Index(fields=["article", "state", "made_at"], name="comment_of_article"),
            models.Index(fields=["state", "-made_at"], name="comment_in_queue"),
            models.Index(fields=["email", "state"], name="comment_by_email"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.made_at:%d %B %Y}"

    @admin.display(description="Comment")
    def excerpt(self) -> str:
        return Truncator(" ".join(self.text.split())).chars(140, truncate="…")


@register_setting(icon="comment")
class CommentRules(BaseGenericSetting):
    """What the desk decides about comments, edited in the admin under Settings."""

    banned = models.TextField(
        "banned words and addresses",
        blank=True,
        help_text="One to a line: a word, a phrase, an e-mail address, an @domain or an IP address; "
        "* stands for any letters. Comments that hold one are filed as spam.",
    )
    everybody_waits = models.BooleanField(
        "every comment waits for approval",
        default=False,
        help_text="Otherwise only those of newcomers and those with links wait.",
    )
    mail_desk = models.BooleanField(
        "mail the desk about waiting comments", default=True, help_text="Once an hour at most."
    )

    desk_told_at = models.DateTimeField(null=True, editable=False)

    panels: ClassVar = [FieldPanel("banned"), FieldPanel("everybody_waits"), FieldPanel("mail_desk")]

    class Meta:
        verbose_name = "comment rules"

    def __str__(self) -> str:
        return "Comment rules"

    @property
    def policy(self) -> Policy:
        lines = tuple(line.strip() for line in self.banned.splitlines() if line.strip())
        return Policy(banned=lines, everybody_waits=self.everybody_waits)
