"""Mail in a folder: every message is one whole file that any mail program opens."""

import email
from email import policy
from pathlib import Path

from django.core.mail import EmailMessage, EmailMultiAlternatives

from newsreel.lib.mail_files import EmailBackend


def test_each_message_is_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    backend = EmailBackend(file_path=folder)
    message = EmailMultiAlternatives("Grüße", "Words", "a@example.org", ["b@example.org"])
    message.attach_alternative("<p>Words</p>", "text/html")
    assert backend.send_messages([message, EmailMessage("Two", "x", "a@example.org", ["c@example.org"])]) == 2
    read = [email.message_from_bytes(path.read_bytes(), policy=policy.default) for path in folder.iterdir()]
    assert sorted(str(message["Subject"]) for message in read) == ["Grüße", "Two"]
    assert {path.suffix for path in folder.iterdir()} == {".eml"}


def test_the_same_message_again_is_the_same_file(tmp_path: Path) -> None:
    backend = EmailBackend(file_path=tmp_path)
    headers = {"Message-ID": "<1@example.org>", "Date": "Sun, 22 Nov 2026 07:00:00 +0000"}
    for _time in range(2):
        backend.send_messages([EmailMessage("One", "x", "a@example.org", ["b@example.org"], headers=headers)])
    (path,) = tmp_path.iterdir()
    assert path.name.startswith("20261122-070000-")
