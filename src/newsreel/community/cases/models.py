"""What people ask of the desk: questions, complaints, requests to take something down."""

from typing import ClassVar

from django.db import models


class Case(models.Model):
    """One request, from its arrival to its decision."""

    class Kind(models.TextChoices):
        CONTACT = "contact", "Message"
        TAKEDOWN = "takedown", "Takedown request"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        DECIDED = "decided", "Decided"

    class Outcome(models.TextChoices):
        ANSWERED = "answered", "Answered"
        TAKEN_DOWN = "taken-down", "Taken down"
        CORRECTED = "corrected", "Corrected"
        DECLINED = "declined", "Declined"
        NOTHING = "nothing", "No action needed"

    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    name = models.CharField(max_length=120)
    email = models.EmailField("e-mail")
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField("message", blank=True)
    addresses = models.TextField("addresses concerned", blank=True)
    work = models.TextField("the work that is theirs", blank=True)
    postal_address = models.TextField("postal address and telephone", blank=True)
    is_in_good_faith = models.BooleanField("stated: believed in good faith", default=False)
    is_accurate = models.BooleanField("stated: accurate, under penalty of perjury", default=False)
    signature = models.CharField(max_length=120, blank=True)
    article = models.ForeignKey(
        "newsroom.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="cases"
    )
    made_at = models.DateTimeField("came in")
    deadline = models.DateField()
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    decision = models.TextField("decision and its reason", blank=True, help_text="For the desk only.")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "newsroom.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    address_hash = models.CharField(max_length=64, blank=True, editable=False)
    form_hash = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "deadline"], name="case_by_deadline")]
        permissions: ClassVar = [("decide_case", "Can decide cases")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def number(self) -> str:
        """As it stands in letters: “2026-00042”."""
        return f"{self.made_at:%Y}-{self.pk:05d}"


class CaseEvent(models.Model):
    """Something that happened to a case. Never changed, never deleted by hand."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("newsroom.User", null=True, on_delete=models.SET_NULL, related_name="+")
    sentence = models.TextField()

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.sentence
