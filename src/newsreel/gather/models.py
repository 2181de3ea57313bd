"""Sources, what they gave us, and the stories it tells.

An entry is never changed: what a source says later is a new version, and where it was put stands beside it.
"""

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
    page_rules = models.JSONField(
        default=dict, blank=True, help_text="For a watched page: where on it the news stands."
    )
    is_active = models.BooleanField(default=True)
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
    moving_to = models.CharField(max_length=1000, blank=True, editable=False)
    moves_seen = models.PositiveIntegerField(default=0, editable=False)
    hub_address = models.URLField(max_length=1000, blank=True, editable=False)
    topic_address = models.URLField(max_length=1000, blank=True, editable=False)
    hub_secret = models.CharField(max_length=100, blank=True, editable=False)
    lease_ends_at = models.DateTimeField(null=True, blank=True, editable=False)
    place = models.JSONField(
        default=dict, editable=False, help_text="How far a mailbox or a folder has been read."
    )

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One item as a source gave it at one moment."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="entries")
    guid = models.CharField(max_length=1000, help_text="The source's own name for the item.")
    version = models.PositiveIntegerField(default=1, help_text="Counts up when the source changes the item.")
    address = models.URLField(max_length=2000, blank=True)
    title = models.CharField(max_length=1000)
    summary = models.TextField(blank=True, help_text="Cleaned HTML.")
    content = models.TextField(blank=True, help_text="Cleaned HTML.")
    text = models.TextField(blank=True, help_text="The content's plain text.")
    credit = models.CharField(max_length=500, blank=True, help_text="The author, as the source names them.")
    picture_address = models.URLField(max_length=2000, blank=True)
    language = models.CharField(max_length=20, blank=True)
    categories = models.JSONField(default=list)
    enclosures = models.JSONField(default=list)
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)
    updated_at = models.DateTimeField(null=True, blank=True, help_text="As the source says.")
    fetched_at = models.DateTimeField(db_index=True)
    digest = models.CharField(
        max_length=64, help_text="SHA-256 of title, summary, content, address and credit."
    )

    class Meta:
        verbose_name_plural = "entries"
        ordering: ClassVar = ["-fetched_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "guid", "version"], name="entry_version_once"),
            models.UniqueConstraint(fields=["source", "guid", "digest"], name="entry_snapshot_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Story(models.Model):
    """Entries of several sources about one event."""

    headline = models.CharField(max_length=500, help_text="That of its latest entry that is no copy.")
    began_at = models.DateTimeField(help_text="When the first of its entries was published.")
    grew_at = models.DateTimeField(db_index=True, help_text="When the last of its entries came in.")
    entry_count = models.PositiveIntegerField(default=0)
    outlet_count = models.PositiveIntegerField(default=0)
    origin_count = models.PositiveIntegerField(
        default=0, help_text="Outlets that tell it of their own knowledge; who passes it on is not counted."
    )
    origin = models.CharField(
        max_length=200, blank=True, help_text="The outlet that broke it, as others say."
    )
    heat = models.FloatField(default=0.0, db_index=True)
    matters = models.JSONField(
        default=list, help_text="Deaths, arrests and the like, which need two sources."
    )
    joined_into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="joined")
    kept_apart = models.ManyToManyField("self", help_text="Never to be joined with: a hand split them.")

    class Meta:
        verbose_name_plural = "stories"
        ordering: ClassVar = ["-grew_at", "-id"]

    def __str__(self) -> str:
        return self.headline


class Placement(models.Model):
    """Which story an entry belongs to. A new version of an item stands where the former one stood."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, primary_key=True, related_name="placement")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="placements")
    repeats = models.ForeignKey(
        Entry,
        null=True,
        on_delete=models.SET_NULL,
        related_name="repeated_by",
        help_text="The entry that this one is a copy of.",
    )
    is_by_hand = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.entry} in {self.story}"
