import pytest

from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.sources.mailbox.address import MailboxAddress, mailbox_address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("imaps://desk@mail.example.org/Press", MailboxAddress("mail.example.org", "desk", "Press")),
        ("imaps://desk@mail.example.org/INBOX", MailboxAddress("mail.example.org", "desk")),
        (
            "imaps://desk%40example.org@mail.example.org:994/Press/Film%20news",
            MailboxAddress("mail.example.org", "desk@example.org", "Press/Film news", 994),
        ),
        ("imap://desk@127.0.0.1:1143/Press", MailboxAddress("127.0.0.1", "desk", "Press", 1143, False)),
    ],
)
def test_an_address_is_read_as_it_is_written(written: str, address: MailboxAddress) -> None:
    assert mailbox_address(written) == address
    assert str(address) == written


def test_a_mailbox_is_known_by_its_account() -> None:
    assert mailbox_address("imaps://desk%40example.org@mail.example.org").account == "desk@example.org"
    assert mailbox_address("imaps://desk@mail.example.org").account == "desk@mail.example.org"


@pytest.mark.parametrize(
    "written",
    ["", "https://desk@mail.example.org", "imaps://mail.example.org/Press", "imaps://desk@mail:99999/",
     "imaps://desk@mail/%0d%0aLOGOUT", "imaps://[::1"],
)  # fmt: skip
def test_what_is_no_mailbox_is_refused(written: str) -> None:
    with pytest.raises(UnreadableSourceError, match="is no address of a mailbox"):
        mailbox_address(written)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(UnreadableSourceError) as refusal:
        mailbox_address("imaps://desk:hunter2@mail.example.org/")
    assert "hunter2" not in str(refusal.value)
    assert "mailbox_passwords" in str(refusal.value)
