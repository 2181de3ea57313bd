"""The edition as a whole: every file can be read, and everything that is named exists."""

import re
from collections import Counter

import pytest

from newsreel.newsroom.checklist import headline
from newsreel.transfer.sample import markup
from newsreel.transfer.sample.art.compositions import SCHEMES
from newsreel.transfer.sample.art.motifs import MOTIFS
from newsreel.transfer.sample.art.people.looks import WORDS
from newsreel.transfer.sample.pictures import commissions, orders_of
from newsreel.transfer.sample.read import Edition, Story, read_edition

TOP_SECTIONS = ["Celebrity", "Cinema", "Gossip", "Hollywood", "Latest News", "Entertainment", "Television"]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition()


def _published(edition: Edition) -> list[Story]:
    return [s for s in edition.stories if s.front.status == "live" and s.front.withdrawal is None]


def _text(story: Story) -> str:
    parts: list[str] = []
    for block in story.blocks:
        if isinstance(block, markup.Text | markup.Quotation | markup.LiveUpdate):
            parts.append(block.html)
        elif isinstance(block, markup.Listing):
            parts.extend(block.items)
        elif isinstance(block, markup.Gallery):
            parts.extend(order.caption for order in block.pictures)
    return re.sub(r"<[^>]+>", " ", " ".join(parts))


def _with(edition: Edition, kind: type[markup.Block]) -> list[Story]:
    return [story for story in edition.stories if any(isinstance(block, kind) for block in story.blocks)]


def test_no_headline_twice(edition: Edition) -> None:
    titles = Counter(story.front.title for story in edition.stories)
    assert [title for title, count in titles.items() if count > 1] == []


def test_no_headline_ends_in_a_question(edition: Edition) -> None:
    # The editor's biography promises as much.
    assert [story.slug for story in edition.stories if story.front.title.rstrip("”").endswith("?")] == []


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


def test_readers_find_every_linked_story(edition: Edition) -> None:
    readable = {story.slug for story in _published(edition)}
    for story in _published(edition):
        assert markup.stories_linked(story.blocks) <= readable, story.slug


def test_correction_notes_belong_to_corrections(edition: Edition) -> None:
    for story in edition.stories:
        for block in story.blocks:
            if isinstance(block, markup.CorrectionNote):
                assert 1 <= block.number <= len(story.front.corrections), story.slug


def test_comments_stand_beneath_stories_and_answer_earlier_ones(edition: Edition) -> None:
    stories = {story.slug: story for story in _published(edition)}
    for slug, comments in edition.comments.items():
        assert stories[slug].front.comments_open
        seen: set[str] = set()
        for comment in comments:
            assert not comment.answers or comment.answers in seen, (slug, comment.name)
            seen.add(comment.key)


def test_sections_are_those_of_the_menu_with_colours_apart(edition: Edition) -> None:
    top = [section for section in edition.sections if not section.parent]
    assert [section.name for section in top] == TOP_SECTIONS
    hues = sorted(section.hue for section in top)
    gaps = [(after - before) % 360 for before, after in zip(hues, [*hues[1:], hues[0]], strict=True)]
    assert min(gaps) >= 40
    below = {section.slug: section.parent for section in edition.sections if section.parent}
    assert below == {
        "reviews": "cinema",
        "festivals": "cinema",
        "business": "hollywood",
        "music": "entertainment",
    }


def test_there_is_enough_of_everything(edition: Edition) -> None:
    stories = _published(edition)
    assert len(stories) >= 84
    sections = Counter(story.front.section for story in stories)
    assert min(sections.values()) >= 5
    assert set(sections) == {section.slug for section in edition.sections}
    assert len([author for author in edition.authors if not author.guest]) >= 8
    assert any(author.guest for author in edition.authors)
    assert len(edition.tags) >= 30
    assert sum(len(comments) for comments in edition.comments.values()) >= 60
    assert len(edition.comments) >= 20
    assert sum(len(source.entries) for source in edition.wire.sources) >= 50
    assert len(edition.wire.sources) == 12
    assert len(list(commissions(edition))) >= 80


