"""What a source's rule publishes by itself, and why it could not where the desk has to look.

Why it is done so: docs/decisions/rules-and-hubs.md.
"""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from newsreel.gather.models import Entry, Story
from newsreel.gather.rules import Verdict
from newsreel.gather.ruling import FRESH, verdict_on
from newsreel.newsroom.checklist import gate
from newsreel.newsroom.drafting import decide, draft_from_entry
from newsreel.newsroom.models import Article, Author, Byline, DeskDecision, Section, StoryDecision

FULL_TEXT_AWAITED = timedelta(minutes=5)
STORY_AWAITED = timedelta(minutes=5)
"""How long an entry waits to be put into a story, so that one told already is not told twice."""
NO_SECTION = (
    "The section in which a rule wanted to publish this is not there or not live. "
    "Choose another under Wire › Rules."
)
CHANGED = "Its source changed it before it could go out by itself. Look at the newest version."
IN_HAND = "The desk has this story in hand, so no rule published it."
TOLD = "There is an article about this story already, so no rule published another."


def entries_to_publish(now: datetime) -> QuerySet[Entry]:
    """What rules want published and nobody has decided about.

    Where the source's full texts are read, the entry's is awaited, lest its beginning goes out as the whole.
    """
    versions = Entry.objects.filter(source=OuterRef("source"), guid=OuterRef("guid"))
    is_read = Exists(versions.exclude(text_address=""))
    return Entry.objects.filter(
        Q(placement__isnull=False) | Q(fetched_at__lt=now - STORY_AWAITED),
        Q(source__takes_full_text=False) | Q(fetched_at__lt=now - FULL_TEXT_AWAITED) | is_read,
        is_to_publish=True,
        fetched_at__gt=now - FRESH,
        desk_decision__isnull=True,
    ).order_by("fetched_at", "pk")


@transaction.atomic
def publish_by_rule(*, entry_id: int, now: datetime | None = None) -> Article | None:
    """Draft what a rule wants published, and publish it if the checklist says nothing against it.

    Else the draft is left, with a note that says why; where no draft may be made, the entry is held. All or
    nothing of this is done, and once only, whoever else does it at the same time. Returns the article, live
    or not.
    """
    now = now or timezone.now()
    entry = Entry.objects.select_for_update().get(pk=entry_id)
    if not entry.is_to_publish or DeskDecision.objects.filter(entry=entry).exists():
        return None
    verdict = verdict_on(entry)
    if not (verdict.kept and verdict.publishes):
        # The rule was taken back; what came in stays on the desk as any other entry.
        Entry.objects.filter(pk=entry.pk).update(is_to_publish=False)
        return None
    section = Section.objects.live().filter(pk=verdict.section_id or 0).first()
    story = Story.objects.filter(placements__entry=entry).first()
    held = _why_held(entry, story) or ("" if section else NO_SECTION)
    if section is None or held:
        _hold(entry, held, now)
        return None
    try:
        whole = _versions(entry).filter(version__gt=entry.version).last() or entry
        article = draft_from_entry(entry=whole, section=section, by=None, now=now)
    except ValidationError as refusal:
        _hold(entry, " ".join(refusal.messages), now)
        return None
    if whole != entry:
        decide(entry=entry, state=DeskDecision.State.DRAFTED, by=None, article=article, now=now)
    if story is not None:
        StoryDecision.objects.create(
            story=story, state=StoryDecision.State.DRAFTED, article=article, made_at=now
        )
    _publish(article, whole, verdict, doubts=_doubts(story))
    return article


def _versions(entry: Entry) -> QuerySet[Entry]:
    return Entry.objects.filter(source=entry.source_id, guid=entry.guid).order_by("version")


def _publish(article: Article, entry: Entry, verdict: Verdict, doubts: list[str]) -> None:
    author = Author.objects.filter(pk=verdict.author_id or 0).first()
    if author is not None:
        article.bylines.add(Byline(author=author))
    revision = article.save_revision()
    sentences = doubts
    if not sentences:
        try:
            with transaction.atomic():
                log(instance=article, action="newsroom.publish_by_rule", data={"source": entry.source.name})
                revision.publish(changed=False)
        except gate.NotReadyError as refusal:
            sentences = [problem.sentence for problem in refusal.problems]
    if sentences:
        log(
            instance=article,
            action="newsroom.refuse_rule",
            revision=revision,
            data={"sentences": sentences},
        )
        versions = _versions(entry)
        DeskDecision.objects.filter(entry__in=versions).update(note=" ".join(sentences))


def _why_held(entry: Entry, story: Story | None) -> str:
    later = _versions(entry).filter(version__gt=entry.version)
    # A later version may be no more than the full text of this one, which we fetched ourselves.
    if later.filter(text_address="").exists():
        return CHANGED
    if story is None:
        return ""
    if DeskDecision.objects.filter(entry__placement__story=story, article__isnull=False).exists():
        return TOLD
    decision = StoryDecision.objects.filter(story=story).first()
    if decision is None:
        return ""
    return TOLD if decision.article_id else IN_HAND


def _doubts(story: Story | None) -> list[str]:
    """Deaths, arrests and the like wait for a second source; no rule decides about them."""
    if story is None or not story.matters or story.origin_count > 1:
        return []
    matters = ", ".join(str(matter) for matter in story.matters)
    return [
        f"It tells of something that needs two sources ({matters}) and has one. "
        "Find a second one that knows it for itself before you publish."
    ]


def _hold(entry: Entry, why: str, now: datetime) -> None:
    decision = decide(entry=entry, state=DeskDecision.State.HELD, by=None, now=now)
    decision.note = why
    decision.save(update_fields=["note"])
