"""How an article agrees with its sources: each run of the checks, and what editors decided of findings."""

from typing import ClassVar

from django.db import models


class AgreementCheck(models.Model):
    """One run of the checks over what went before readers. Never changed: it proves what was looked at."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="agreement_checks")
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(db_index=True)
    program = models.CharField(max_length=40, help_text="The version of Newsreel that looked.")
    draft_digest = models.CharField(max_length=64, help_text="SHA-256 of the text as it was held.")
    sources = models.JSONField(
        default=list, help_text="Entry, version, outlet and the SHA-256 of its text, for each source."
    )
    published = models.DateField(null=True, help_text="The dateline that was counted from.")
    findings = models.JSONField(default=list)
    quotations = models.PositiveIntegerField(
        default=0, help_text="Quotations that were held against sources."
    )
    digest = models.CharField(max_length=64, help_text="SHA-256 of all inputs: the same run is kept once.")

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "revision", "digest"], name="agreement_check_once")
        ]

    def __str__(self) -> str:
        return f"{self.article}, {self.made_at:%d %B %Y %H:%M}"


class FindingDecision(models.Model):
    """An editor let a difference stand. Kept with the article for ever, with who and why."""

    class Verdict(models.TextChoices):
        KEPT = "kept", "Kept as it is"
        DISMISSED = "dismissed", "No difference"

    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="finding_decisions"
    )
    identity = models.CharField(max_length=16, help_text="The finding's own name, which outlives edits.")
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.CharField(max_length=500, blank=True)
    finding = models.JSONField(help_text="What was found, as the editor saw it.")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("newsroom.User", null=True, on_delete=models.SET_NULL, related_name="+")
    made_by_name = models.CharField(max_length=200, help_text="Stays when the login is gone.")

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "identity"], name="finding_decided_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.finding.get('text', '')}"
