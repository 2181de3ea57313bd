"""Reading a mailbox of a server on this machine."""

import pytest

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.mailbox.address import MailboxAddress
from newsreel.gather.sources.mailbox.imap import Bounds, ImapMail, Letter, new_letters
from newsreel.gather.sources.mailbox.message import LARGEST_MESSAGE
from newsreel.gather.sources.mailbox.place import MOST_MESSAGES, Place
from newsreel.gather.sources.mailbox.tests.imap_server import MailServer, mail_server

PASSWORD = "secret"
MESSAGES = {3: b"Subject: three\r\n\r\nx", 5: b"Subject: five\r\n\r\ny"}


OPEN = Bounds(private_addresses=True)


def address(port: int) -> MailboxAddress:
    return MailboxAddress("127.0.0.1", "desk", port=port, is_encrypted=False)


def letters(
    server: MailServer,
    place: Place,
    *,
    folder: str = "Press",
    password: str = PASSWORD,
    bounds: Bounds | None = None,
) -> list[Letter]:
    with ImapMail(address(server.port), password=password, bounds=bounds or OPEN) as mail:
        return list(new_letters(mail, folder=folder, place=place))


def test_all_is_read_once() -> None:
    with mail_server(MESSAGES) as server:
        found = letters(server, Place())
        assert found == [Letter(3, MESSAGES[3], Place(1, 3)), Letter(5, MESSAGES[5], Place(1, 5))]
        assert letters(server, found[-1].place) == []
        assert not [command for command in server.commands if command.startswith(("SELECT", "UID STORE"))]
        assert all("BODY.PEEK[]" in command for command in server.commands if "BODY" in command)


def test_a_mailbox_numbered_anew_is_read_from_the_start() -> None:
    with mail_server(MESSAGES) as server:
        server.validity = 2
        assert [letter.place for letter in letters(server, Place(1, 5))] == [Place(2, 3), Place(2, 5)]


def test_a_message_too_large_is_passed_over() -> None:
    with mail_server(MESSAGES) as server:
        server.sizes[3] = LARGEST_MESSAGE + 1
        assert [letter.body for letter in letters(server, Place())] == [None, MESSAGES[5]]


def test_a_refused_login_and_an_absent_folder_are_told_in_a_sentence() -> None:
    with mail_server(MESSAGES) as server:
        with pytest.raises(UnreadableSourceError) as refusal:
            letters(server, Place(), password="wrong")
        assert str(refusal.value) == (
            "The mail server 127.0.0.1 refuses the login of desk. Check its name and password."
        )
        with pytest.raises(UnreadableSourceError) as refusal:
            letters(server, Place(), folder='No "such')
        assert str(refusal.value) == 'The mailbox has no folder “No "such”.'
        port = server.port
    with pytest.raises(UnreadableSourceError, match=r"The mail server 127\.0\.0\.1 can't be reached"):
        ImapMail(address(port), password="x", bounds=OPEN)


def test_a_look_has_a_bound() -> None:
    wanted = Place(1, 10).wanted(range(500, 0, -1))
    assert wanted == list(range(11, 11 + MOST_MESSAGES))


def test_a_private_server_and_one_without_encryption_are_not_asked() -> None:
    with pytest.raises(UnreadableSourceError) as refusal:
        ImapMail(
            MailboxAddress("mail.test", "desk"), password="x", bounds=Bounds(resolve=lambda *_: ["10.1.1.1"])
        )
    assert str(refusal.value) == "mail.test leads to 10.1.1.1, which is not on the public internet."
    with pytest.raises(UnreadableSourceError) as refusal:
        ImapMail(MailboxAddress("mail.test", "desk", is_encrypted=False), password="x")
    assert str(refusal.value) == (
        "The mail server mail.test would be asked without encryption, which shows the password to all on the "
        "way. Write imaps:// instead of imap://."
    )
    with pytest.raises(UnreadableSourceError, match="port 25 is not one that we call"):
        ImapMail(MailboxAddress("mail.test", "desk", port=25), password="x")


def test_a_server_that_takes_too_long_is_left() -> None:
    moments = iter(range(10**6))
    slow = Bounds(seconds=12, private_addresses=True, clock=lambda: float(next(moments)))
    with mail_server(MESSAGES) as server:
        with pytest.raises(UnreadableSourceError) as refusal:
            letters(server, Place(), bounds=slow)
        assert str(refusal.value) == "The mail server broke off."


def test_a_message_larger_than_announced_is_refused() -> None:
    with mail_server({3: bytes(LARGEST_MESSAGE + 100_000)}) as server:
        server.sizes[3] = 10
        with pytest.raises(UnreadableSourceError, match=r"The mail server broke off\."):
            letters(server, Place())
