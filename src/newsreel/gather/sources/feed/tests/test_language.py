"""Entries know the language that their feed names, however it names it."""

import json

import pytest

from newsreel.gather.sources.feed.language import language_tag
from newsreel.gather.sources.feed.parse import parse
from newsreel.gather.sources.feed.tests.test_parse import ADDRESS, ATOM, JSON_FEED, NOW, RSS

SPANISH = ATOM.replace("<feed ", '<feed xml:lang="es" ')
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://rdf.example.org/"><title>x</title><dc:language>ja</dc:language></channel>
<item rdf:about="https://rdf.example.org/1"><title>One</title></item></rdf:RDF>"""


@pytest.mark.parametrize(
    ("feed", "language"),
    [
        (RSS, ""),
        (RSS.replace("<channel>", "<channel><language>fr-CA</language>"), "fr-CA"),
        (RSS.replace("<channel>", "<channel><language> <![CDATA[en_us]]></language>"), "en-us"),
        (RSS.replace("<channel>", '<channel><language>"><script></language>'), ""),
        (RSS.replace("<item>", "<item><language>de</language>"), "de"),
        (RDF, "ja"),
        (ATOM, ""),
        (ATOM.replace("<feed ", '<feed xml:lang="es" '), "es"),
        (
            ATOM.replace("<feed ", '<feed xml:lang="es" ').replace("<content ", '<content xml:lang="it" '),
            "it",
        ),
        (json.dumps(json.loads(JSON_FEED) | {"language": "nl"}), "nl"),
    ],
)
def test_an_item_has_the_language_of_its_feed(feed: str, language: str) -> None:
    (item,) = parse(feed.encode(), address=ADDRESS, now=NOW).items
    assert item.language == language


@pytest.mark.parametrize("value", [None, 7, "", "x", "english please", "en-" + "a" * 30, '"><b>', "é"])
def test_what_is_no_tag_is_none(value: object) -> None:
    assert language_tag(value) == ""
