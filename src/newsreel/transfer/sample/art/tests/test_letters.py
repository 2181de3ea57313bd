import pytest

from newsreel.transfer.sample.art import letters


@pytest.mark.parametrize(
    ("lettering", "capitals"),
    [
        ("The  Long\nNight", "THE LONG NIGHT"),
        ("Łódź été", "ŁÓDŹ ÉTÉ"),
        ("Cafe\u0301", "CAFÉ"),
        ("Straße", "STRASSE"),
        ("“Who’s there?” — 9½", "“WHO’S THERE?” — 9½"),
        ("東京", ""),
        ("Kiss 💋", ""),
        ("", ""),
    ],
)
def test_lettering_is_set_in_capitals_or_not_at_all(lettering: str, capitals: str) -> None:
    assert letters.set_in_capitals(lettering) == capitals


@pytest.mark.parametrize(
    ("text", "shape", "lines"),
    [
        ("KISS", 2.0, ["KISS"]),
        ("THE LONG NIGHT", 2.4, ["THE LONG", "NIGHT"]),
        ("THE LONG NIGHT", 9.0, ["THE LONG NIGHT"]),
        ("NOBODY WAITS FOR TOMORROW", 1.0, ["NOBODY", "WAITS", "FOR", "TOMORROW"]),
    ],
)
def test_words_are_broken_to_fill_the_block(text: str, shape: float, lines: list[str]) -> None:
    assert letters.stack(text, shape) == lines


def test_no_word_is_lost_in_a_stack() -> None:
    text = "HOW A VERY LONG TITLE CAME TO BE LONGER THAN ANYBODY HAD THOUGHT"
    for shape in (0.5, 1.0, 2.0, 5.0):
        assert " ".join(letters.stack(text, shape)) == text


def test_a_block_keeps_within_its_room() -> None:
    for lines in (["M"], ["THE LONG", "NIGHT"], ["A", "B", "C", "D", "E", "F"]):
        mask = letters.block(lines, 300, 200)
        assert mask.width <= 300
        assert mask.height <= 202
        assert mask.getbbox() is not None
