"""From a row to the message that goes out."""

from email.utils import format_datetime

from django.core.mail import EmailMultiAlternatives

from newsreel.community.letters.models import Letter, Sending


def compose_letter(letter: Letter) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=letter.recipients,
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers={**stable_headers(letter), "Auto-Submitted": "auto-generated"},
    )
    if letter.markup:
        message.attach_alternative(letter.markup, "text/html")
    return message


def stable_headers(sending: Sending) -> dict[str, str]:
    """What is the same through all tries, so that a second copy can be told."""
    return {"Message-ID": sending.message_id, "Date": format_datetime(sending.made_at)}
