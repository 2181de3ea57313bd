"""Where a third party's player lives, known from the address of what it plays. Nobody is asked."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True, slots=True)
class Player:
    """What a reader's browser loads once the reader has said yes."""

    provider: str
    url: str
    shape: str
    """film (16:9), upright (9:16), sound (a bar) or post (as high as it needs)."""


@dataclass(frozen=True, slots=True)
class _Provider:
    name: str
    hosts: tuple[str, ...]
    address: str
    """A pattern for path and query; its groups fill `player`."""
    player: str
    shape: str


# The players' addresses are those of the providers' own “embed” buttons.
_PROVIDERS = (
    _Provider(
        "YouTube",
        ("youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com"),
        r"/(?:watch\?(?:.*&)?v=|embed/|live/|v/)(?P<id>[\w-]{11})(?![\w-])",
        "https://www.youtube-nocookie.com/embed/{id}",
        "film",
    ),
    _Provider(
        "YouTube",
        ("youtu.be",),
        r"/(?P<id>[\w-]{11})(?![\w-])",
        "https://www.youtube-nocookie.com/embed/{id}",
        "film",
    ),
    _Provider(
        "YouTube",
        ("youtube.com", "m.youtube.com"),
        r"/shorts/(?P<id>[\w-]{11})(?![\w-])",
        "https://www.youtube-nocookie.com/embed/{id}",
        "upright",
    ),
    _Provider(
        "Vimeo",
        ("vimeo.com", "player.vimeo.com"),
        r"/(?:video/)?(?P<id>\d+)",
        "https://player.vimeo.com/video/{id}?dnt=1",
        "film",
    ),
    _Provider(
        "Dailymotion",
        ("dailymotion.com",),
        r"/(?:embed/)?video/(?P<id>[a-z0-9]+)",
        "https://geo.dailymotion.com/player.html?video={id}",
        "film",
    ),
    _Provider(
        "Dailymotion",
        ("dai.ly",),
        r"/(?P<id>[a-z0-9]+)",
        "https://geo.dailymotion.com/player.html?video={id}",
        "film",
    ),
    _Provider(
        "TikTok",
        ("tiktok.com",),
        r"/@[\w.-]+/video/(?P<id>\d+)",
        "https://www.tiktok.com/player/v1/{id}",
        "upright",
    ),
    _Provider(
        "Instagram",
        ("instagram.com",),
        r"/(?:[\w.]+/)?(?P<kind>p|reel|tv)/(?P<id>[\w-]+)",
        "https://www.instagram.com/{kind}/{id}/embed/",
        "post",
    ),
    _Provider(
        "X",
        ("x.com", "twitter.com", "mobile.twitter.com"),
        r"/\w+/status(?:es)?/(?P<id>\d+)",
        "https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}",
        "post",
    ),
    _Provider(
        "Facebook",
        ("facebook.com", "m.facebook.com"),
        r"/.+/(?:posts|videos)/.+",
        "https://www.facebook.com/plugins/post.php?href={whole}",
        "post",
    ),
    _Provider(
        "Spotify",
        ("open.spotify.com",),
        r"/(?:intl-\w+/)?(?:embed/)?(?P<kind>track|album|playlist|episode|show|artist)/(?P<id>\w+)",
        "https://open.spotify.com/embed/{kind}/{id}",
        "sound",
    ),
    _Provider(
        "SoundCloud",
        ("soundcloud.com",),
        r"/[\w-]+/[\w-]+",
        "https://w.soundcloud.com/player/?url={whole}",
        "sound",
    ),
    _Provider(
        "Apple Podcasts",
        ("podcasts.apple.com",),
        r"/(?P<path>\w+/podcast/.+)",
        "https://embed.podcasts.apple.com/{path}",
        "sound",
    ),
)


def player(address: str) -> Player | None:
    """The player for what stands at this address, or None where we know of none."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    place = parts.path + (f"?{parts.query}" if parts.query else "")
    for provider in _PROVIDERS:
        found = re.match(provider.address, place) if host in provider.hosts else None
        if found:
            values = {name: quote(value, safe="/?=&%") for name, value in found.groupdict().items()}
            url = provider.player.format(whole=quote(address, safe=""), **values)
            return Player(provider=provider.name, url=url, shape=provider.shape)
    return None


def host(address: str) -> str:
    """The host of an address without its www., as a name for readers; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def media_address(address: str) -> str:
    """The address of a media file if a page may play it: of ours, or over HTTP; else empty."""
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return ""
    is_ours = scheme == "" and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_ours or scheme in ("http", "https") else ""


def player_origins() -> tuple[str, ...]:
    """The origins that a frame on our pages may load, for the Content-Security-Policy."""
    return tuple(sorted({"https://" + urlsplit(provider.player).netloc for provider in _PROVIDERS}))
