"""What changed, in the order it did: the one list from which every node keeps its pages right."""

from django.db import models
from django.utils import timezone


class Change(models.Model):
    """Written in the transaction that changes the content: none is lost, and none is told too early."""

    things = models.JSONField(help_text="Names of what changed; pages that show any of them are stale.")
    gone = models.JSONField(default=list, help_text="Addresses that must not be served any more, even stale.")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.pk}: {', '.join(self.things)}"


class Dispatch(models.Model):
    """One channel told of one change."""

    class Status(models.TextChoices):
        WAITING = "waiting", "waiting"
        SENT = "sent", "sent"
        FAILED = "failed", "given up"

    channel = models.CharField(max_length=200)
    change = models.PositiveBigIntegerField()
    things = models.JSONField()
    gone = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt = models.DateTimeField(default=timezone.now)
    problem = models.CharField(max_length=500, blank=True, default="")
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["status", "next_attempt"], name="dispatch_due")]

    def __str__(self) -> str:
        return f"{self.channel}: change {self.change}, {self.get_status_display()}"


class Standing(models.Model):
    """In which lists an article stood when it was last published: those it leaves change, too."""

    article = models.PositiveBigIntegerField(primary_key=True)
    lists = models.JSONField()
    place = models.CharField(max_length=80, help_text="Changes when its place in the lists does.")
    address = models.CharField(max_length=255)

    def __str__(self) -> str:
        return self.address


class Popularity(models.Model):
    """How much an article is read now; :mod:`newsreel.delivery.popularity` says how to read the score."""

    article = models.PositiveBigIntegerField(primary_key=True)
    score = models.FloatField(db_index=True)

    def __str__(self) -> str:
        return f"Article {self.article}"


class TakenOver(models.Model):
    """Up to which of its counts a node has handed its reads over."""

    node = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.node}: {self.number}"
