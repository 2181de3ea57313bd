"""Who goes live, who waits, what is spam."""

import pytest

from newsreel.community.comments.moderation import Draft, Policy, Verdict, banned_match, judge
from newsreel.community.comments.text import as_markup
from newsreel.community.sender import address_hash

OPEN = Policy()


def draft(text: str = "A fine film.", **fields: str) -> Draft:
    values = {"name": "Ada", "email": "ada@example.org", "website": "", "sender": "", **fields}
    return Draft(text=text, markup=as_markup(text), **values)


def test_the_known_go_live() -> None:
    assert judge(draft(), OPEN, is_known=True, is_ours=False) == Verdict("approved")


@pytest.mark.parametrize(
    ("text", "policy", "is_known", "is_ours", "reason"),
    [
        ("Fine.", OPEN, False, False, "First comment from this e-mail address"),
        ("See https://example.org", OPEN, True, False, "Holds a link"),
        ("<script>x</script>Fine.", OPEN, True, False, "Held markup that was taken out"),
        ("Fine.", Policy(everybody_waits=True), True, False, "All comments wait"),
        ("Fine.", OPEN, True, True, "Uses the e-mail address of one of us without having logged in"),
    ],
)
def test_what_waits(text: str, policy: Policy, is_known: bool, is_ours: bool, reason: str) -> None:
    assert judge(draft(text), policy, is_known=is_known, is_ours=is_ours) == Verdict("pending", reason)


def test_the_banned_list_goes_before_all_else() -> None:
    verdict = judge(draft("Cheap PILLS here"), Policy(("pills",)), is_known=True, is_ours=True)
    assert verdict == Verdict("spam", "Holds “pills”, which is on the banned list")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("casino", "A Casino!"),
        ("casino", "a c\u200basino"),
        ("casino", "ＣＡＳＩＮＯ"),
        ("casino", "cásinö"),
        ("buy now", "Buy \n now"),
        ("casin*", "casinos"),
        ("*pharma*", "bigpharmacy"),
        ("spam.example", "see https://spam.example/x"),
        ("賭博", "賭博"),
    ],
)
def test_words_match_however_they_are_dressed(line: str, text: str) -> None:
    from newsreel.community.comments.text import without_unseen

    assert banned_match(draft(without_unseen(text)), ("zzz", line)) == line


@pytest.mark.parametrize(
    ("line", "text"),
    [("press", "WordPress"), ("ass", "classic"), ("", "x"), ("*", "x"), ("a.b", "axb"), ("(", "x")],
)
def test_words_match_whole(line: str, text: str) -> None:
    assert banned_match(draft(text), (line,)) == ""


def test_addresses_match() -> None:
    assert banned_match(draft(email="ada@spam.example"), ("@spam.example",)) == "@spam.example"
    assert banned_match(draft(email="ada@notspam.example"), ("@spam.example",)) == ""
    assert banned_match(draft(email="ada@spam.example"), ("Ada@Spam.example",)) == "Ada@Spam.example"
    assert banned_match(draft(sender=address_hash("192.0.2.7")), ("192.0.2.7",)) == "192.0.2.7"
    assert banned_match(draft(sender=address_hash("192.0.2.8")), ("192.0.2.7",)) == ""
    assert banned_match(draft(name="Casino Joe"), ("casino",)) == "casino"
    assert banned_match(draft(website="https://casino.example"), ("casino",)) == "casino"
