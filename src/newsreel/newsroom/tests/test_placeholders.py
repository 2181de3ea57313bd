from dataclasses import dataclass, field

import pytest

from newsreel.newsroom.models import Publication
from newsreel.newsroom.placeholders import NAMES, fill, fill_plain


@dataclass
class _Site:
    root_url: str = "https://example.org"


@dataclass
class _Identity:
    name: str = "The Reel"
    publisher: str = "Reel & Sons <Ltd>"
    postal_address: str = "1 Film Row\n\nLondon"
    contact_email: str = "desk@example.org"
    dmca_agent: str = ""
    dmca_email: str = ""
    jurisdiction: str = "England and Wales"
    site: _Site = field(default_factory=_Site)


@pytest.mark.parametrize(
    ("markup", "filled"),
    [
        ("<p>{publisher} runs {site_name}.</p>", "<p>Reel &amp; Sons &lt;Ltd&gt; runs The Reel.</p>"),
        ("Write to {postal_address}.", "Write to 1 Film Row<br>London."),
        ("{site_address}{site_address}", "https://example.orghttps://example.org"),
        ("Agent: {dmca_agent}.", "Agent: [dmca agent]."),
        ("{unknown} {Publisher} {} {publisher", "{unknown} {Publisher} {} {publisher"),
        ("{{jurisdiction}}", "{England and Wales}"),
        ("", ""),
    ],
)
def test_fill(markup: str, filled: str) -> None:
    assert fill(markup, _Identity()) == filled


def test_fill_plain_does_not_escape() -> None:
    text = fill_plain("{publisher}, {postal_address}", _Identity())
    assert text == "Reel & Sons <Ltd>, 1 Film Row, London"


def test_a_value_is_not_filled_again() -> None:
    assert fill("{publisher}", _Identity(publisher="{contact_email}")) == "{contact_email}"


def test_every_name_is_a_field_of_the_publication() -> None:
    fields = {field.name for field in Publication._meta.get_fields()}
    assert set(NAMES) - {"site_name", "site_address"} <= fields
