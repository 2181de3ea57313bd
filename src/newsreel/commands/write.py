"""`newsreel write`: a draft by the site's language model, from a story on the wire."""

import json
from typing import Any

import click

from newsreel.commands.answers import Refusal
from newsreel.commands.site import opened_site


@click.command()
@click.argument("story", type=click.IntRange(min=1))
@click.option("--section", required=True, help="The section of the draft, by its title or its address.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def write(story: int, section: str, as_json: bool) -> None:
    """Let the site's language model draft an article from STORY, the story's number at the wire desk.

    It is a draft: nothing is published, and what differs from the sources is held back as anybody's would be.
    Exit code 0: written; 2: nothing was written, and why.
    """
    opened_site()
    told = _written(story, section)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(f"Written: “{told['headline']}”, a draft in {told['section']}.")
    click.echo(f"Edit it at {told['edit']}")
    for sentence in told["left_out"]:
        click.echo(f"• not shown to the machine: {sentence}")
    held = [finding for finding in told["findings"] if finding["severity"] == "error"]
    click.echo(f"{len(told['findings'])} differences from its sources, {len(held)} of them errors.")
    for finding in told["findings"]:
        click.echo(f"• {finding['severity']}: {finding['message']}")


def _written(number: int, wanted: str) -> dict[str, Any]:
    from django.core.exceptions import ValidationError
    from django.urls import reverse

    from newsreel import settings
    from newsreel.fidelity.report import as_dict
    from newsreel.gather.models import Story
    from newsreel.newsroom.agreement.inspection import inspect
    from newsreel.newsroom.models import Section
    from newsreel.newsroom.writing.actions import ask_for_draft, write_draft

    story = Story.objects.filter(pk=number).first()
    if story is None:
        raise Refusal(f"There is no story {number}. Its number stands in its address at the wire desk.")
    sections = list(Section.objects.live())
    section = next((each for each in sections if wanted.casefold() in _names(each)), None)
    if section is None:
        names = ", ".join(each.title for each in sections) or "none"
        raise Refusal(f"There is no section “{wanted}”. There are: {names}.")
    try:
        asked = ask_for_draft(story=story, section=section, by=None)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    writing = write_draft(writing_id=asked.pk)
    if writing.article is None:
        raise Refusal(writing.sentence)
    article = writing.article
    return {
        "story": story.pk,
        "article": article.pk,
        "headline": article.title,
        "section": section.title,
        "edit": settings.current().origin + reverse("wagtailadmin_pages:edit", args=[article.pk]),
        "model": writing.model,
        "left_out": writing.left_out,
        **as_dict(list(inspect(article).findings)),
    }


def _names(section: Any) -> set[str]:
    return {section.title.casefold(), section.slug, section.address.strip("/")}
