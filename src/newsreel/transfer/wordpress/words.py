"""The words of what may hold markup, in one line."""

from newsreel.lib.html import plain_text, without_controls


def words_of(text: str) -> str:
    """White space folded. Most names and titles hold no markup, and none has to be looked for."""
    text = without_controls(text)
    if "<" in text or "&" in text:
        text = plain_text(text)
    return " ".join(text.split())
