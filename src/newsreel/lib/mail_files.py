"""Mail as a folder of .eml files: what a site does before its owner names an SMTP server."""

import hashlib
from collections.abc import Sequence
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Writes each message to EMAIL_FILE_PATH as one file, whole or not at all.

    The file is named after the message's Date and Message-ID: one that is sent again after a crash takes
    the place of the first, as it does in a mailbox.
    """

    def __init__(self, *args: Any, file_path: str | Path | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folder = Path(file_path or settings.EMAIL_FILE_PATH)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        for email_message in email_messages:
            message = email_message.message()
            name = _name(message)
            unfinished = self.folder / f".{name}.part"
            unfinished.write_bytes(message.as_bytes())
            unfinished.rename(self.folder / f"{name}.eml")
        return len(email_messages)


def _name(message: Message) -> str:
    moment = parsedate_to_datetime(str(message["Date"]))
    digest = hashlib.sha256(str(message["Message-ID"]).encode()).hexdigest()
    return f"{moment:%Y%m%d-%H%M%S}-{digest[:12]}"
