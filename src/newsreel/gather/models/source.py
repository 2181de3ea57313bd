"""Where we read, and what we may use of it."""

from typing import ClassVar

from django.db import models


class Source(models.Model):
    """A feed, site, mailbox or wire that we read, with what we may use of it."""

    class Kind(models.TextChoices):
        FEED = "feed", "RSS, Atom or JSON feed"
        NEWS_SITEMAP = "news_sitemap", "News sitemap"
        WORDPRESS = "wordpress", "WordPress site (REST)"
        WATCHED_PAGE = "watched_page", "Page watched by rules"
        MAILBOX = "mailbox", "Mailbox or folder of letters"
        WIRE = "wire", "Folder of wire copy (NewsML-G2, ninjs)"

    class Standing(models.TextChoices):
        """How articles based on it are shown to search engines."""

        OWN = "own", "As an article of our own"
        CANONICAL = "canonical", "With the source’s page as the canonical one"
        NOINDEX = "noindex", "Not to be indexed"

    name = models.CharField(max_length=200, help_text="The outlet, as readers see it in a credit.")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.FEED)
    address = models.CharField(
        max_length=1000, unique=True, help_text="Where it is fetched from; for mail and wires a folder."
    )
    home_address = models.URLField(max_length=1000, blank=True, help_text="The outlet's own front page.")
    logo_address = models.URLField(max_length=1000, blank=True)
    takes_full_text = models.BooleanField(
        "full text",
        default=False,
        help_text="Read each item’s own page where the feed gives but its beginning, if the outlet allows.",
    )
    page_rules = models.JSONField(
        default=dict, blank=True, help_text="For a watched page: where on it the news stands."
    )
    is_active = models.BooleanField(default=True)
    folder = models.CharField(
        max_length=200,
        blank=True,
        db_index=True,
        help_text="Where it stands in the list of sources, such as “Film / Trades”.",
    )
    credit = models.CharField(
        max_length=200, blank=True, help_text="The credit line asked for. Empty: the name."
    )
    may_rewrite = models.BooleanField(default=True, help_text="May we base an article of our own on it?")
    may_use_pictures = models.BooleanField(default=False)
    excerpt_limit = models.PositiveIntegerField(
        null=True, blank=True, help_text="Most words we may quote. Empty: no limit agreed."
    )
    must_link = models.BooleanField(default=True, help_text="Must an article based on it link to it?")
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.OWN)
    rights_contact = models.CharField(max_length=300, blank=True, help_text="Who granted them.")
    rights_proof = models.CharField(
        max_length=1000, blank=True, help_text="Where that is written: a contract, a letter, a page."
    )
    rights_end = models.DateField(null=True, blank=True, help_text="The last day on which they hold.")
    rights_note = models.TextField(blank=True)
    opt_outs = models.JSONField(
        default=list,
        editable=False,
        help_text="What the outlet tells machines not to do, where it says so, and when that was read.",
    )
    opt_outs_read_at = models.DateTimeField(null=True, blank=True, db_index=True, editable=False)

    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    fetched_at = models.DateTimeField(null=True, blank=True, editable=False)
    succeeded_at = models.DateTimeField(null=True, blank=True, editable=False)
    next_fetch_at = models.DateTimeField(null=True, blank=True, db_index=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False, help_text="In a row.")
    last_error = models.TextField(blank=True, editable=False)
    host = models.CharField(max_length=255, blank=True, editable=False, help_text="Asked one at a time.")
    rhythm = models.FloatField(
        null=True, blank=True, editable=False, help_text="Seconds between two items, as we have seen them."
    )
    new_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When it last had anything new."
    )
    stopped = models.CharField(
        max_length=300, blank=True, editable=False, help_text="Why it is asked no more: a sentence."
    )
    ruled_out = models.PositiveIntegerField(
        default=0, editable=False, help_text="Items that rules left out at the last look."
    )
    moving_to = models.CharField(max_length=1000, blank=True, editable=False)
    moves_seen = models.PositiveIntegerField(default=0, editable=False)
    hub_address = models.URLField(max_length=1000, blank=True, editable=False)
    topic_address = models.URLField(max_length=1000, blank=True, editable=False)
    hub_secret = models.CharField(max_length=100, blank=True, editable=False)
    hub_name = models.CharField(
        max_length=60, blank=True, db_index=True, editable=False, help_text="How the hub addresses us."
    )
    hub_error = models.TextField(blank=True, editable=False)
    hub_asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    hub_next_at = models.DateTimeField(
        null=True, blank=True, db_index=True, editable=False, help_text="When the hub is asked again."
    )
    lease_ends_at = models.DateTimeField(null=True, blank=True, editable=False)
    place = models.JSONField(
        default=dict, editable=False, help_text="How far a mailbox or a folder has been read."
    )

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
