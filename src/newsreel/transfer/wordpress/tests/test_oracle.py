"""The theme unit test beside what a real WordPress shows of it."""

import difflib
import json
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client

from newsreel.lib.tests.shared_data import shared_data
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress.addresses import path_of
from newsreel.transfer.wordpress.compare import as_table, differences
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.read import read_export
from newsreel.transfer.wordpress.records import ItemRecord
from newsreel.transfer.wordpress.run import run
from newsreel.transfer.wordpress.stream import Mendings

EXPORT = "wordpress/theme-test-data/themeunittestdata.wordpress.xml"
GOLD = "wordpress/oracle-wordpress-6.1.9/themeunittestdata.wordpress.json"

# Why each is right as it is: docs/moving-from-wordpress.md.
DYNAMIC = {"theme-block-category", "widgets-block-category", "blocks-widgets"}
GALLERIES = {"post-format-gallery", "post-format-gallery-tiled"}


@pytest.mark.django_db
def test_every_field_is_as_wordpress_has_it() -> None:
    gold = json.loads(shared_data(GOLD).read_text(encoding="utf-8"))
    make_home()
    report = run(shared_data(EXPORT), media=NoMedia())
    assert report.total.skipped == sum(count.skipped for count in report.counts.values())
    count, found = differences(gold, "wordpress:wpthemetestdata.wordpress.com")
    assert count == 79
    texts = {each.slug: each for each in found if each.field == "text"}
    others = [each for each in found if each.field != "text"]
    assert set(texts) == DYNAMIC | GALLERIES, as_table(found)
    assert [(each.slug, each.field) for each in others] == [("edge-case-no-title", "title")]
    told = (Path(__file__).parents[5] / "docs" / "moving-from-wordpress.md").read_text(encoding="utf-8")
    assert f"**{count - len(texts)} of {count}**" in told
    assert all(f"| {each.slug} |" in told for each in found)
    for slug in GALLERIES:
        kinds = {kind for kind, *_ in _changes(texts[slug].theirs, texts[slug].ours)}
        assert kinds == {"equal", "insert"}


def _changes(theirs: str, ours: str) -> list[tuple[str, int, int, int, int]]:
    return list(difflib.SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes())


@pytest.mark.django_db
def test_every_old_address_answers(client: Client) -> None:
    """Live posts and pages with 200, attachments with a permanent redirect to what they belonged to."""
    make_home()
    export = shared_data(EXPORT)
    run(export, media=NoMedia())
    answers = Counter[tuple[str, str, int]]()
    for item in read_export(export, Mendings()):
        if (
            isinstance(item, ItemRecord)
            and item.kind in ("post", "page", "attachment")
            and path_of(item.link)
        ):
            answers[item.kind, item.status, client.get(quote(path_of(item.link))).status_code] += 1
    assert answers == {
        ("post", "publish", 200): 56,
        ("post", "future", 404): 1,
        ("page", "publish", 200): 21,
        ("attachment", "inherit", 301): 35,
    }
