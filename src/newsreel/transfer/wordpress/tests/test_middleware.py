import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from newsreel.newsroom.tests.factories import make_article, make_home, make_section

pytestmark = pytest.mark.django_db


def test_numbered_addresses_lead_to_what_they_meant(client: Client) -> None:
    make_home()
    article = make_article()
    Redirect.add_redirect("/?p=12", redirect_to=article)
    for old in ("/?p=12", "/?page_id=12", "/?p=12&preview=true"):
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, article.url)


def test_the_number_of_a_category_is_none_of_a_post(client: Client) -> None:
    section = make_section()
    Redirect.add_redirect("/?p=12", redirect_to=make_article(section=section))
    assert client.get("/?cat=12").status_code == 200
    Redirect.add_redirect("/?cat=12", redirect_to=section)
    answer = client.get("/?cat=12")
    assert (answer.status_code, answer["Location"]) == (301, section.url)


def test_the_address_of_a_draft_stays_untold(client: Client) -> None:
    make_home()
    Redirect.add_redirect("/?p=12", redirect_to=make_article(live=False))
    assert client.get("/?p=12").status_code == 200


@pytest.mark.parametrize("address", ["/?p=13", "/?p=x", "/?q=12", "/", "/?p=" + "9" * 400, "/?p=1%00"])
def test_others_are_left_alone(client: Client, address: str) -> None:
    make_home()
    assert client.get(address).status_code in (200, 400)
