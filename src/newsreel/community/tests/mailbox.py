"""Mail that tests sent, read back the way a mail program reads it."""

import email
import re
from email import policy
from email.message import EmailMessage

from django.core import mail


def parsed(number: int = -1) -> EmailMessage:
    """A message of Django's test outbox, from its bytes."""
    message = email.message_from_bytes(mail.outbox[number].message().as_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def words(message: EmailMessage, kind: str = "plain") -> str:
    """The plain or html form of a message."""
    part = message.get_body((kind,))
    assert part is not None
    content = part.get_content()
    assert isinstance(content, str)
    return content


def origins(markup: str) -> set[str]:
    """Every host that reading this message could ask for something, the names of XML's formats aside."""
    return set(re.findall(r"https?://[^/\s\"'<>)]+", markup)) - {"http://www.w3.org"}
