"""Messages as items."""

import contextlib
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.items import Enclosure, UnreadableSourceError
from newsreel.gather.sources.mailbox.message import message_item, parse

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


def release(*, html: str = "", text: str = "First line\nof one.\n\nA <second> & last.") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ada Reel <press@studio.example>"
    message["Subject"] = "A quiet première"
    message["Date"] = "Wed, 18 Mar 2026 10:00:00 +0100"
    message["Message-ID"] = "<r1@studio.example>"
    message.set_content(text)
    message["Content-Language"] = "en-GB, fr"
    if html:
        message.add_alternative(html, subtype="html")
    return message


RICH = release(html="<p>x</p>").as_bytes()


def test_a_plain_message_is_an_item_of_paragraphs() -> None:
    item = message_item(release().as_bytes(), now=NOW)
    assert (item.guid, item.title, item.credit) == ("r1@studio.example", "A quiet première", "Ada Reel")
    assert item.content == "<p>First line of one.</p><p>A &lt;second&gt; &amp; last.</p>"
    assert item.published_at == datetime(2026, 3, 18, 9, tzinfo=UTC)
    assert item.language == "en-GB"


def test_markup_is_preferred_and_cleaned() -> None:
    message = release(
        html='<p onclick="x">Rich <b>text</b><img src="https://t.example/open.gif"></p><script>x</script>'
    )
    assert message_item(message.as_bytes(), now=NOW).content == "<p>Rich <b>text</b></p>"


def test_attached_files_are_named_and_left() -> None:
    message = release()
    message.add_attachment(b"\xff\xd8jpeg", maintype="image", subtype="jpeg", filename="still one.jpg")
    assert message_item(message.as_bytes(), now=NOW).enclosures == (
        Enclosure("attachment:still%20one.jpg", "image/jpeg", 6),
    )


def test_a_message_is_a_reading_of_one_item() -> None:
    reading = parse(release().as_bytes(), address="", now=NOW)
    assert (reading.title, len(reading.items)) == ("Ada Reel", 1)


def test_without_a_name_of_its_own_a_message_is_known_by_its_bytes() -> None:
    message = release()
    del message["Message-ID"]
    del message["Date"]
    del message["Subject"]
    item = message_item(message.as_bytes(), now=NOW)
    assert item.guid.startswith("sha256:")
    assert (item.title, item.published_at) == ("(no subject)", None)


def test_an_encoding_that_nobody_knows_is_read_as_utf_8() -> None:
    body = release().as_bytes().replace(b'charset="utf-8"', b'charset="x-none"')
    assert "First line" in message_item(body, now=NOW).content


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "It is not a mail message: it names neither a sender nor a subject."),
        (b"x" * (25 * 1024 * 1024 + 1), "The message is larger than 25 MB."),
        (
            b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n"
            + b"--b\n\nx\n" * 200
            + b"--b--",
            "The message has more than 100 parts.",
        ),
    ],
)
def test_what_is_no_message_is_refused_with_a_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSourceError) as refusal:
        message_item(body, now=NOW)
    assert str(refusal.value) == sentence


def test_messages_within_messages_end() -> None:
    body = b"From: a@b.example\n" + b"Content-Type: message/rfc822\n\n" * 5000
    with contextlib.suppress(UnreadableSourceError):
        message_item(body, now=NOW)


@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=100).map(
            lambda text: f"From: {text}\nSubject: {text}\nDate: {text}\n\n{text}".encode()
        ),
        st.integers(0, 400).map(lambda end: RICH[:end]),
    )
)
def test_no_bytes_make_it_crash(body: bytes) -> None:
    with contextlib.suppress(UnreadableSourceError):
        message_item(body, now=NOW)
