"""Every address of the old site answers here: with its page, or with a redirect that leads to one."""

from functools import cache
from hashlib import blake2b
from io import BytesIO
from typing import IO

import pytest
from django.test import Client

from newsreel.lib.tests.shared_data import shared_data
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress.attachments import kind_of
from newsreel.transfer.wordpress.media import MediaMissingError
from newsreel.transfer.wordpress.run import run
from newsreel.transfer.wordpress.tests.exports import MAGAZINE
from newsreel.transfer.wordpress.tests.imports import picture_file
from newsreel.transfer.wordpress.tests.old_addresses import OldSite

pytestmark = pytest.mark.django_db

EXPORTS = {
    # The export names an author twice, once with a sign that no login holds.
    "themeunittestdata.wordpress.xml": {
        "/author/>themereviewteam/",
        "/author/>themereviewteam/feed/",
    },
    # A sound whose post is not in this export, and which is not to be had.
    "64-block-test-data.xml": {
        "/2010/07/02/post-format-audio/originaldixielandjazzbandwithalbernard-stlouisblues/"
    },
}


class EveryPicture:
    """A shelf with a picture for each address, and no other files."""

    def file(self, address: str, *, most_bytes: int) -> IO[bytes]:
        if kind_of(address) != "picture":
            raise MediaMissingError("It is not on the shelf.")
        return BytesIO(picture_file(f"#{blake2b(address.encode(), digest_size=3).hexdigest()}"))


def unanswered(client: Client, site: OldSite) -> dict[str, list[int]]:
    """The addresses that lead to no page, each with the statuses on its way."""

    @cache
    def answered(address: str) -> tuple[int, str]:
        answer = client.get(address)
        answer.close()
        return answer.status_code, answer.get("Location", "")

    found = {}
    for address in site.addresses():
        status, leads_to = answered(address)
        statuses = [status]
        while status == 301 and len(statuses) < 4:
            status, leads_to = answered(leads_to)
            statuses.append(status)
        if status != 200:
            found[address] = statuses
    return found


def test_every_address_of_the_magazine(client: Client) -> None:
    make_home()
    run(MAGAZINE, media=EveryPicture())
    assert unanswered(client, OldSite(MAGAZINE)) == {}


@pytest.mark.parametrize("name", EXPORTS)
def test_every_address_of_the_shared_exports(name: str, client: Client) -> None:
    path = shared_data(f"wordpress/theme-test-data/{name}")
    make_home()
    run(path, media=EveryPicture())
    assert unanswered(client, OldSite(path)).keys() == EXPORTS[name]
