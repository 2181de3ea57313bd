"""Players known from addresses."""

import pytest

from newsreel.front.embeds import Player, host, media_address, player, player_origins

YOUTUBE = Player("YouTube", "https://www.youtube-nocookie.com/embed/abc-DEF_123", "film")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=abc-DEF_123",
        "http://youtube.com/watch?feature=share&v=abc-DEF_123&t=9s",
        "https://m.youtube.com/watch?v=abc-DEF_123#t=1",
        "https://youtu.be/abc-DEF_123?si=x",
        "https://www.youtube.com/embed/abc-DEF_123",
        "https://www.youtube.com/live/abc-DEF_123",
    ],
)
def test_one_film_has_many_addresses(address: str) -> None:
    assert player(address) == YOUTUBE


@pytest.mark.parametrize(
    ("address", "provider", "url", "shape"),
    [
        (
            "https://www.youtube.com/shorts/abc-DEF_123",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/abc-DEF_123",
            "upright",
        ),
        ("https://vimeo.com/76979871", "Vimeo", "https://player.vimeo.com/video/76979871?dnt=1", "film"),
        (
            "https://www.dailymotion.com/video/x7tgad0",
            "Dailymotion",
            "https://geo.dailymotion.com/player.html?video=x7tgad0",
            "film",
        ),
        (
            "https://dai.ly/x7tgad0",
            "Dailymotion",
            "https://geo.dailymotion.com/player.html?video=x7tgad0",
            "film",
        ),
        (
            "https://www.tiktok.com/@a.name/video/6718335390845095173",
            "TikTok",
            "https://www.tiktok.com/player/v1/6718335390845095173",
            "upright",
        ),
        (
            "https://www.instagram.com/somebody/reel/Cx-1_y/",
            "Instagram",
            "https://www.instagram.com/reel/Cx-1_y/embed/",
            "post",
        ),
        (
            "https://twitter.com/name/status/20?s=21",
            "X",
            "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=20",
            "post",
        ),
        (
            "https://www.facebook.com/page/posts/10153231379946729",
            "Facebook",
            "https://www.facebook.com/plugins/post.php"
            "?href=https%3A%2F%2Fwww.facebook.com%2Fpage%2Fposts%2F10153231379946729",
            "post",
        ),
        (
            "https://open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC?si=1",
            "Spotify",
            "https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC",
            "sound",
        ),
        (
            "https://soundcloud.com/band/a-song",
            "SoundCloud",
            "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fband%2Fa-song",
            "sound",
        ),
        (
            "https://podcasts.apple.com/gb/podcast/a-show/id123?i=456",
            "Apple Podcasts",
            "https://embed.podcasts.apple.com/gb/podcast/a-show/id123?i=456",
            "sound",
        ),
    ],
)
def test_players(address: str, provider: str, url: str, shape: str) -> None:
    assert player(address) == Player(provider, url, shape)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.org/watch?v=abc-DEF_123",
        "https://youtube.com.example.org/watch?v=abc-DEF_123",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/watch?v=abc-DEF_123toolong",
        "https://www.youtube.com/@channel",
        "javascript:alert('https://youtu.be/abc-DEF_123')",
        "//youtu.be/abc-DEF_123",
        "https://[broken/",
    ],
)
def test_no_player(address: str) -> None:
    assert player(address) is None


def test_what_is_taken_from_an_address_cannot_leave_its_place() -> None:
    found = player('https://podcasts.apple.com/gb/podcast/"><script>alert(1)</script>')
    assert found is not None
    assert (
        found.url == "https://embed.podcasts.apple.com/gb/podcast/%22%3E%3Cscript%3Ealert%281%29%3C/script%3E"
    )


def test_origins_are_whole_and_each_is_named_once() -> None:
    origins = player_origins()
    assert "https://www.youtube-nocookie.com" in origins
    assert "https://embed.podcasts.apple.com" in origins
    assert len(set(origins)) == len(origins)
    assert all(origin.count("/") == 2 and "{" not in origin for origin in origins)


def test_host() -> None:
    assert host("https://www.example.org:8000/a") == "example.org"
    assert host("https://[broken/") == ""
    assert host("no address") == ""


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/media/a.mp3", "/media/a.mp3"),
        ("https://example.org/a.mp4", "https://example.org/a.mp4"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org/a.mp4", ""),
        ("/\\example.org/a.mp4", ""),
        ("a.mp4", ""),
        ("https://[broken/", ""),
        ("", ""),
    ],
)
def test_media_address(address: str, expected: str) -> None:
    assert media_address(address) == expected
