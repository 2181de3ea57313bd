"""Work of which only one process does some at a time."""

from django.db import models


class Turn(models.Model):
    """Whose turn it is, and until when at the latest: who is killed meanwhile holds nobody up for longer."""

    name = models.CharField(max_length=50, unique=True, help_text="The work.")
    holder = models.CharField(max_length=40, blank=True, help_text="A number that only the holder knows.")
    until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.name} until {self.until}" if self.until else f"{self.name}: nobody"
