"""Who gets the daily digest, what they agreed to, and what was sent to them."""

import secrets
from typing import ClassVar

from django.db import models

from newsreel.community.letters.models import Sending


def new_key() -> str:
    return secrets.token_urlsafe(24)


class Subscriber(models.Model):
    """An e-mail address that asked for the digest. Only what its owner confirmed is written to."""

    class State(models.TextChoices):
        PENDING = "pending", "Not yet confirmed"
        ACTIVE = "active", "Subscribed"
        LEFT = "left", "Unsubscribed"

    email = models.EmailField("e-mail", unique=True, help_text="In lower case.")
    state = models.CharField(max_length=10, choices=State, default=State.PENDING, db_index=True)
    all_sections = models.BooleanField(default=True)
    sections = models.ManyToManyField("newsroom.Section", blank=True, related_name="+")
    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    made_at = models.DateTimeField("signed up")
    confirmed_at = models.DateTimeField("confirmed", null=True, blank=True)
    left_at = models.DateTimeField("unsubscribed", null=True, blank=True)
    last_asked_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.email


class Consent(models.Model):
    """What a subscriber said, and when: the record the law asks for. Never changed."""

    class Kind(models.TextChoices):
        ASKED = "asked", "Asked for the newsletter"
        CONFIRMED = "confirmed", "Confirmed by mail"
        RETURNED = "returned", "Came back after leaving"
        CHANGED = "changed", "Changed what they get"
        LEFT = "left", "Unsubscribed"

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=10, choices=Kind)
    sentence = models.TextField(help_text="What stood beside the button they pressed.")
    means = models.CharField("by what means", max_length=100)
    made_at = models.DateTimeField()
    address_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.made_at:%d %B %Y %H:%M}"


class Issue(models.Model):
    """The digest of one day. A day on which nothing was published has one too, marked as skipped."""

    day = models.DateField(unique=True)
    since = models.DateTimeField(help_text="It covers what was published after this moment…")
    until = models.DateTimeField(help_text="…up to this one.")
    subject = models.CharField(max_length=250)
    is_skipped = models.BooleanField("skipped", default=False)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-day"]

    def __str__(self) -> str:
        return f"Digest of {self.day:%d %B %Y}"


class IssueItem(models.Model):
    """An article in an issue, and which version of it was sent."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="items")
    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    revision_id = models.PositiveBigIntegerField(null=True, help_text="The revision that was live then.")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issue", "article"], name="article_in_issue_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.article}"


class Delivery(Sending):
    """One issue on its way to one subscriber."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="deliveries")

    class Meta(Sending.Meta):
        verbose_name_plural = "deliveries"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issue", "subscriber"], name="issue_to_subscriber_once"),
        ]

    def __str__(self) -> str:
        return f"{self.issue} to {self.subscriber}"
