"""Every component with its example values, for whoever draws or changes one. Served where DEBUG is on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

COMPONENTS = Path(__file__).parent / "components"

FURNITURE = ("masthead", "footer", "drawer", "search_overlay")
"""They have ids of their own, which a page may hold once."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """One state of a component, drawn."""

    title: str
    markup: SafeString


@dataclass(frozen=True, slots=True)
class Component:
    name: str
    specimens: tuple[Specimen, ...]


def names() -> list[str]:
    return sorted(folder.name for folder in COMPONENTS.iterdir() if (folder / f"{folder.name}.html").exists())


def examples(name: str) -> Mapping[str, Mapping[str, Any]]:
    """EXAMPLES of ``components/<name>/example.py``: for each state a title and the template's context."""
    module = import_module(f"newsreel.front.components.{name}.example")
    found: Mapping[str, Mapping[str, Any]] = module.EXAMPLES
    return found


def specimens(name: str) -> Iterator[Specimen]:
    for title, context in examples(name).items():
        yield Specimen(title, render_to_string(f"components/{name}/{name}.html", dict(context)))


def _furniture() -> dict[str, Any]:
    from newsreel.front import example_values

    return {"chrome": example_values.CHROME, "head": example_values.HEAD}


def guide(request: HttpRequest) -> HttpResponse:
    """All components on one page. Those which are the page's own furniture stand around it."""
    drawn = [Component(name, tuple(specimens(name))) for name in names() if name not in FURNITURE]
    context = {"components": drawn, "pages": list(_pages()), **_furniture()}
    return render(request, "pages/styleguide.html", context)


def sample(request: HttpRequest, name: str) -> HttpResponse:
    """A whole page of example values."""
    views = _pages()
    if name not in views:
        raise Http404(f"The style guide has no sample page “{name}”; it has {', '.join(views)}.")
    template, view = views[name]
    return render(request, template, {"view": view, **_furniture()})


def _pages() -> dict[str, tuple[str, Any]]:
    from newsreel.front import example_listings, example_pages

    return {
        "home": ("pages/home.html", example_listings.HOME),
        "listing": ("pages/listing.html", example_listings.LISTING),
        "latest": ("pages/listing.html", example_listings.LATEST_LISTING),
        "author": ("pages/listing.html", example_listings.AUTHOR_LISTING),
        **example_pages.PAGES,
    }
