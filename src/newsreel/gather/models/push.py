"""What a hub sent us of a source, until it is read."""

from typing import ClassVar

from django.db import models

from newsreel.gather.models.source import Source


class Push(models.Model):
    """One delivery whose signature was right (WebSub, section 7)."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="pushes")
    body = models.BinaryField()
    received_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "pushes"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{len(self.body)} bytes of {self.source}"
