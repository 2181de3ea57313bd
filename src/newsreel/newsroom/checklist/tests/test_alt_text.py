from newsreel.newsroom.checklist.alt_text import check
from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.tests.drafts import draft, picture


def test_alt_text_is_enough() -> None:
    assert list(check(draft())) == []


def test_each_picture_without_is_named() -> None:
    lead = picture(alt="")
    third = picture(
        place="Picture 3 of the gallery in block 1", alt=" ", alt_anchor=("body", 0, "pictures", 2, "alt")
    )
    assert list(check(draft(illustrations=(lead, picture(), third)))) == [
        error(
            "The lead picture (“A still”) has no alt text. "
            "Say what it shows, here or in the picture's own description.",
            "lead_alt",
        ),
        error(
            "Picture 3 of the gallery in block 1 (“A still”) has no alt text. "
            "Say what it shows, here or in the picture's own description.",
            "body",
            0,
            "pictures",
            2,
            "alt",
        ),
    ]
