"""Mail on its way: each message is a row before it is sent, so that a killed process loses none."""

from datetime import datetime
from email.utils import make_msgid
from typing import Any, ClassVar

from django.db import models

from newsreel import settings


def new_message_id() -> str:
    return make_msgid(domain=settings.current().address.host)


class Sending(models.Model):
    """The state of one message to one or a few recipients.

    Whoever sends it takes it first by moving `next_try_at` on; so two workers never send the same one, and
    one that was taken by a killed worker comes up again. Its Message-ID stays the same through all tries:
    should it have gone out in the very moment of the kill, mailboxes know the second copy.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        FAILED = "failed", "Failed"
        DROPPED = "dropped", "No longer wanted"

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    made_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)
    message_id = models.CharField(max_length=250, unique=True, default=new_message_id)

    class Meta:
        abstract = True
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "next_try_at"], name="%(class)s_due"),
        ]

    @classmethod
    def due(cls, now: datetime) -> "models.QuerySet[Any]":
        """What should be sent now, the longest waiting first."""
        return cls._default_manager.filter(state=cls.State.WAITING, next_try_at__lte=now).order_by(
            "next_try_at", "pk"
        )


class Letter(Sending):
    """A message written to somebody: a confirmation, an acknowledgement, a word to the desk."""

    recipients = models.JSONField(default=list)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    markup = models.TextField(blank=True)
    reply_to = models.CharField(max_length=254, blank=True)

    class Meta(Sending.Meta):
        pass

    def __str__(self) -> str:
        return self.subject
