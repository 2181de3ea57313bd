"""Pages watched by rules."""

import contextlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.items import Item, UnreadableSourceError
from newsreel.gather.sources.watched_page.parse import parse
from newsreel.gather.sources.watched_page.rules import PageRules, RuleError

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
ADDRESS = "https://studio.example.org/press/"
PAGE = """<!doctype html><html lang="en"><head><meta charset="iso-8859-1">
<title>Press, Studio</title></head><body>
<article class="release"><h2><a href="/press/1">Caf\xe9 opens</a></h2>
<time datetime="2026-03-18T09:00:00Z">today</time>
<p>Short &amp; sweet.</p><img src="p.jpg"></article>
<article class="release" lang="fr"><h2>Sans lien</h2><div class="when">2026-03-17</div></article>
<article class="release"></article></body></html>""".encode("latin-1")
RULES = PageRules(item="article.release")
ITEM = Item(
    guid="https://studio.example.org/press/1",
    address="https://studio.example.org/press/1",
    title="Café opens",
    summary="Short &amp; sweet.",
    picture_address="https://studio.example.org/press/p.jpg",
    language="en",
    published_at=datetime(2026, 3, 18, 9, tzinfo=UTC),
)


def test_the_usual_places_are_looked_in_where_there_is_no_rule() -> None:
    reading = parse(PAGE, address=ADDRESS, now=NOW, rules=RULES)
    assert (reading.title, reading.home_address) == ("Press, Studio", ADDRESS)
    assert reading.items[0] == ITEM
    assert (reading.items[1].title, reading.items[1].language) == ("Sans lien", "fr")


@pytest.mark.parametrize(
    "rules",
    [
        PageRules("article.release", "h2", "h2 a@href", "time@datetime", "p", "img@src"),
        PageRules("//article", ".//h2", ".//h2/a/@href", ".//time/@datetime", "./p", ".//img/@src"),
        PageRules("//article[contains(@class, 'release')]", "./h2//text()", ".//@href"),
    ],
)
def test_rules_are_css_or_xpath(rules: PageRules) -> None:
    assert parse(PAGE, address=ADDRESS, now=NOW, rules=rules).items[0] == ITEM


def test_an_item_may_be_the_link_itself() -> None:
    page = b'<ul><li><a href="/1">One</a><li><a href="/2">Two</a></ul>'
    items = parse(page, address=ADDRESS, now=NOW, rules=PageRules("li a")).items
    assert [(item.title, item.address) for item in items] == [
        ("One", "https://studio.example.org/1"),
        ("Two", "https://studio.example.org/2"),
    ]


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("", "The rule for items is empty. Say which element holds one, such as “article”."),
        ("a" * 301, f"The rule “{'a' * 40}…” is longer than 300 characters."),
        ("//a//b//c//d", "The rule “//a//b//c//d” searches more than 3 times (//), which takes too long."),
        ("//a[count(b)]", "The rule “//a[count(b)]” uses count(), which is not allowed here."),
        ("//a[document('x')]", "The rule “//a[document('x')]” uses document(), which is not allowed here."),
    ],
)
def test_a_rule_that_can_not_be_used_is_told_in_a_sentence(rule: str, sentence: str) -> None:
    with pytest.raises(RuleError) as refusal:
        PageRules(rule).check()
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("rule", ["a[", "//a[", "::", "//@@", "a\x00"])
def test_a_rule_of_no_language_is_refused(rule: str) -> None:
    with pytest.raises(UnreadableSourceError, match="is neither a CSS selector nor an XPath"):
        parse(PAGE, address=ADDRESS, now=NOW, rules=replace(RULES, title=rule))


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (b"", "The page holds no HTML."),
        (b"<" * 100_001, "The page holds more than 50,000 elements."),
        (b"x" * (5 * 1024 * 1024 + 1), "The page is larger than 5 MB."),
        (
            b"<p>rebuilt</p>",
            "The rule for items (“article.release”) finds none with a title on the page. "
            "The page may have been rebuilt: look at it and write the rules anew.",
        ),
    ],
)
def test_a_page_that_gives_nothing_is_told_in_a_sentence(page: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSourceError) as refusal:
        parse(page, address=ADDRESS, now=NOW, rules=RULES)
    assert str(refusal.value) == sentence


def test_items_beyond_the_most_are_counted() -> None:
    page = b"".join(b"<article class=release><h2>%d</h2></article>" % number for number in range(103))
    reading = parse(page, address=ADDRESS, now=NOW, rules=RULES)
    assert (len(reading.items), reading.left_out) == (100, 3)


@given(page=st.binary(max_size=300), rule=st.text(min_size=1, max_size=30))
def test_no_page_and_no_rule_make_it_crash(page: bytes, rule: str) -> None:
    with contextlib.suppress(UnreadableSourceError):
        parse(page, address=ADDRESS, now=NOW, rules=PageRules(rule, title=rule))
