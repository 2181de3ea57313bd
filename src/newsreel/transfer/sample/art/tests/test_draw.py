"""Pictures are drawn small here: the plates grow with the picture, the drawing doesn't change."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from newsreel.transfer.sample.art.brief import KINDS, PictureBrief
from newsreel.transfer.sample.art.compositions import SCHEMES
from newsreel.transfer.sample.art.draw import describe, draw, focal_point, save
from newsreel.transfer.sample.art.motifs import MOTIFS

SIZES = {"poster": (120, 150), "face": (100, 100)}
ASKED_FOR = """
camera film-reel microphone spotlight curtain moon sea desert train car door window flowers award ticket
theatre headphones television typewriter mask crown ring shoe suitcase violin piano book telephone mountain
forest rocket cat dog dress coffee map lighthouse bridge palm carousel dice key envelope umbrella bicycle
boat bird
"""


def small(kind: str, *, seed: str = "a", motif: str = "", lettering: str = "") -> PictureBrief:
    width, height = SIZES.get(kind, (150, 100))
    return PictureBrief(seed, kind, motif, lettering, width=width, height=height)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_drawn_in_its_size(kind: str) -> None:
    brief = small(kind, motif="camera", lettering="The Long Night")
    image = draw(brief)
    assert (image.mode, image.size) == ("RGB", (brief.width, brief.height))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_brief_gives_the_same_bytes(kind: str) -> None:
    brief = small(kind, motif="violin", lettering="Kiss")
    other = small(kind, motif="piano", seed="other")
    first = draw(brief).tobytes()
    draw(other)
    assert draw(brief).tobytes() == first


@pytest.mark.parametrize("kind", KINDS)
def test_another_seed_gives_another_picture(kind: str) -> None:
    pictures = {draw(small(kind, motif="train", seed=seed)).tobytes() for seed in "abcd"}
    assert len(pictures) == 4


@pytest.mark.parametrize("kind", KINDS)
def test_every_composition_of_a_kind_is_reached_and_holds(kind: str) -> None:
    for number in range(16):
        draw(replace(small(kind, seed=str(number), lettering="Harbour Lights"), width=60, height=48))


def test_the_motifs_an_editor_may_ask_for_are_there() -> None:
    assert set(ASKED_FOR.split()) <= set(MOTIFS)


def test_each_motif_has_a_face_of_its_own() -> None:
    brief = PictureBrief(seed="a", kind="city", width=72, height=48)
    pictures = {draw(replace(brief, motif=name)).tobytes() for name in MOTIFS}
    assert len(pictures) == len(MOTIFS)


@pytest.mark.parametrize("written", ["Film Reel", "film_reel", " reel "])
def test_a_motif_is_found_however_it_is_written(written: str) -> None:
    assert draw(small("scene", motif=written)).tobytes() == draw(small("scene", motif="film-reel")).tobytes()


def test_an_unknown_motif_leaves_the_choice_to_the_desk() -> None:
    assert draw(small("scene", motif="flux capacitor")).size == (150, 100)


@pytest.mark.parametrize("hue", [0, 95, 190, 280])
def test_ten_colours_are_enough_to_show_a_picture(hue: int) -> None:
    picture = draw(PictureBrief(seed="inks", kind="portrait", hue=hue, width=300, height=200))
    reduced = picture.quantize(10, dither=Image.Dither.NONE).convert("RGB")
    assert max(ImageStat.Stat(ImageChops.difference(picture, reduced)).mean) < 14


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "height"), [(1600, 1067), (1200, 1500), (800, 800)])
def test_the_focal_point_lies_within_the_picture(kind: str, width: int, height: int) -> None:
    for seed in "abcdef":
        brief = PictureBrief(seed=seed, kind=kind, lettering="Kiss", width=width, height=height)
        x, y, wide, high = focal_point(brief)
        assert wide > 0.3 * min(width, height)
        assert high > 0.3 * min(width, height)
        assert (x - wide / 2, y - high / 2) >= (-1, -1)
        assert x + wide / 2 <= width + 1
        assert y + high / 2 <= height + 1


def test_the_focal_point_grows_with_the_picture() -> None:
    little = focal_point(PictureBrief(seed="f", kind="scene", width=150, height=100))
    large = focal_point(PictureBrief(seed="f", kind="scene", width=1500, height=1000))
    assert [round(number / 10) for number in large] == pytest.approx(little, abs=1)


def test_a_title_changes_a_poster() -> None:
    assert draw(small("poster", lettering="Kiss")).tobytes() != draw(small("poster")).tobytes()


@pytest.mark.parametrize("lettering", ["東京物語", "Kiss 💋", "ليلة", "A\x00B", "\u202eKiss"])
def test_a_title_that_the_face_lacks_is_left_out(lettering: str) -> None:
    assert draw(small("poster", lettering=lettering)).tobytes() == draw(small("poster")).tobytes()


@pytest.mark.parametrize(
    "lettering",
    [
        "Łódź, été & Öl — 1969!",
        "M",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "How a Very Long Title Came to Be Longer than Anybody at the Studio Had Ever Thought Possible " * 3,
        "   ",
    ],
)
def test_a_title_of_any_length_is_set(lettering: str) -> None:
    for seed in "abcdef":
        assert draw(small("poster", lettering=lettering, seed=seed)).size == (120, 150)


def test_a_saved_picture_is_a_small_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "picture.jpg"
    save(draw(PictureBrief(seed="heavy", kind="stage", motif="ticket")), path)
    with Image.open(path) as saved:
        assert (saved.format, saved.size) == ("JPEG", (1600, 1067))
    assert path.stat().st_size <= 350_000


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_a_scheme_may_be_asked_for_and_is_described(scheme: str) -> None:
    brief = replace(small("scene", motif="umbrella"), scheme=scheme, width=60, height=40)
    assert draw(brief).size == (60, 40)
    words = describe(brief)
    assert words[0].isupper()
    assert "{" not in words


@pytest.mark.parametrize(
    ("brief", "words"),
    [
        (PictureBrief("a", "scene", "umbrella", scheme="cone"), "An open umbrella in a cone of light"),
        (
            PictureBrief("a", "crowd", "cat", scheme="screening"),
            "A cinema audience from behind, and on the screen a cat",
        ),
        (
            PictureBrief("a", "face", looks="woman profile bun round bare"),
            "Cut-paper portrait of a woman in profile with hair in a bun and round glasses",
        ),
        (
            PictureBrief("a", "face", looks="man front crop beard square cap"),
            "Cut-paper portrait of a man with cropped hair, a beard, square glasses and a cap",
        ),
    ],
)
def test_a_picture_is_described_as_it_is_drawn(brief: PictureBrief, words: str) -> None:
    assert describe(brief) == words


def test_a_poster_is_described_with_its_title() -> None:
    assert describe(small("poster", motif="boat", lettering="Kiss")).startswith(
        "Film poster with the title “KISS”: "
    )


def test_looks_change_a_face() -> None:
    plain = PictureBrief("a", "face", width=100, height=100)
    faces = {
        draw(replace(plain, looks=looks)).tobytes() for looks in ("woman bun", "man beard", "man bald", "cap")
    }
    assert len(faces) == 4


@pytest.mark.parametrize(
    ("brief", "sentence"),
    [
        (PictureBrief("a", "scene", scheme="upside_down"), "“upside_down” is no scheme of the art desk"),
        (PictureBrief("a", "face", looks="woman monocle"), "The art desk knows no looks called monocle"),
    ],
)
def test_an_unknown_wish_is_refused_by_name(brief: PictureBrief, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        draw(brief)
