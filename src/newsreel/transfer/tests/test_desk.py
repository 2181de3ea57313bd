import pytest
from django.test import Client
from django.urls import reverse

from newsreel.newsroom import actions as newsroom
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.models import ImportRemark, ImportRun
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.run import run
from newsreel.transfer.wordpress.tests.exports import MAGAZINE

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/reports/moved-in/"


def logged_in(client: Client, role: str) -> Client:
    user = newsroom.make_editor_login(username=role, password="a word nobody knows", role=role)
    client.force_login(user)
    return client


def test_every_loss_stands_there_with_its_reason(client: Client) -> None:
    newsroom.ensure_roles(make_home())
    report = run(MAGAZINE, media=NoMedia())
    kept = ImportRun.objects.get()
    assert kept.counts["post"] == {"in": 7, "made": 6, "changed": 0, "unchanged": 0, "skipped": 1}
    assert kept.remarks.count() == len(report.entries)
    publisher = logged_in(client, "publisher")
    page = publisher.get(f"{ADDRESS}?outcome=skipped").content.decode()
    assert "It lay in the bin." in page
    assert "Thrown away" in page
    assert "<td>post</td><td>7</td><td>6</td>" in page
    assert "It was private: a draft here, for the desk alone." not in page
    assert reverse("import_report") in publisher.get("/admin/").content.decode()
    table = publisher.get(f"{ADDRESS}?export=csv").getvalue().decode()
    assert "It lay in the bin." in table


def test_before_the_first_import_it_says_so(client: Client) -> None:
    newsroom.ensure_roles(make_home())
    assert "Nothing has been imported yet." in logged_in(client, "publisher").get(ADDRESS).content.decode()


def test_it_is_for_publishers(client: Client) -> None:
    newsroom.ensure_roles(make_home())
    assert logged_in(client, "editor").get(ADDRESS).status_code == 302


def test_the_last_ten_are_kept() -> None:
    make_home()
    for _ in range(12):
        run(MAGAZINE, media=NoMedia())
    assert ImportRun.objects.count() == 10
    assert not ImportRemark.objects.exclude(run__in=ImportRun.objects.all()).exists()
