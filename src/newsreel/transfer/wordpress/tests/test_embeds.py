import pytest

from newsreel.transfer.wordpress.embeds import is_embeddable, provider, public_address


@pytest.mark.parametrize(
    ("address", "plays"),
    [
        ("https://www.youtube.com/watch?v=aqz-KE-bpKQ", True),
        ("https://youtu.be/aqz-KE-bpKQ", True),
        ("https://vimeo.com/76979871", True),
        ("https://twitter.com/a/status/1", True),
        ("https://x.com/a/status/1", True),
        ("https://www.instagram.com/p/Bpmue/", True),
        ("https://open.spotify.com/track/1", True),
        ("https://wordpress.tv/2018/10/14/x/", True),
        ("https://example.org/watch", False),
        ("https://notyoutube.example/watch?v=aqz-KE-bpKQ", False),
        ("ftp://youtube.com/x", False),
    ],
)
def test_what_plays(address: str, plays: bool) -> None:
    assert is_embeddable(address) is plays


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.youtube.com/x", "YouTube"),
        ("https://m.youtube.com/x", "YouTube"),
        ("https://blog.example.org/x", "blog.example.org"),
        ("https://[bad", ""),
        ("nonsense", ""),
    ],
)
def test_names(address: str, name: str) -> None:
    assert provider(address) == name


@pytest.mark.parametrize(
    ("frame", "page"),
    [
        ("//www.youtube.com/embed/aqz-KE-bpKQ?x=1", "https://www.youtube.com/watch?v=aqz-KE-bpKQ"),
        ("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ", "https://www.youtube.com/watch?v=aqz-KE-bpKQ"),
        ("https://www.youtube.com/embed/videoseries?list=PL1", "https://www.youtube.com/playlist?list=PL1"),
        ("https://player.vimeo.com/video/1?h=2", "https://vimeo.com/1"),
        ("https://other.example/x", "https://other.example/x"),
        ("https://[bad", "https://[bad"),
    ],
)
def test_public_addresses(frame: str, page: str) -> None:
    assert public_address(frame) == page
