"""Reading a mailbox of a server on this machine."""

import pytest

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.mailbox.imap import ImapMail, Letter, new_letters
from newsreel.gather.sources.mailbox.message import LARGEST_MESSAGE
from newsreel.gather.sources.mailbox.place import MOST_MESSAGES, Place
from newsreel.gather.sources.mailbox.tests.imap_server import MailServer, mail_server

PASSWORD = "secret"
MESSAGES = {3: b"Subject: three\r\n\r\nx", 5: b"Subject: five\r\n\r\ny"}


def letters(
    server: MailServer, place: Place, *, folder: str = "Press", password: str = PASSWORD
) -> list[Letter]:
    with ImapMail(
        host="127.0.0.1", port=server.port, user="desk", password=password, is_encrypted=False
    ) as mail:
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
        ImapMail(host="127.0.0.1", port=port, user="desk", password="x", is_encrypted=False)


def test_a_look_has_a_bound() -> None:
    wanted = Place(1, 10).wanted(range(500, 0, -1))
    assert wanted == list(range(11, 11 + MOST_MESSAGES))
