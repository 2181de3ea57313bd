"""Each component can be drawn from plain values, and stands in the style guide."""

import re
from collections import Counter

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve

from newsreel.front import styleguide

NAMES = sorted(
    folder.name for folder in styleguide.COMPONENTS.iterdir() if folder.is_dir() and folder.name[0] != "_"
)


def test_the_guide_knows_every_component() -> None:
    assert styleguide.names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_component_has_template_style_and_examples(name: str) -> None:
    folder = styleguide.COMPONENTS / name
    assert (folder / f"{name}.html").exists()
    assert (folder / f"{name}.css").exists()
    assert (folder / "example.py").exists()
    assert styleguide.examples(name)


@pytest.mark.parametrize("name", NAMES)
def test_component_is_drawn_from_its_examples(name: str) -> None:
    for specimen in styleguide.specimens(name):
        assert specimen.title
        _check_markup(specimen.markup)


def _check_markup(markup: str) -> None:
    assert "{{" not in markup
    assert "{%" not in markup
    ids = Counter(re.findall(r'\sid="([^"]*)"', markup))
    assert [each for each, count in ids.items() if count > 1 or not each] == []
    for reference in re.findall(r'\s(?:aria-labelledby|for)="([^"]*)"', markup):
        assert reference in ids, reference


@pytest.mark.parametrize("name", ["home", "listing", "latest", "author"])
def test_whole_pages_are_drawn_from_example_values(name: str, rf: RequestFactory) -> None:
    page = styleguide.sample(rf.get(f"/styleguide/{name}/"), name).content.decode()
    _check_markup(page)
    assert page.count("<h1") == 1
    assert page.count("<main") == 1
    assert '<dialog class="drawer" id="drawer"' in page
    assert '<dialog class="search-overlay" id="search-overlay"' in page


def test_an_unknown_page_is_named(rf: RequestFactory) -> None:
    with pytest.raises(Http404, match="no sample page “nowhere”"):
        styleguide.sample(rf.get("/"), "nowhere")


def test_the_guide_is_not_served_to_readers() -> None:
    assert resolve("/styleguide/").url_name != "styleguide"
