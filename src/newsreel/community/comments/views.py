"""Where the comment form is sent."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from newsreel.community import answers
from newsreel.community.attempts import Limit, allow
from newsreel.community.comments.actions import take_comment
from newsreel.community.comments.form import HONEYPOT, Submission, read_submission
from newsreel.community.comments.models import Comment
from newsreel.community.comments.thread import FailedForm, page_of, page_url, remember_failed_form
from newsreel.community.door import is_own_form, read_fields
from newsreel.community.sender import address_hash, network_address
from newsreel.newsroom.models import Article

LIMIT = Limit("comment", most=6, period=timedelta(minutes=10))


@csrf_exempt  # reader pages hold no token; is_own_form asks the browser instead
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Take a comment and send the reader back to the article; or show the form again, and why."""
    fields = read_fields(request)
    if fields is None:
        return answers.too_big(request)
    article = _article(fields.get("article", ""))
    if article is None:
        return answers.no_such_form(request, "Comments on this story are closed, or the story has gone.")
    if not is_own_form(request):
        return answers.foreign_form(request)
    if fields.get(HONEYPOT):
        return answers.see(f"{article.url}?sent=waiting#respond")
    now = timezone.now()
    sender = address_hash(network_address(request))
    submission = read_submission(fields, article_id=article.pk, sender=sender, now=now)
    if submission.errors:
        return _again(request, article, submission, status=422)
    if not allow(LIMIT, sender, now):
        return _again(request, article, submission, status=429, sentence=_limit_sentence())
    comment = take_comment(
        article_id=article.pk,
        parent=submission.parent,
        draft=submission.draft,
        stamp=submission.stamp,
        user_agent=request.headers.get("User-Agent", ""),
        now=now,
    )
    if comment.state == Comment.State.APPROVED:
        return answers.see(page_url(str(article.url), page_of(comment), f"comment-{comment.pk}"))
    return answers.see(f"{article.url}?sent=waiting#respond")


def _article(value: str) -> Article | None:
    """The live article that takes comments, or None."""
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        return None
    found = Article.objects.live().filter(pk=int(value), comments_open=True).first()
    return found if isinstance(found, Article) else None


def _again(
    request: HttpRequest, article: Article, submission: Submission, *, status: int, sentence: str = ""
) -> HttpResponse:
    errors = {**submission.errors, "": sentence} if sentence else submission.errors
    parent_id = submission.parent.pk if submission.parent else None
    remember_failed_form(request, FailedForm(submission.values, errors, submission.stamp, parent_id))
    response: HttpResponse = article.serve(request)
    response.status_code = status
    response["Cache-Control"] = "no-store"
    return response


def _limit_sentence() -> str:
    minutes = LIMIT.period // timedelta(minutes=1)
    return (
        f"You have sent {LIMIT.most} comments within {minutes} minutes. "
        "Your text is still here: please send it a little later."
    )
