"""Characters that came wrong, put right."""

from contextlib import suppress

from newsreel.lib.html import has_later_controls

# What Windows-1252 has where Unicode has control characters, which no text means.
_WINDOWS = {
    number: bytes((number,)).decode("cp1252")
    for number in range(0x80, 0xA0)
    if number not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


def mended(text: str, octets: bytes = b"") -> str:
    """Text in UTF-8 that was taken for Latin-1 and written again as UTF-8, and Windows-1252's characters.

    `octets` is the same text in UTF-8, where the caller has it at hand.
    """
    if text.isascii():
        return text
    # The usual case is that it can't be undone, since it means what it says.
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
        octets = b""
    if has_later_controls(octets or text.encode(errors="surrogatepass")):
        return text.translate(_WINDOWS)
    return text
