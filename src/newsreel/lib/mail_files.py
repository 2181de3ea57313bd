"""Mail as a folder of .eml files: what a site does before its owner names an SMTP server."""

import secrets
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Writes each message to EMAIL_FILE_PATH as one file, whole or not at all."""

    def __init__(self, *args: Any, file_path: str | Path | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folder = Path(file_path or settings.EMAIL_FILE_PATH)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(6)}"
            unfinished = self.folder / f".{name}.part"
            unfinished.write_bytes(message.message().as_bytes())
            unfinished.rename(self.folder / f"{name}.eml")
        return len(email_messages)
