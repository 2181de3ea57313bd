import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from newsreel.newsroom.actions import add_navigation
from newsreel.newsroom.models import Publication, User
from newsreel.newsroom.models.navigation import NavigationLink, as_links, is_link_address
from newsreel.newsroom.tests.factories import make_home


@pytest.mark.parametrize(
    "address",
    ["/about/", "/?s=word", "https://example.org", "http://example.org/a#b", "mailto:desk@example.org"],
)
def test_where_a_menu_may_lead(address: str) -> None:
    assert is_link_address(address)
    assert NavigationLink().clean({"label": "There", "address": address})["address"] == address


@pytest.mark.parametrize(
    "address",
    ["#", "", "about", "//example.org/", "javascript:alert(1)", "https://", "/a b", "/" + "a" * 500],
)
def test_where_it_may_not(address: str) -> None:
    assert not is_link_address(address)
    with pytest.raises(ValidationError):
        NavigationLink().clean({"label": "There", "address": address})


@pytest.mark.django_db
def test_what_is_added_stands_behind_what_is_there() -> None:
    make_home()
    add_navigation(menu_links=[("One", "/one/")], social={"x": "https://x.com/one"})
    add_navigation(
        menu_links=[("Two", "/two/")],
        page_links=[("Three", "/three/")],
        social={"x": "https://x.com/two", "youtube": "https://youtube.com/@reel"},
    )
    publication = Publication.objects.get()
    assert as_links(publication.menu_links) == (("One", "/one/"), ("Two", "/two/"))
    assert as_links(publication.page_links) == (("Three", "/three/"),)
    assert (publication.x, publication.youtube) == ("https://x.com/one", "https://youtube.com/@reel")


@pytest.mark.django_db
def test_the_form_shows_them(client: Client) -> None:
    make_home()
    add_navigation(menu_links=[("Shop", "https://shop.example/")])
    client.force_login(User.objects.create_superuser("boss", "boss@example.org", "secret"))
    address = reverse("wagtailsettings:edit", args=["newsroom", "publication", Site.objects.get().pk])
    assert "https://shop.example/" in client.get(address).content.decode()
