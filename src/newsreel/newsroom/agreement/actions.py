"""Every change to what is kept of an article's agreement with its sources."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from newsreel import __version__
from newsreel.newsroom.agreement.inspection import Inspection, inspect
from newsreel.newsroom.agreement.verdict import as_json, blocking_severities, holds
from newsreel.newsroom.models import AgreementCheck, Article, FindingDecision, User


@transaction.atomic
def decide_finding(
    *,
    article: Article,
    identity: str,
    verdict: FindingDecision.Verdict,
    by: User,
    reason: str = "",
    inspection: Inspection | None = None,
    now: datetime | None = None,
) -> FindingDecision:
    """Let a finding stand. A later decision about the same finding replaces it; the log keeps both.

    Raises:
        PermissionDenied: `by` may not edit the article, or not publish it where the finding holds it back.
        ValidationError: there is no such finding now, or it is kept without a reason; a sentence.
    """
    now = now or timezone.now()
    inspection = inspection or inspect(article, now=now)
    finding = next((each for each in inspection.findings if each.identity == identity), None)
    if finding is None:
        raise ValidationError("This finding is gone: the text was changed meanwhile. Look at the list again.")
    rights = article.permissions_for_user(by)
    if not rights.can_edit():
        raise PermissionDenied("You have no right to edit this article.")
    if holds(finding, article, blocking_severities(article)) and not rights.can_publish():
        raise PermissionDenied("Only somebody who may publish this article can let this stand.")
    reason = reason.strip()
    if verdict is FindingDecision.Verdict.KEPT and not reason:
        raise ValidationError("Say why it stays as it is: the reason is kept with the article.")
    decision, _made = FindingDecision.objects.update_or_create(
        article=article,
        identity=identity,
        defaults={
            "verdict": verdict,
            "reason": reason[:500],
            "finding": as_json(finding, inspection),
            "made_at": now,
            "made_by": by,
            "made_by_name": (by.get_full_name() or by.get_username())[:200],
        },
    )
    log(
        instance=article,
        action="newsroom.decide_finding",
        user=by,
        data={"verdict": verdict.value, "text": finding.text[:200], "reason": reason[:500]},
    )
    return decision


@transaction.atomic
def take_back_decision(*, article: Article, identity: str, by: User) -> None:
    """The finding stands open again. Raises PermissionDenied."""
    if not article.permissions_for_user(by).can_edit():
        raise PermissionDenied("You have no right to edit this article.")
    for decision in FindingDecision.objects.filter(article=article, identity=identity):
        log(
            instance=article,
            action="newsroom.reopen_finding",
            user=by,
            data={"text": str(decision.finding.get("text", ""))[:200]},
        )
        decision.delete()


def keep_check(
    *, article: Article, inspection: Inspection, revision_id: int | None, now: datetime | None = None
) -> AgreementCheck:
    """Keep what was looked at and found, with the revision that went live. The same run is kept once."""
    kept, _made = AgreementCheck.objects.get_or_create(
        article=article,
        revision_id=revision_id,  # type: ignore[misc]  # none is looked up as null
        digest=inspection.digest,
        defaults={
            "made_at": now or timezone.now(),
            "program": __version__,
            "draft_digest": inspection.draft_digest,
            "published": inspection.published,
            "sources": [
                {
                    "entry": source.entry_id,
                    "version": source.version,
                    "outlet": source.outlet,
                    "digest": source.digest,
                }
                for source in inspection.sources
            ],
            "findings": [as_json(finding, inspection) for finding in inspection.findings],
            "quotations": inspection.quotations_held,
        },
    )
    return kept
