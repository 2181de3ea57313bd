"""What a host tells machines, read once for all its sources."""

from django.db import models


class Host(models.Model):
    """A host whose pages we read, with its robots.txt (RFC 9309) and what it says of mining its texts."""

    name = models.CharField(max_length=300, unique=True, help_text="Scheme, host and port: an origin.")
    robots_text = models.TextField(blank=True)
    robots_status = models.PositiveIntegerField(
        null=True, blank=True, help_text="The answer’s status. Empty: it could not be reached."
    )
    robots_read_at = models.DateTimeField(null=True, blank=True)
    terms = models.JSONField(
        default=list, help_text="What machines are told not to do, where it says so, and when that was read."
    )
    busy_until = models.DateTimeField(
        null=True, blank=True, help_text="Somebody of ours is asking it, until then at the latest."
    )

    def __str__(self) -> str:
        return self.name