def test_every_form_of_story_is_there(edition: Edition) -> None:
    forms = Counter(story.front.form for story in _published(edition))
    assert forms["review"] >= 3
    assert {"interview", "opinion", "video", "list", "live", "gallery", "feature", "news"} <= set(forms)
    fronts = [story.front for story in edition.stories]
    kinds = Counter(record.kind for front in fronts for record in front.corrections)
    assert kinds["correction"] >= 1
    assert kinds["clarification"] >= 1
    assert sum(front.sponsor is not None for front in fronts) == 1
    assert sum(front.withdrawal is not None for front in fronts) == 1
    assert any(len(front.sources) == 2 for front in fronts if front.origin == "aggregated")
    assert {front.status for front in fronts} == {"live", "scheduled", "review", "draft"}
    assert sum(len(front.by) + len(front.with_) > 1 for front in fronts) >= 3
    for block in (markup.Table, markup.Embed, markup.CorrectionNote, markup.Quotation, markup.RelatedStory):
        assert _with(edition, block), block
    assert len(_with(edition, markup.PullQuote)) >= 20


def test_the_gallery_and_the_live_story_are_large_enough(edition: Edition) -> None:
    (gallery,) = [b for s in edition.stories for b in s.blocks if isinstance(b, markup.Gallery)]
    assert len(gallery.pictures) == 8
    updates = [b for s in edition.stories for b in s.blocks if isinstance(b, markup.LiveUpdate)]
    assert len(updates) >= 12
    assert sum(update.is_key for update in updates) >= 3


def test_reviews_have_a_score_and_a_verdict(edition: Edition) -> None:
    for story in edition.stories:
        assert (story.front.form == "review") == (story.front.review is not None), story.slug


def test_headlines_are_short_long_arabic_and_japanese(edition: Edition) -> None:
    titles = [story.front.title for story in edition.stories]
    widths = [headline.width(title) for title in titles]
    assert min(widths) <= 4
    assert 100 <= max(widths) <= headline.LONGEST
    assert sum(bool(re.search("[\u0600-\u06ff]", title)) for title in titles) == 1
    assert sum(bool(re.search("[\u3040-\u30ff\u4e00-\u9fff]", title)) for title in titles) == 1


def test_stories_are_as_long_as_magazine_stories(edition: Edition) -> None:
    words = {s.slug: len(_text(s).split()) for s in _published(edition)}
    short = {"bab-el-hadid", "setsuko-hara-shizukesa"}
    assert {slug: count for slug, count in words.items() if count < 165 and slug not in short} == {}
    assert max(words.values()) >= 700


def test_every_picture_has_a_name_and_words_of_its_own(edition: Edition) -> None:
    ordered = list(commissions(edition))
    assert len({commission.file_name for commission in ordered}) == len(ordered)
    for story in _published(edition):
        for order in orders_of(story):
            assert order.credit, story.slug
            assert order.caption or order.lettering, story.slug


def test_the_art_desk_knows_all_that_is_ordered(edition: Edition) -> None:
    for commission in commissions(edition):
        order = commission.order
        assert order.kind == "face" or order.motif in MOTIFS or order.looks or order.scheme, commission.name
        assert not order.motif or order.motif in MOTIFS, commission.name
        assert set(order.looks.split()) <= WORDS, commission.name
        assert not order.scheme or order.scheme in SCHEMES, commission.name


def test_the_standing_pages_are_all_there(edition: Edition) -> None:
    assert [(page.front.title, page.front.kind) for page in edition.standing] == [
        ("About Us", "text"),
        ("Advertise With Us", "text"),
        ("Contact US", "contact"),
        ("DMCA", "dmca"),
        ("Privacy Policy", "text"),
        ("Terms & Conditions", "text"),
        ("Corrections & Ethics", "text"),
        ("Accessibility", "text"),
    ]


def test_it_says_that_it_is_a_sample(edition: Edition) -> None:
    sentence = "A sample edition. The gossip is invented, and so are its stars."
    assert sentence in str(edition.publication["about"])
    about = edition.standing[0].blocks[0]
    assert isinstance(about, markup.Text)
    assert sentence in about.html
