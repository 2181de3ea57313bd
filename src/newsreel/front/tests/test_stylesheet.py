"""What readers load before they can read: how big it is, and whether it can be read at all."""

import gzip
import math
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from newsreel.front import stylesheet

FRONT = Path(stylesheet.__file__).parent
FONTS = FRONT / "static" / "front" / "fonts"
TOKENS = (FRONT / "styles" / "tokens.css").read_text(encoding="utf-8")


def test_tokens_come_first_and_components_last() -> None:
    names = [path.name for path in stylesheet.parts()]
    assert names[:3] == ["tokens.css", "fonts.css", "page.css"]
    assert names[3:] == sorted(names[3:])
    assert "card.css" in names


def test_static_files_find_the_stylesheet() -> None:
    found = finders.find("front/site.css")
    assert isinstance(found, str)
    assert Path(found).read_text(encoding="utf-8") == stylesheet.stylesheet()


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/* why */\n.a {\n  color: red;\n}\n", ".a{color:red}"),
        ('.a::after {\n  content: "a, b: c /  d";\n}', '.a::after{content:"a, b: c /  d"}'),
        (
            "@media (hover) and (width > 4rem) { .a, b { top: 0; } }",
            "@media (hover) and (width > 4rem){.a,b{top:0}}",
        ),
        (".a { width: calc(100% - 2 * var(--edge)); }", ".a{width:calc(100% - 2 * var(--edge))}"),
        (".a :is(b, i) { top: 0; }", ".a :is(b,i){top:0}"),
    ],
)
def test_air_goes_and_meaning_stays(written: str, sent: str) -> None:
    assert stylesheet.without_air(written) == sent


def test_braces_close() -> None:
    for path in stylesheet.parts():
        css = path.read_text(encoding="utf-8")
        assert css.count("{") == css.count("}"), path


def test_every_font_that_is_named_is_there() -> None:
    named = set(
        re.findall(r'url\("fonts/([^"]+)"\)', (FRONT / "styles" / "fonts.css").read_text(encoding="utf-8"))
    )
    assert named == {path.name for path in FONTS.glob("*.woff2")}
    for family in ("newsreader", "archivo"):
        assert "SIL OPEN FONT LICENSE" in (FONTS / f"{family}-OFL.txt").read_text(encoding="utf-8")


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def test_what_an_english_article_loads_is_small() -> None:
    css = len(gzip.compress(stylesheet.stylesheet().encode(), 9))
    script = _packed(FRONT / "static" / "front" / "site.js")
    english = [path for path in FONTS.glob("*.woff2") if not path.stem.endswith(("-latin", "-ext"))]
    fonts = sum(path.stat().st_size for path in english)
    assert len(english) == 5
    assert css <= 14 * 1024
    assert script <= 6 * 1024
    assert fonts <= 70 * 1024


def _luminance_of_oklch(lightness: float, chroma: float, hue: int) -> float:
    """Relative luminance of an OKLCH colour, clipped to sRGB. https://bottosson.github.io/posts/oklab/"""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return _luminance(*(min(1.0, max(0.0, part)) for part in (red, green, blue)))


def _luminance(red: float, green: float, blue: float) -> float:
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _luminance_of_hex(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return _luminance(
        *(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    )


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _theme(name: str) -> dict[str, str]:
    """The tokens of a theme: the first block of the file is the day, the last the night."""
    blocks = re.findall(r"\{([^{}]*--paper:[^{}]*)\}", TOKENS)
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", blocks[0 if name == "day" else -1]))


@pytest.mark.parametrize("theme", ["day", "night"])
def test_every_section_hue_can_be_read_on_paper(theme: str) -> None:
    tokens = _theme(theme)
    lightness, chroma = float(tokens["signal-lightness"]), float(tokens["signal-chroma"])
    for ground in ("paper", "paper-deep"):
        worst = min(
            _contrast(_luminance_of_oklch(lightness, chroma, hue), _luminance_of_hex(tokens[ground]))
            for hue in range(360)
        )
        assert worst >= 4.5, (ground, worst)


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize(
    ("ink", "grounds", "least"),
    [
        ("ink", ("paper", "paper-deep", "field"), 7),
        ("ink-soft", ("paper", "paper-deep"), 7),
        ("wrong", ("paper", "field"), 4.5),
        ("field-edge", ("field", "paper"), 3),
    ],
)
def test_inks_can_be_read_on_their_grounds(
    theme: str, ink: str, grounds: tuple[str, ...], least: float
) -> None:
    tokens = _theme(theme)
    for ground in grounds:
        assert _contrast(_luminance_of_hex(tokens[ink]), _luminance_of_hex(tokens[ground])) >= least


def test_both_nights_are_the_same() -> None:
    blocks = [re.sub(r"\s+", " ", block) for block in re.findall(r"\{([^{}]*--paper:[^{}]*)\}", TOKENS)]
    assert len(blocks) == 3
    assert blocks[1].strip() == blocks[2].strip()
