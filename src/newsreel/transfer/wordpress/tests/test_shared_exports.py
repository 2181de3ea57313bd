"""Other projects' test exports: each item made or reported, and nothing differs afterwards."""

import pytest
from django.test import Client

from newsreel.lib.tests.shared_data import shared_data
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.run import run, verified
from newsreel.transfer.wordpress.tests.exports import MAGAZINE

EXPORTS = (
    "theme-test-data/themeunittestdata.wordpress.xml",
    "theme-test-data/64-block-test-data.xml",
    "theme-test-data/theme-preview.xml",
    "php-toolkit/entities-options-and-posts.xml",
    "php-toolkit/frontloading-1-attachment.xml",
    "php-toolkit/frontloading-attachments-post-contents-and-404s.xml",
    "php-toolkit/stylish-press.xml",
    "php-toolkit/woocommerce-demo-products.xml",
    "php-toolkit/wxr-simple-expected.xml",
)


@pytest.mark.django_db
@pytest.mark.parametrize("name", EXPORTS)
def test_every_item_is_made_or_reported_and_nothing_differs(name: str) -> None:
    make_home()
    path = shared_data(f"wordpress/{name}")
    report = run(path, media=NoMedia())
    total = report.total
    assert total.found == total.made + total.changed + total.unchanged + total.skipped
    assert all(entry.reasons for entry in report.entries if entry.outcome == "skipped")
    assert len([entry for entry in report.entries if entry.outcome == "skipped"]) == total.skipped
    assert verified(path).differences == []


@pytest.mark.django_db
def test_every_old_address_of_the_magazine_answers(client: Client) -> None:
    make_home()
    run(MAGAZINE, media=NoMedia())
    found = {
        address: client.get(address).status_code
        for address in (
            *("/2019/03/harbour-lights/", "/2020/05/the-sequel/", "/about/", "/about/the-staff/"),
            *("/category/cinema/", "/category/cinema/premieres/", "/tag/harbour/", "/author/iris/"),
            *("/2019/03/harbor-lights/", "/2019/03/harbour-lights/harbour/", "/?p=101", "/?page_id=101"),
            *("/?attachment_id=301", "/2021/02/a-secret/", "/2019/03/", "/2019/"),
        )
    }
    assert {address for address, status in found.items() if status not in (200, 301)} == {
        "/2021/02/a-secret/"
    }
