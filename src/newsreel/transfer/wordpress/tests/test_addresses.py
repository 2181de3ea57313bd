import pytest

from newsreel.transfer.wordpress.addresses import (
    Addresses,
    base_path,
    number_in,
    numbered_address,
    path_of,
    slug_from,
)


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("https://old.example/2019/03/a-title/", "/2019/03/a-title/"),
        ("https://old.example/a-title", "/a-title/"),
        ("https://old.example//greek/%ce%b5-2/", "/greek/ε-2/"),
        ("https://old.example/a.html?x=1", "/a.html/"),
        ("https://old.example/?p=5", ""),
        ("https://old.example/", ""),
        ("https://old.example/e\u0301/", "/é/"),
        ("", ""),
        ("https://[bad/", ""),
    ],
)
def test_paths(link: str, path: str) -> None:
    assert path_of(link) == path


@pytest.mark.parametrize(
    ("link", "number"),
    [
        ("https://old.example/?p=5", 5),
        ("https://old.example/?page_id=6&preview=true", 6),
        ("/?attachment_id=7", 7),
        ("https://old.example/x/?post_type=y&#038;p=8", 8),
        ("https://old.example/?p=x", 0),
        ("https://old.example/a/", 0),
    ],
)
def test_numbers(link: str, number: int) -> None:
    assert number_in(link.replace("&#038;", "&")) == number


def test_numbered_addresses() -> None:
    assert numbered_address("/", "post", 5) == "/?p=5"
    assert numbered_address("/blog/", "page", 5) == "/blog/?page_id=5"
    assert numbered_address("/", "attachment", 5) == "/?attachment_id=5"


def test_base_paths() -> None:
    assert base_path("https://old.example") == "/"
    assert base_path("https://old.example/blog") == "/blog/"


@pytest.mark.parametrize(
    ("slug", "title", "made"),
    [
        ("a-title", "x", "a-title"),
        ("", "Ünï “çødé” title!", "ünï-çødé-title"),
        ("", "…", "item-7"),
        ("a/b c", "", "a-b-c"),
        ("y" * 300, "", "y" * 200),
    ],
)
def test_slugs(slug: str, title: str, made: str) -> None:
    assert slug_from(slug, title, 7) == made


def test_each_gets_an_address_of_its_own() -> None:
    addresses = Addresses()
    assert addresses.give("/a/", instead="/x/", number=1) == ("/a/", "")
    assert addresses.give("/a/", instead="/x/", number=2) == (
        "/a-2/",
        "Another item has its address /a/; it is at /a-2/.",
    )
    assert addresses.give("", instead="/a/", number=3) == (
        "/a-3/",
        "The export gives it no address but its number; it is at /a-3/.",
    )


def test_an_address_of_the_programs_own_can_not_be_kept() -> None:
    address, sentence = Addresses().give("/admin/secret/", instead="/secret/", number=1)
    assert address == "/secret/"
    assert sentence.startswith(
        "Its address /admin/secret/ can't be kept; it is at /secret/. Addresses beneath"
    )


def test_the_last_resort() -> None:
    addresses = Addresses()
    assert addresses.give("/admin/", instead="/admin/", number=7)[0] == "/item-7/"
    assert addresses.give("/" + "x" * 300 + "/", instead="/admin/", number=8)[0] == "/item-8/"
    long = "/" + "x" * 250 + "/"
    assert addresses.give(long, instead="/y/", number=9)[0] == long
    assert addresses.give(long, instead="/y/", number=10)[0] == "/" + "x" * 199 + "-2/"
