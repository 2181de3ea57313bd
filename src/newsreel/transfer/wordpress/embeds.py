"""Which addresses play inside an article, known from the address alone. Nobody is asked."""

import re
from functools import cache
from urllib.parse import parse_qs, urlsplit

from wagtail.embeds.oembed_providers import all_providers

_NAMES = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo",
    "twitter.com": "X",
    "x.com": "X",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "tiktok.com": "TikTok",
    "spotify.com": "Spotify",
    "soundcloud.com": "SoundCloud",
    "wordpress.tv": "WordPress.tv",
    "videopress.com": "VideoPress",
    "dailymotion.com": "Dailymotion",
    "flickr.com": "Flickr",
    "reddit.com": "Reddit",
    "tumblr.com": "Tumblr",
    "pinterest.com": "Pinterest",
    "ted.com": "TED",
}
# WordPress plays these too; Wagtail's list lacks them.
_FURTHER = (
    r"^https?://(www\.)?(x|twitter)\.com/\w{1,15}/status(es)?/\d+",
    r"^https?://(www\.)?instagram\.com/(p|tv|reel)/",
    r"^https?://(www\.)?facebook\.com/.+/(posts|videos|photos)/",
    r"^https?://(www\.)?tiktok\.com/@[\w.-]+/video/\d+",
    r"^https?://wordpress\.tv/\d{4}/",
    r"^https?://videopress\.com/v/",
)
_YOUTUBE_FRAME = re.compile(r"/(?:embed|v)/(?!videoseries)([\w-]{11})(?![\w-])")
_VIMEO_FRAME = re.compile(r"/video/(\d+)")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    urls = (url for provider in all_providers for url in provider["urls"])
    return tuple(re.compile(url) for url in (*_FURTHER, *urls))


def is_embeddable(address: str) -> bool:
    """Whether WordPress would have shown a player for an address that stands alone."""
    return any(pattern.match(address) for pattern in _patterns())


def provider(address: str) -> str:
    """What readers call the site: YouTube, Instagram… else its host's name."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    parts = host.split(".")
    return _NAMES.get(host) or _NAMES.get(".".join(parts[-2:])) or host


def public_address(address: str) -> str:
    """The page of a film for the address of its frame: what a link should lead to."""
    address = address.strip()
    if address.startswith("//"):
        address = f"https:{address}"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return address
    if host in ("youtube.com", "youtube-nocookie.com"):
        if found := _YOUTUBE_FRAME.match(parts.path):
            return f"https://www.youtube.com/watch?v={found[1]}"
        if playlist := parse_qs(parts.query).get("list"):
            return f"https://www.youtube.com/playlist?list={playlist[0]}"
    if host == "player.vimeo.com" and (found := _VIMEO_FRAME.match(parts.path)):
        return f"https://vimeo.com/{found[1]}"
    return address
