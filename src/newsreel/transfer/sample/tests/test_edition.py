"""The edition as a whole: every file can be read, and everything that is named exists."""

from collections import Counter

import pytest

from newsreel.transfer.sample import markup
from newsreel.transfer.sample.pictures import commissions
from newsreel.transfer.sample.read import Edition, Story, read_edition


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition()


def _words(story: Story) -> int:
    """Words of the text; characters where a script has no spaces."""
    html = [
        html
        for block in story.blocks
        for html in (
            [block.html]
            if isinstance(block, markup.Text | markup.Quotation | markup.LiveUpdate)
            else list(block.items)
            if isinstance(block, markup.Listing)
            else []
        )
    ]
    return len(" ".join(html).split())


def test_no_headline_or_address_twice(edition: Edition) -> None:
    titles = Counter(story.front.title for story in edition.stories)
    slugs = Counter(story.slug for story in edition.stories)
    assert [title for title, count in (titles + slugs).items() if count > 1] == []


def test_all_that_stories_name_exists(edition: Edition) -> None:
    sections = {section.slug for section in edition.sections}
    authors = {author.slug for author in edition.authors}
    tags = {tag.name for tag in edition.tags}
    slugs = {story.slug for story in edition.stories}
    for story in edition.stories:
        front = story.front
        assert {front.section, *front.further} <= sections, story.slug
        assert {author for author, _role in front.bylines()} <= authors, story.slug
        assert set(front.tags) <= tags, story.slug
        assert markup.stories_linked(story.blocks) <= slugs - {story.slug}, story.slug


def test_every_picture_has_a_name_of_its_own_and_words_beside_it(edition: Edition) -> None:
    ordered = list(commissions(edition))
    assert len({commission.file_name for commission in ordered}) == len(ordered)
    for commission in ordered:
        assert commission.order.alt, commission.name
        assert commission.order.credit, commission.name
