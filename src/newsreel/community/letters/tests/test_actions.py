"""Letters as their readers get them."""

import pytest
from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks

from newsreel import settings
from newsreel.community.letters.actions import Message, write_letter, write_to_desk
from newsreel.community.letters.models import Letter
from newsreel.community.tests.mailbox import origins, parsed, words
from newsreel.newsroom.models import Publication
from newsreel.newsroom.tests.factories import make_home

pytestmark = pytest.mark.django_db

MESSAGE = Message(
    subject="Please\nconfirm",
    paragraphs=("He said ‘hi’ & <b>left</b>.",),
    button="Confirm",
    url="http://127.0.0.1:8000/newsletter/confirm/a:b/?x=1&y=2",
    closing=("Bye.",),
)


def test_a_letter_goes_out_in_two_forms(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    make_home(name="The Daily Reel")
    with django_capture_on_commit_callbacks(execute=True):
        write_letter(to=["ada@example.org"], message=MESSAGE)
    message = parsed()
    assert message["Subject"] == "Please confirm"
    assert message["To"] == "ada@example.org"
    assert message["From"] == "newsroom@localhost"
    assert message["Auto-Submitted"] == "auto-generated"
    assert words(message) == (
        "He said ‘hi’ & <b>left</b>.\n\n"
        "Confirm:\nhttp://127.0.0.1:8000/newsletter/confirm/a:b/?x=1&y=2\n\n"
        "Bye.\n\n-- \nThe Daily Reel\nhttp://127.0.0.1:8000\n"
    )
    markup = words(message, "html")
    assert "He said ‘hi’ &amp; &lt;b&gt;left&lt;/b&gt;." in markup
    assert 'href="http://127.0.0.1:8000/newsletter/confirm/a:b/?x=1&amp;y=2"' in markup
    assert origins(markup) == {"http://127.0.0.1:8000"}
    assert Letter.objects.get().state == "sent"


def test_nobody_to_write_to() -> None:
    make_home()
    assert write_letter(to=[], message=MESSAGE) is None
    assert write_to_desk(message=MESSAGE) is None
    assert Letter.objects.count() == 0


def test_the_desk_is_who_the_settings_name(monkeypatch: pytest.MonkeyPatch) -> None:
    make_home()
    Publication.objects.update(contact_email="contact@example.org")
    letter = write_to_desk(message=MESSAGE, reply_to="ada@example.org")
    assert letter is not None
    assert (letter.recipients, letter.reply_to) == (["contact@example.org"], "ada@example.org")
    named = settings.current().model_copy(update={"desk_mail": ["one@example.org", "two@example.org"]})
    monkeypatch.setattr(settings, "current", lambda: named)
    letter = write_to_desk(message=MESSAGE)
    assert letter is not None
    assert letter.recipients == ["one@example.org", "two@example.org"]
    assert mail.outbox == []
