"""The card picture: any headline fits, in the section's colour."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsreel.front.formats import social_card
from newsreel.front.formats.social_card import Content


def _content(headline: str, hue: int = 25) -> Content:
    return Content(headline=headline, label="Cinema", publication="The Daily Reel", hue=hue)


def _drawn(content: Content) -> Image.Image:
    return Image.open(io.BytesIO(social_card.draw(content))).convert("RGB")


def test_short_headlines_are_large_and_long_ones_small() -> None:
    assert social_card.fitted("Harbour")[1] == 104
    lines, size = social_card.fitted("Harbour lights go out after ninety years of film by the sea " * 3)
    assert size < 72
    assert len(lines) * size * 1.08 <= 370


def test_what_never_fits_is_cut() -> None:
    lines, size = social_card.fitted("word " * 300)

    assert size == 42
    assert lines[-1].endswith("…")


def test_a_word_wider_than_the_card_is_broken() -> None:
    lines, _ = social_card.fitted("W" * 60)

    assert len(lines) > 1
    assert "".join(lines) == "W" * 60


def test_the_bar_has_the_sections_colour() -> None:
    red, green = _drawn(_content("Harbour", hue=25)), _drawn(_content("Harbour", hue=145))

    first, second = red.getpixel((600, 5)), green.getpixel((600, 5))
    assert isinstance(first, tuple)
    assert isinstance(second, tuple)
    assert first[0] > first[1]
    assert second[1] > second[0]


def test_colours_are_those_of_the_style_sheet() -> None:
    tokens = (Path(social_card.__file__).parents[2] / "styles" / "tokens.css").read_text()

    found = dict(re.findall(r"--signal-(lightness|chroma): ([\d.]+);", tokens)[::-1])
    assert float(found["lightness"]) == social_card.LIGHTNESS
    assert float(found["chroma"]) == social_card.CHROMA
    assert social_card.colour_of(-1) == (23, 20, 17)


@pytest.mark.parametrize(
    ("lightness", "chroma", "hue", "expected"),
    [
        (0.627966, 0.257704, 29.2346, (255, 0, 0)),
        (0.866440, 0.294827, 142.4953, (0, 255, 0)),
        (0.452014, 0.313214, 264.0520, (0, 0, 255)),
        (1, 0, 0, (255, 255, 255)),
        (0.5, 0.4, 145, (0, 142, 0)),
    ],
)
def test_srgb(lightness: float, chroma: float, hue: float, expected: tuple[int, int, int]) -> None:
    assert social_card.srgb(lightness, chroma, hue) == expected


def test_letters_the_font_lacks_fall_away() -> None:
    named = _drawn(_content("The Daily Reel"))

    assert _drawn(_content("港の映画館")).tobytes() == named.tobytes()
    assert _drawn(_content("🎬 Harbour")).tobytes() == _drawn(_content("Harbour")).tobytes()


def test_the_version_changes_with_all_that_is_drawn() -> None:
    first = Content("a", "b", "c", 1)
    others = [
        Content("x", "b", "c", 1),
        Content("a", "x", "c", 1),
        Content("a", "b", "x", 1),
        Content("a", "b", "c", 2),
    ]

    assert len({social_card.version(content) for content in (first, *others)}) == 5


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=400))
def test_any_headline_is_drawn(headline: str) -> None:
    assert _drawn(_content(headline)).size == (1200, 630)


@pytest.mark.parametrize("size", [social_card.SIZE])
def test_the_size_networks_ask_for(size: tuple[int, int]) -> None:
    assert size == (1200, 630)
