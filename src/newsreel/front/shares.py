"""Ways to pass a story on: plain links, no script of anybody's."""

from urllib.parse import quote, urlencode

from newsreel.front.view import Share

# Each network's own documented address for sharing, and the names of its parts.
_NETWORKS = (
    ("facebook", "Facebook", "https://www.facebook.com/sharer/sharer.php", {"u": "url"}),
    ("x", "X", "https://x.com/intent/post", {"url": "url", "text": "headline"}),
    ("linkedin", "LinkedIn", "https://www.linkedin.com/sharing/share-offsite/", {"url": "url"}),
    (
        "pinterest",
        "Pinterest",
        "https://www.pinterest.com/pin/create/button/",
        {"url": "url", "media": "picture", "description": "headline"},
    ),
    ("telegram", "Telegram", "https://t.me/share/url", {"url": "url", "text": "headline"}),
    (
        "tumblr",
        "Tumblr",
        "https://www.tumblr.com/widgets/share/tool",
        {"canonicalUrl": "url", "title": "headline"},
    ),
)


def shares(*, url: str, headline: str, picture: str = "") -> tuple[Share, ...]:
    """All ways, in the order of the share row. `url` and `picture` are absolute."""
    values = {"url": url, "headline": headline, "picture": picture}
    made = [
        Share(
            network=network,
            label=label,
            url=f"{address}?{urlencode({name: values[key] for name, key in parts.items() if values[key]})}",
        )
        for network, label, address, parts in _NETWORKS
    ]
    message = {"subject": headline, "body": f"{headline}\n\n{url}"}
    mail = f"mailto:?{urlencode(message, quote_via=quote)}"
    return (*made, Share("email", "Email", mail), Share("copy", "Copy link", url))
