"""Nothing that waits is lost or sent twice, whatever breaks and whenever."""

import smtplib
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler
from django.core import mail
from django.core.mail import EmailMessage
from django.test import override_settings

from newsreel.community.letters.composing import compose_letter
from newsreel.community.letters.models import Letter
from newsreel.community.letters.sending import LEASE, WAITS, Outcome, send_due

NOW = datetime(2026, 3, 18, 7, 0, tzinfo=UTC)
SMTP = "django.core.mail.backends.smtp.EmailBackend"

pytestmark = pytest.mark.django_db


def make_letter(number: int = 1, **fields: Any) -> Letter:
    values = {
        "subject": f"Letter {number}",
        "recipients": [f"reader{number}@example.org"],
        "made_at": NOW,
        "next_try_at": NOW,
        **fields,
    }
    return Letter.objects.create(text="Words", **values)


def send(now: datetime = NOW, compose: Callable[[Letter], EmailMessage | None] = compose_letter) -> Outcome:
    return send_due(Letter, compose, clock=lambda: now)


def recipients() -> list[str]:
    return [message.to[0] for message in mail.outbox]


def test_what_is_due_goes_out_once() -> None:
    first, _later = make_letter(1), make_letter(2, next_try_at=NOW + timedelta(minutes=1))
    assert send() == Outcome(sent=1)
    assert send() == Outcome()
    first.refresh_from_db()
    assert (first.state, first.sent_at, first.attempts) == ("sent", NOW, 1)
    assert recipients() == ["reader1@example.org"]
    assert mail.outbox[0].extra_headers["Message-ID"] == first.message_id


def test_what_is_no_longer_wanted_is_dropped() -> None:
    letter = make_letter()
    assert send(compose=lambda _letter: None) == Outcome(dropped=1)
    letter.refresh_from_db()
    assert letter.state == "dropped"
    assert mail.outbox == []


class Killed(BaseException):
    """A process that ends here writes nothing more."""


def test_a_worker_killed_in_the_middle_neither_loses_nor_doubles(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = [make_letter(number) for number in range(1, 8)]

    def composed_until_the_kill(letter: Letter) -> EmailMessage:
        if letter.pk == letters[3].pk:
            raise Killed
        return compose_letter(letter)

    with pytest.raises(Killed):
        send(compose=composed_until_the_kill)
    assert recipients() == [f"reader{number}@example.org" for number in (1, 2, 3)]
    assert send() == Outcome(sent=3)
    letters[3].refresh_from_db()
    assert letters[3].state == "waiting"
    assert send(NOW + LEASE) == Outcome(sent=1)
    assert sorted(recipients()) == [f"reader{number}@example.org" for number in range(1, 8)]
    assert send(NOW + timedelta(days=9)) == Outcome()


def test_killed_between_sending_and_noting_the_second_copy_has_the_same_identity(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_letter()
    with monkeypatch.context() as patch:
        patch.setattr("newsreel.community.letters.sending._note", _killed)
        with pytest.raises(Killed):
            send()
    assert send(NOW + LEASE) == Outcome(sent=1)
    first, second = (message.message() for message in mail.outbox)
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Date"] == second["Date"] == "Wed, 18 Mar 2026 07:00:00 +0000"


def _killed(*args: object, **values: object) -> None:
    raise Killed


def test_two_workers_share_the_work() -> None:
    for number in range(1, 5):
        make_letter(number)

    def composed_beside_another_worker(letter: Letter) -> EmailMessage:
        send_due(Letter, compose_letter, clock=lambda: NOW)
        return compose_letter(letter)

    send(compose=composed_beside_another_worker)
    assert sorted(recipients()) == [f"reader{number}@example.org" for number in range(1, 5)]


def test_a_row_that_ends_every_worker_is_given_up() -> None:
    letter = make_letter()
    moment = NOW
    for _try in range(len(WAITS) + 1):
        with pytest.raises(Killed):
            send(moment, compose=_killed)
        moment += LEASE
    assert send(moment, compose=_killed) == Outcome(failed=1)
    letter.refresh_from_db()
    assert (letter.state, letter.error) == ("failed", "Its sending was broken off each time")


class Refusing:
    """Django's test mail, refusing some recipients as a server would."""

    def __init__(self, errors: dict[str, Exception]) -> None:
        self.errors = errors

    def install(self, patch: pytest.MonkeyPatch) -> None:
        original = EmailMessage.send

        def refusing(message: EmailMessage, fail_silently: bool = False) -> int:
            error = self.errors.get(message.to[0])
            if error is not None:
                raise error
            return original(message, fail_silently)

        patch.setattr(EmailMessage, "send", refusing)


def test_a_passing_failure_is_tried_again_later_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    letter, moment = make_letter(), NOW
    busy = smtplib.SMTPRecipientsRefused({"reader1@example.org": (451, b"Try again")})
    Refusing({"reader1@example.org": busy}).install(monkeypatch)
    for wait in WAITS:
        assert send(moment) == Outcome(delayed=1)
        letter.refresh_from_db()
        assert letter.next_try_at == moment + wait
        assert send(moment + wait - timedelta(seconds=1)) == Outcome()
        moment += wait
    assert send(moment) == Outcome(failed=1)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == ("failed", len(WAITS) + 1)
    assert "Try again" in letter.error


def test_a_final_refusal_is_not_tried_again_and_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = [make_letter(number) for number in (1, 2, 3)]
    unknown = smtplib.SMTPRecipientsRefused({"reader2@example.org": (550, b"No such user")})
    Refusing({"reader2@example.org": unknown}).install(monkeypatch)
    assert send() == Outcome(sent=2, failed=1)
    assert [Letter.objects.get(pk=letter.pk).state for letter in letters] == ["sent", "failed", "sent"]


def test_a_malformed_message_fails_alone() -> None:
    letter = make_letter(subject="One\nBcc: two@example.org")
    make_letter(2)
    assert send() == Outcome(sent=1, failed=1)
    letter.refresh_from_db()
    assert letter.state == "failed"
    assert recipients() == ["reader2@example.org"]


@override_settings(EMAIL_BACKEND=SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=1)
def test_a_mail_server_that_is_away_costs_no_try() -> None:
    letter = make_letter()
    assert send() == Outcome()
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.next_try_at) == ("waiting", 0, NOW)


def test_one_round_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreel.community.letters.sending.AT_ONCE", 2)
    for number in range(3):
        make_letter(number)
    assert send() == Outcome(sent=2, is_more=True)
    assert send() == Outcome(sent=1)


class _Kept(MessageHandler):
    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Any] = []

    def handle_message(self, message: Any) -> None:
        self.messages.append(message)

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address.startswith("nobody"):
            return "550 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"


@pytest.fixture
def mail_server() -> Iterator[_Kept]:
    handler = _Kept()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    with override_settings(EMAIL_BACKEND=SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port):
        yield handler
    controller.stop()


def test_over_real_smtp(mail_server: _Kept) -> None:
    make_letter(1, markup="<p>Grüße</p>", reply_to="desk@example.org")
    refused = make_letter(2, recipients=["nobody@example.org"])
    make_letter(3)
    assert send() == Outcome(sent=2, failed=1)
    refused.refresh_from_db()
    assert (refused.state, "No such user" in refused.error) == ("failed", True)
    first, second = mail_server.messages
    assert (first["To"], second["To"]) == ("reader1@example.org", "reader3@example.org")
    assert first["Reply-To"] == "desk@example.org"
    assert [part.get_content_type() for part in first.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
