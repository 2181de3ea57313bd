"""Pictures for the style guide: bold shapes in two or three inks, small enough to stand in a page."""

from urllib.parse import quote

from newsreel.front.view import Image

_INKS = (
    ("#20344f", "#e2593a", "#f1dfc2"),
    ("#5b1f2d", "#e8a33d", "#f3e6cf"),
    ("#0f4a45", "#f0c94b", "#f4ead7"),
    ("#2b2320", "#d9482b", "#e7d3b1"),
    ("#3a2a5c", "#ef7a6d", "#f0e2d3"),
    ("#6b3a12", "#2c8a8f", "#f3e0bd"),
)

_SHAPES = (
    # A sun behind hills.
    '<circle cx="62" cy="38" r="24" fill="{b}"/><path d="M0 78l34-30 26 24 18-14 22 20v62H0z" fill="{a}"/>',
    # A face in profile before a disc.
    '<circle cx="52" cy="52" r="40" fill="{b}"/>'
    '<path d="M30 140V96c-14-20-12-62 22-66 24-2 34 16 30 32l8 16-8 3-2 20-16 2-2 37z" fill="{a}"/>',
    # A beam from a projector.
    '<path d="M0 78L100 8v92z" fill="{b}"/><path d="M0 66h26v28H0zM6 52h12v12H6z" fill="{a}"/>',
    # Curtains, and a stage between them.
    '<path d="M0 0h30q-2 66-14 140H0zM100 0H70q2 66 14 140h16zM0 0h100v16q-50 14-100 0z" fill="{a}"/>'
    '<circle cx="50" cy="66" r="17" fill="{b}"/>',
    # A reel.
    '<circle cx="50" cy="60" r="42" fill="{a}"/><g fill="{c}"><circle cx="50" cy="34" r="11"/>'
    '<circle cx="74" cy="52" r="11"/><circle cx="65" cy="81" r="11"/><circle cx="35" cy="81" r="11"/>'
    '<circle cx="26" cy="52" r="11"/></g><path d="M50 102q30 4 50-6v12q-30 8-50 2z" fill="{b}"/>',
    # A city at night.
    '<path d="M0 140V60h14V36h16v30h10V20h20v52h10V44h16v24h14v72z" fill="{a}"/>'
    '<path d="M46 28h4v6h-4zM46 42h4v6h-4zM20 46h4v6h-4zM76 54h4v6h-4z" fill="{b}"/>'
    '<circle cx="84" cy="20" r="9" fill="{b}"/>',
)


def picture(number: int, width: int = 1200, height: int = 800, alt: str = "", caption: str = "") -> Image:
    """The picture of that number, cut to these pixels."""
    dark, bright, light = _INKS[number % len(_INKS)]
    shapes = _SHAPES[(number * 5 + number // 6) % len(_SHAPES)].format(a=dark, b=bright, c=light)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 100 120" '
        f'preserveAspectRatio="xMidYMid slice"><path fill="{light}" d="M-99-99h400v400h-400z"/>{shapes}</svg>'
    )
    return Image(
        src="data:image/svg+xml," + quote(drawing, safe="=:/,'()"),
        width=width,
        height=height,
        alt=alt or "Cut-paper illustration",
        colour=light,
        caption=caption,
        credit="Newsreel art desk",
    )
