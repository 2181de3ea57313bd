import pytest

from newsreel.transfer.wordpress.links import Links
from newsreel.transfer.wordpress.records import SiteRecord
from newsreel.transfer.wordpress.tests.test_survey import BARE, surveyed

SURVEY = surveyed(
    SiteRecord(address="https://www.old.example"),
    BARE._replace(number=1, slug="t", link="https://www.old.example/t/"),
    BARE._replace(number=2, slug="u", link="https://www.old.example/?p=2"),
    BARE._replace(number=3, slug="v", link="https://www.old.example/admin/v/"),
)


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("https://www.old.example/t/", "/t/"),
        ("http://old.example/t/?x=1#y", "/t/?x=1#y"),
        ("//old.example/t/", "/t/"),
        ("/t/", "/t/"),
        ("https://www.old.example/?p=2", "/u/"),
        ("/?p=2", "/u/"),
        ("?p=2", "/u/"),
        ("https://www.old.example/?p=99", "https://www.old.example/?p=99"),
        ("https://www.old.example/admin/v/", "/v/"),
        ("https://www.old.example", "/"),
        ("https://elsewhere.example/t/", "https://elsewhere.example/t/"),
        ("mailto:iris@old.example", "mailto:iris@old.example"),
        ("relative/page", "relative/page"),
        ("#note", ""),
        ("", ""),
        ("https://[bad", ""),
        (
            "https://www.old.example/wp-content/uploads/a.jpg",
            "https://www.old.example/wp-content/uploads/a.jpg",
        ),
        ("https://www.old.example/wp-content/uploads/had.jpg", "/media/had.jpg"),
    ],
)
def test_links(href: str, written: str) -> None:
    links = Links(SURVEY, lambda address: "/media/had.jpg" if "had" in address else "")
    assert links(href) == written
