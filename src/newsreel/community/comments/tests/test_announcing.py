"""Whoever keeps pages is told when what readers see of a conversation changes, and only then."""

from collections.abc import Callable, Iterator

import pytest

from newsreel.community.comments import actions
from newsreel.community.comments.models import Comment
from newsreel.community.comments.tests.factories import make_comment
from newsreel.front import shown
from newsreel.front.changes import changed
from newsreel.newsroom.models import Article, User
from newsreel.newsroom.tests.factories import FIRST_MOMENT, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Iterator[list[frozenset[str]]]:
    heard: list[frozenset[str]] = []

    def listen(things: frozenset[str], **kwargs: object) -> None:
        heard.append(things)

    changed.connect(listen)
    yield heard
    changed.disconnect(listen)


@pytest.fixture
def article() -> Article:
    return make_article()


@pytest.fixture
def chief() -> User:
    return User.objects.create_superuser("chief", "chief@example.org", "a long password")


def decided(state: Comment.State) -> Callable[[Comment, User], object]:
    return lambda comment, chief: actions.decide(comments=[comment], state=state, by=chief, now=FIRST_MOMENT)


def deleted(comment: Comment, chief: User) -> object:
    return comment.delete()


def answered(comment: Comment, chief: User) -> object:
    return actions.reply_as_staff(comment=comment, text="Thank you.", by=chief, now=FIRST_MOMENT)


@pytest.mark.parametrize(
    ("before", "act", "is_told"),
    [
        (Comment.State.PENDING, decided(Comment.State.APPROVED), True),
        (Comment.State.APPROVED, decided(Comment.State.REJECTED), True),
        (Comment.State.PENDING, decided(Comment.State.SPAM), False),
        (Comment.State.APPROVED, decided(Comment.State.APPROVED), False),
        (Comment.State.APPROVED, answered, True),
        (Comment.State.APPROVED, deleted, True),
        (Comment.State.PENDING, deleted, False),
    ],
)
def test_what_readers_can_see_is_told(
    told: list[frozenset[str]],
    article: Article,
    chief: User,
    before: Comment.State,
    act: Callable[[Comment, User], object],
    is_told: bool,
) -> None:
    comment = make_comment(article=article, state=before)
    told.clear()
    act(comment, chief)
    assert set(told) == ({frozenset([shown.thread(article.pk)])} if is_told else set())
