"""Every change to comments, as one verb each."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from newsreel.community.comments.models import Comment, CommentRules
from newsreel.community.comments.moderation import Draft, judge
from newsreel.community.comments.placing import Placed, place_again, place_imported_comment
from newsreel.community.comments.placing_many import place_new_comments
from newsreel.community.comments.text import as_markup, without_unseen
from newsreel.front import changes, shown
from newsreel.newsroom.models import User

__all__ = [
    "Placed",
    "decide",
    "place_again",
    "place_imported_comment",
    "place_new_comments",
    "reply_as_staff",
    "take_comment",
]


@transaction.atomic
def take_comment(
    *,
    article_id: int,
    parent: Comment | None,
    draft: Draft,
    stamp: str,
    user_agent: str,
    now: datetime,
) -> Comment:
    """Keep a reader's comment, live or waiting as the rules have it.

    The same form sent again (a double click, a reload, a replay) gives the comment it made the first time.
    """
    verdict = judge(
        draft,
        CommentRules.load().policy,
        is_known=_is_known(draft.email),
        is_ours=User.objects.filter(email__iexact=draft.email, is_active=True).exists(),
    )
    form = "\n".join((stamp, str(article_id), draft.email, draft.text))
    comment, is_new = Comment.objects.get_or_create(
        form_hash=hashlib.sha256(form.encode()).hexdigest(),
        defaults={
            "article_id": article_id,
            "parent": parent,
            "depth": parent.depth + 1 if parent else 0,
            "name": draft.name,
            "email": draft.email,
            "website": draft.website,
            "text": draft.text,
            "markup": draft.markup,
            "state": verdict.state,
            "reason": verdict.reason,
            "made_at": now,
            "address_hash": draft.sender,
            "user_agent": user_agent[:200],
        },
    )
    if is_new and comment.state == Comment.State.APPROVED:
        changes.announce(shown.thread(article_id))
    return comment


def _is_known(email: str) -> bool:
    theirs = Comment.objects.filter(email=email, written_by=None)
    return (
        theirs.filter(state=Comment.State.APPROVED).exists()
        and not theirs.filter(state=Comment.State.SPAM).exists()
    )


@transaction.atomic
def decide(*, comments: Collection[Comment], state: Comment.State, by: User, now: datetime) -> int:
    """Approve, reject or file as spam. Returns how many comments changed."""
    changed = 0
    for comment in Comment.objects.select_for_update().filter(pk__in=[comment.pk for comment in comments]):
        if comment.state == state:
            continue
        if Comment.State.APPROVED in (comment.state, state):
            changes.announce(shown.thread(comment.article_id))
        comment.state, comment.decided_at, comment.decided_by = state, now, by
        comment.save(update_fields=["state", "decided_at", "decided_by"])
        log(instance=comment, action=f"community.comment.{state}", user=by)
        changed += 1
    return changed


@transaction.atomic
def reply_as_staff(*, comment: Comment, text: str, by: User, now: datetime) -> Comment:
    """Answer a comment under one's own name, with the newsroom's badge. A waiting comment is approved by it.

    Raises ValueError where nothing of the text can be shown.
    """
    markup = as_markup(text)
    if not markup:
        raise ValueError("Please write an answer.")
    decide(comments=[comment], state=Comment.State.APPROVED, by=by, now=now)
    author = getattr(by, "author", None)
    reply = Comment.objects.create(
        article_id=comment.article_id,
        parent=comment,
        depth=comment.depth + 1,
        name=(author.name if author else by.get_full_name() or by.get_username())[:80],
        email=by.email.lower(),
        text=without_unseen(text),
        markup=markup,
        state=Comment.State.APPROVED,
        made_at=now,
        decided_at=now,
        decided_by=by,
        written_by=by,
    )
    log(instance=reply, action="wagtail.create", user=by)
    changes.announce(shown.thread(comment.article_id))
    return reply
