"""Each way of writing a block, and each way of getting it wrong."""

from datetime import time

import pytest

from newsreel.transfer.sample import markup
from newsreel.transfer.sample.markup import EditionError, parse


def test_neighbouring_paragraphs_make_one_text() -> None:
    assert parse("One\nline.\n\nTwo.", where="x.md") == (markup.Text("<p>One line.</p><p>Two.</p>"),)


def test_inline_marks_become_the_letters_of_the_editor() -> None:
    assert markup.inline("*Kane*, **loud**") == "<i>Kane</i>, <b>loud</b>"
    assert markup.inline("[there](https://example.org/)") == '<a href="https://example.org/">there</a>'
    assert markup.inline("[here](story:cut)") == '<a href="story:cut">here</a>'


def test_a_backslash_breaks_the_line() -> None:
    assert parse("One\\\ntwo", where="x.md") == (markup.Text("<p>One<br/>two</p>"),)


def test_markup_of_html_is_text() -> None:
    (block,) = parse("<script>alert(1)</script> & <b>b</b>", where="x.md")
    assert block == markup.Text("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;b&lt;/b&gt;</p>")


@pytest.mark.parametrize(("text", "level"), [("## Words", 2), ("### Words", 3), ("#### Words", 4)])
def test_headings(text: str, level: int) -> None:
    assert parse(text, where="x.md") == (markup.Heading("Words", level),)


def test_a_quotation_ends_with_its_speaker() -> None:
    assert parse("> It was\n> leaves — moving. — A witness", where="x.md") == (
        markup.Quotation("<p>It was leaves — moving.</p>", "A witness"),
    )
    assert parse("> Nobody said it.", where="x.md") == (markup.Quotation("<p>Nobody said it.</p>", ""),)


def test_a_pull_quote_may_lack_a_speaker() -> None:
    assert parse("!pull Words — Who", where="x.md") == (markup.PullQuote("Words", "Who"),)
    assert parse("!pull Words", where="x.md") == (markup.PullQuote("Words", ""),)


def test_lists() -> None:
    assert parse("- one\n- *two*\n  and more", where="x.md") == (
        markup.Listing("bullets", ("one", "<i>two</i> and more")),
    )
    assert parse("1. one\n2. two", where="x.md") == (markup.Listing("numbers", ("one", "two")),)
    assert parse("!countdown\n2. two\n1. one", where="x.md") == (markup.Listing("countdown", ("two", "one")),)


def test_a_table_has_its_header_first() -> None:
    assert parse("!table Weekend\n| Film | Week |\n| Cut | 3 |", where="x.md") == (
        markup.Table("Weekend", (("Film", "Week"), ("Cut", "3"))),
    )


def test_a_picture_is_ordered_in_toml() -> None:
    text = '!picture\nkind = "scene"\nmotif = "sea"\nalt = "A breaking wave"\nlayout = "left"'
    (block,) = parse(text, where="x.md")
    assert isinstance(block, markup.PictureInText)
    assert (block.layout, block.order.motif, block.order.alt) == ("left", "sea", "A breaking wave")


def test_pictures_come_in_the_order_of_the_text() -> None:
    text = """!gallery Two
columns = 2
pictures = [
  {kind = "scene", motif = "sea", alt = "A breaking wave"},
  {kind = "scene", motif = "moon", alt = "A full moon"},
]

!embed https://video.example.org/1
title = "A film"
cover = {kind = "poster", motif = "fish", alt = "A large fish"}
"""
    blocks = parse(text, where="x.md")
    assert isinstance(blocks[0], markup.Gallery)
    assert (blocks[0].title, blocks[0].columns) == ("Two", 2)
    assert [order.motif for order in markup.pictures_in(blocks)] == ["sea", "moon", "fish"]


def test_related_stories_and_addresses() -> None:
    assert parse("!related cut no", where="x.md") == (markup.RelatedStory("cut"), markup.RelatedStory("no"))
    assert parse("!related https://example.org/ | Elsewhere", where="x.md") == (
        markup.RelatedAddress("https://example.org/", "Elsewhere"),
    )


def test_a_correction_note_names_its_correction() -> None:
    assert parse("!correction 2 It was\na goose.", where="x.md") == (
        markup.CorrectionNote(2, "It was a goose."),
    )


def test_live_updates() -> None:
    assert parse("!update 21:05 key The wrong way up\nHe *turned* it.", where="x.md") == (
        markup.LiveUpdate(time(21, 5), "The wrong way up", "<p>He <i>turned</i> it.</p>", is_key=True),
    )
    (plain,) = parse("!update 00:20 Keys\nGood night.", where="x.md")
    assert isinstance(plain, markup.LiveUpdate)
    assert (plain.headline, plain.is_key) == ("Keys", False)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("!nonsense 1", "“!nonsense” is no directive; known are !pull, !picture"),
        ("##No blank", "a heading is one line like “## Words”"),
        ("## Words\nand more", "a heading is one line"),
        ("> one\ntwo", "every line of a quotation starts with “>”"),
        ("!pull", "write “!pull The words — Speaker”"),
        ('!picture\nkind = "scene"', "“alt” can't be used: field required"),
        ('!picture\nkind = "photo"\nalt = "A breaking wave"', "“photo” is no kind of picture"),
        ('!picture\nkind = "scene"\nalt = "A breaking wave"\nlayout = "up"', "the layout “up” is not known"),
        ("!picture\nkind = scene", "Invalid value"),
        ("!gallery Empty", "a gallery needs “pictures ="),
        ("!table T\n| a | b |", "a table needs a header and at least one row"),
        ("!table T\n| a | b |\n| c |", "all with the same number"),
        ("!embed http://example.org/", "write “!embed https://…”"),
        ("!related", "write “!related slug-of-a-story”"),
        ("!correction first It was", "write “!correction 1 What was wrong here”"),
        ("!update 9 Too short\nText", "write “!update 21:05 Headline”"),
        ("!update 21:05 Headline", "the text beneath it"),
        ("!update 25:05 Headline\nText", "hour must be in 0..23"),
    ],
)
def test_mistakes_name_file_and_line(text: str, sentence: str) -> None:
    with pytest.raises(EditionError) as caught:
        parse(f"Before.\n\n{text}", where="cut.md", first_line=10)
    assert str(caught.value).startswith("cut.md, line 12: ")
    assert sentence in str(caught.value)


def test_links_to_stories_are_found_and_replaced() -> None:
    blocks = parse("See [one](story:cut).\n\n- [two](story:no)\n\n!related three", where="x.md")
    assert markup.stories_linked(blocks) == {"cut", "no", "three"}
    text = blocks[0]
    assert isinstance(text, markup.Text)
    assert (
        markup.replace_story_links(text.html, lambda slug: f"<a id={slug}") == "<p>See <a id=cut>one</a>.</p>"
    )
