"""The signs of the front, drawn on a grid of 24 by 24 and coloured by the text around them."""

from django.utils.safestring import SafeString

_STROKED = {
    "menu": "M3 6h18M3 12h18M3 18h12",
    "close": "M5 5l14 14M19 5L5 19",
    "search": "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3L21 21",
    "theme": "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z",
    "top": "M12 20V5M5.5 11L12 4.5l6.5 6.5",
    "latest": "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7v5.2l3.4 2",
    "link": "M10 14l4-4M8.5 10.5L6 13a3.5 3.5 0 0 0 5 5l2.5-2.5M15.5 13.5L18 11a3.5 3.5 0 0 0-5-5l-2.5 2.5",
    "email": "M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5",
    "comment": "M4 5h16v11h-9l-4.5 4v-4H4z",
    "feed": "M5 19h.5M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14",
    "play": "M8 5.5v13l10.5-6.5z",
    "gallery": "M3.5 7.5h13v12h-13zM7 7V4h13.5v12H17",
    "instagram": "M4 4h16v16H4zM12 8.3a3.7 3.7 0 1 1 0 7.4 3.7 3.7 0 0 1 0-7.4zM16.6 7.3v.2",
    "youtube": "M2.5 6h19v12h-19zM10 9.2v5.6l4.8-2.8z",
    "pinterest": "M10 20.5l2.2-10M8.2 12.6C6.4 9 8.8 5 12.6 5c3.4 0 5.4 2.4 4.8 5.6-.6 3.4-3.2 5-5.2 4.2-.8-.3-1.2-.9-1.3-1.4",
}
_FILLED = {
    "facebook": "M13.4 21v-8h2.8l.5-3.4h-3.3V7.5c0-1 .4-1.7 1.8-1.7h1.7V2.8c-.5-.1-1.4-.2-2.4-.2-2.7 0-4.4 1.6-4.4 4.5v2.5H7V13h3.1v8z",
    "x": "M3 3h5.6l4.5 6.2L18.6 3H21l-6.800 7.800L21.500 21h-5.600l-5-6.800L5 21H2.500l7.300-8.400zM6.500 4.900l10.400 14.200h1L7.500 4.900z",
    "flipboard": "M4 4h16v5.300h-5.300v5.400H9.300V20H4z",
}


def icon(name: str) -> SafeString:
    """An SVG element, hidden from assistive technology: the words stand beside it. Raises KeyError."""
    if name in _FILLED:
        style, path = 'fill="currentColor"', _FILLED[name]
    else:
        style, path = 'fill="none" stroke="currentColor" stroke-width="1.8"', _STROKED[name]
    return SafeString(
        f'<svg viewBox="0 0 24 24" width="24" height="24" {style} aria-hidden="true" focusable="false">'
        f'<path d="{path}"/></svg>'
    )


def has_icon(name: str) -> bool:
    return name in _FILLED or name in _STROKED
