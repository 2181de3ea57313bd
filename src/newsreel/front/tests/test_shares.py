"""Share links: each network's own address, everything in it encoded."""

from urllib.parse import parse_qs, unquote, urlsplit

from newsreel.front.shares import shares

URL = "https://reel.example/cinema/a&b/"
HEADLINE = "“Love & Rage” – a first look?"


def _by_network(**values: str) -> dict[str, str]:
    return {share.network: share.url for share in shares(url=URL, headline=HEADLINE, **values)}


def test_all_networks_in_their_order() -> None:
    assert [(share.network, share.label) for share in shares(url=URL, headline=HEADLINE)] == [
        ("facebook", "Facebook"),
        ("x", "X"),
        ("linkedin", "LinkedIn"),
        ("pinterest", "Pinterest"),
        ("telegram", "Telegram"),
        ("tumblr", "Tumblr"),
        ("email", "Email"),
        ("copy", "Copy link"),
    ]


def test_addresses_carry_url_and_headline_unharmed() -> None:
    made = _by_network(picture="https://reel.example/p.jpg")

    x = urlsplit(made["x"])
    assert (x.netloc, parse_qs(x.query)) == ("x.com", {"url": [URL], "text": [HEADLINE]})
    pinterest = parse_qs(urlsplit(made["pinterest"]).query)
    assert pinterest == {"url": [URL], "media": ["https://reel.example/p.jpg"], "description": [HEADLINE]}
    assert parse_qs(urlsplit(made["facebook"]).query) == {"u": [URL]}
    assert made["copy"] == URL


def test_mail_has_spaces_not_pluses() -> None:
    mail = _by_network()["email"]

    assert "+" not in mail
    assert unquote(mail) == f"mailto:?subject={HEADLINE}&body={HEADLINE}\n\n{URL}"


def test_without_a_picture_pinterest_gets_none() -> None:
    assert "media" not in _by_network()["pinterest"]
