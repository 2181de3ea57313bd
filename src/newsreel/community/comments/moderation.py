"""Which comments go live at once, which wait and which are spam. Pure: plain values in and out."""

import re
import unicodedata
from dataclasses import dataclass

from newsreel.community.comments.text import has_foreign_markup, has_link
from newsreel.community.sender import address_hash


@dataclass(frozen=True, slots=True)
class Draft:
    """A comment that has been read and found well-formed, but not yet judged."""

    name: str
    email: str
    website: str
    text: str
    markup: str
    sender: str = ""
    """A digest of the sender's IP address."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What the desk has set."""

    banned: tuple[str, ...] = ()
    """Words, phrases, e-mail addresses, @domains or IP addresses; * stands for any letters."""
    everybody_waits: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    state: str
    """approved, pending or spam: values of Comment.State."""
    reason: str = ""


def judge(draft: Draft, policy: Policy, *, is_known: bool, is_ours: bool) -> Verdict:
    """`is_known`: earlier comments were approved. `is_ours`: the e-mail address is a staff member's."""
    if match := banned_match(draft, policy.banned):
        return Verdict("spam", f"Holds “{match[:100]}”, which is on the banned list")
    if policy.everybody_waits:
        return Verdict("pending", "All comments wait")
    if is_ours:
        return Verdict("pending", "Uses the e-mail address of one of us without having logged in")
    if has_foreign_markup(draft.text):
        return Verdict("pending", "Held markup that was taken out")
    if has_link(draft.markup):
        return Verdict("pending", "Holds a link")
    if not is_known:
        return Verdict("pending", "First comment from this e-mail address")
    return Verdict("approved")


def banned_match(draft: Draft, banned: tuple[str, ...]) -> str:
    """The first line of the list that the comment matches, or an empty string."""
    words = _folded(" ".join((draft.name, draft.email, draft.website, draft.text)))
    return next((line for line in banned if _matches(_folded(line.strip()), words, draft)), "")


def _matches(wanted: str, words: str, draft: Draft) -> bool:
    if not wanted.strip("*"):
        return False
    if wanted.startswith("@"):
        return draft.email.casefold().endswith(wanted)
    if draft.sender and address_hash(wanted) == draft.sender:
        return True
    return re.search(rf"(?<!\w){_as_pattern(wanted)}(?!\w)", words) is not None


def _as_pattern(wanted: str) -> str:
    parts = (r"\s+".join(re.escape(word) for word in part.split(" ")) for part in wanted.split("*"))
    return r"\w*".join(parts)


def _folded(text: str) -> str:
    """Without case and accents, full-width letters as plain ones: what a person reads as the same word."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
