from newsreel.front.embeds import player
from newsreel.front.example_pictures import picture

_FILM = "https://www.youtube.com/watch?v=abcdefghijk"

EXAMPLES = {
    "Film": {
        "address": _FILM,
        "player": player(_FILM),
        "provider": "",
        "title": "The last night at the Marine",
    },
    "Film with a cover": {
        "address": _FILM,
        "player": player(_FILM),
        "provider": "",
        "title": "The last night at the Marine",
        "cover": picture(2, 1600, 900),
    },
    "Of a provider that we do not know": {
        "address": "https://example.org/1",
        "player": None,
        "provider": "",
        "title": "",
    },
}
