"""The signs of the front, drawn on a grid of 24 by 24 and coloured by the text around them."""

from django.utils.safestring import SafeString

_LINES = {
    "menu": "M3 6h18M3 12h18M3 18h12",
    "close": "M5 5l14 14M19 5L5 19",
    "search": "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3L21 21",
    "theme": (
        "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zV20.5"
        "M12.9 6h4M12.9 9h6.5M12.9 12h7.5M12.9 15h6.5M12.9 18h4"
    ),
    "link": "M10 14l4-4M8.5 10.5L6 13a3.5 3.5 0 0 0 5 5l2.5-2.5M15.5 13.5L18 11a3.5 3.5 0 0 0-5-5l-2.5 2.5",
    "email": "M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5",
    "feed": "M5 19h.5M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14",
    "instagram": "M4 4h16v16H4zM12 8.3a3.7 3.7 0 1 1 0 7.4 3.7 3.7 0 0 1 0-7.4zM16.6 7.3v.2",
    "youtube": "M2.5 6h19v12h-19zM10 9.2v5.6l4.8-2.8z",
    "pinterest": (
        "M10 20.5l2.2-10M8.2 12.6C6.4 9 8.8 5 12.6 5c3.4 0 5.4 2.4 4.8 5.6"
        "-.6 3.4-3.2 5-5.2 4.2-.8-.3-1.2-.9-1.3-1.4"
    ),
}
_SHAPES = {
    "facebook": (
        "M13.4 21v-8h2.8l.5-3.4h-3.3V7.5c0-1 .4-1.7 1.8-1.7h1.7V2.8"
        "c-.5-.1-1.4-.2-2.4-.2-2.7 0-4.4 1.6-4.4 4.5v2.5H7V13h3.1v8z"
    ),
    "x": (
        "M3 3h5.6l4.5 6.2L18.6 3H21l-6.8 7.8L21.5 21h-5.6l-5-6.8L5 21H2.5l7.3-8.4z"
        "M6.5 4.9l10.4 14.2h1L7.5 4.9z"
    ),
    "flipboard": "M4 4h16v5.3h-5.3v5.4H9.3V20H4z",
}


def icon(name: str) -> SafeString:
    """An SVG element, hidden from assistive technology: the words stand beside it. Raises KeyError."""
    style = (
        'fill="currentColor"' if name in _SHAPES else 'fill="none" stroke="currentColor" stroke-width="1.8"'
    )
    path = _SHAPES.get(name) or _LINES[name]
    return SafeString(
        f'<svg viewBox="0 0 24 24" width="24" height="24" {style} aria-hidden="true" focusable="false">'
        f'<path d="{path}"/></svg>'
    )


def has_icon(name: str) -> bool:
    return name in _SHAPES or name in _LINES
