"""What a browser posts when somebody writes an article in the admin."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from newsreel.newsroom.models import Article, Author

TEXT = [("text", "<p>The harbour cinema closes on Sunday.</p>")]


def article_form(
    *,
    title: str = "Harbour lights go out",
    slug: str = "harbour-lights-go-out",
    authors: Collection[Author] = (),
    blocks: Sequence[tuple[str, Any]] = TEXT,
    sources: Sequence[Mapping[str, Any]] = (),
    **fields: Any,
) -> dict[str, str]:
    """All fields of the form; further ones and the button pressed (`action-publish`…) by name.

    Text blocks are given as HTML, others as the mapping of their fields.
    """
    values = {
        "title": title,
        "slug": slug,
        "form": Article.Form.NEWS,
        "origin": Article.Origin.OWN,
        "lead_layout": Article.LeadLayout.WIDE,
        "comments_open": "on",
        "body": streamfield(
            [(kind, rich_text(value) if kind == "text" else value) for kind, value in blocks]
        ),
        "bylines": inline_formset([{"author": author.pk, "role": "by"} for author in authors]),
        "article_sources": inline_formset(sources),
        "comments": inline_formset([]),
        **fields,
    }
    return {name: "" if value is None else str(value) for name, value in nested_form_data(values).items()}
