from dataclasses import replace

from newsreel.front.example_pictures import picture

_IN_THREE_WIDTHS = replace(
    picture(2),
    webp=", ".join(
        f"{picture(2, width, width * 2 // 3).src.replace(' ', '%20')} {width}w" for width in (320, 640, 1280)
    ),
)

EXAMPLES = {
    "In a list, 3:2": {"image": picture(2), "sizes": "24rem"},
    "In three widths": {"image": _IN_THREE_WIDTHS, "sizes": "24rem"},
    "In a small place": {"image": _IN_THREE_WIDTHS, "sizes": "8rem", "most": 640},
    "Upright, 4:5": {"image": picture(3, 800, 1000)},
    "First on a page": {"image": picture(4), "eager": True},
    "Missing": {"image": None},
}
