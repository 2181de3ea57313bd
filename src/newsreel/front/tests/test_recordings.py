"""Sounds and films of a story in its page, in feeds, and for search engines."""

import json
from typing import Any

import feedparser
import pytest
from django.test import Client

from newsreel.newsroom.tests.factories import ORIGIN, make_article, make_document, make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def files() -> tuple[Any, Any]:
    sound, film = make_document("song.mp3", b"ID3 song"), make_document("film.mp4")
    make_article(
        title="Harbour",
        lead_picture=make_picture(),
        body=[
            ("text", "<p>Listen.</p>"),
            ("media_file", {"file": sound, "kind": "audio", "caption": "Reel 4", "credit": "Iris Vale"}),
            ("media_file", {"file": film, "kind": "video"}),
            ("media_file", {"address": "https://films.example/1.webm", "kind": "video", "caption": "Far"}),
        ],
    )
    return sound, film


def test_in_the_page_for_search_engines(files: tuple[Any, Any]) -> None:
    sound, film = files
    page = Client().get("/cinema/harbour/").content.decode()
    told = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    article = next(node for node in told["@graph"] if node["@type"] == "NewsArticle")
    assert article["audio"] == [
        {
            "@type": "AudioObject",
            "contentUrl": f"{ORIGIN}{sound.file.url}",
            "name": "Reel 4",
            "encodingFormat": "audio/mpeg",
            "uploadDate": "2026-03-18T09:00:00+00:00",
            "creditText": "Iris Vale",
        }
    ]
    assert [(each["name"], each["contentUrl"], each["encodingFormat"]) for each in article["video"]] == [
        ("Harbour", f"{ORIGIN}{film.file.url}", "video/mp4"),
        ("Far", "https://films.example/1.webm", "video/webm"),
    ]
    assert all(each["thumbnailUrl"].startswith(f"{ORIGIN}/pictures/") for each in article["video"])


def test_in_rss(files: tuple[Any, Any]) -> None:
    sound, _film = files
    (entry,) = feedparser.parse(Client().get("/feed/").content).entries
    assert [(each.href, each.type, each.length) for each in entry.enclosures] == [
        (f"{ORIGIN}{sound.file.url}", "audio/mpeg", "8")
    ]
    assert f'<a href="{ORIGIN}{sound.file.url}" rel="noopener">Listen to the recording</a>' in (
        entry.content[0].value
    )


def test_in_atom(files: tuple[Any, Any]) -> None:
    (entry,) = feedparser.parse(Client().get("/feed/atom/").content).entries
    assert [(each.href, each.type) for each in entry.enclosures] == [
        (f"{ORIGIN}{files[0].file.url}", "audio/mpeg"),
        (f"{ORIGIN}{files[1].file.url}", "video/mp4"),
    ]


def test_in_json(files: tuple[Any, Any]) -> None:
    (item,) = json.loads(Client().get("/feed/json/").content)["items"]
    assert item["attachments"] == [
        {
            "url": f"{ORIGIN}{files[0].file.url}",
            "mime_type": "audio/mpeg",
            "title": "Reel 4",
            "size_in_bytes": 8,
        },
        {"url": f"{ORIGIN}{files[1].file.url}", "mime_type": "video/mp4", "size_in_bytes": 12},
    ]
