import pytest
from django.test import Client

from newsreel.newsroom.actions import open_site


@pytest.mark.django_db
def test_home(client: Client) -> None:
    open_site(name="Test", origin="http://testserver")
    assert client.get("/", HTTP_HOST="127.0.0.1").status_code == 200
