"""The theme unit test beside what a real WordPress shows of it."""

import difflib
import json

import pytest

from newsreel.lib.tests.shared_data import shared_data
from newsreel.newsroom.tests.factories import make_home
from newsreel.transfer.wordpress.compare import as_table, differences
from newsreel.transfer.wordpress.media import NoMedia
from newsreel.transfer.wordpress.run import run

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
    for slug in GALLERIES:
        kinds = {kind for kind, *_ in _changes(texts[slug].theirs, texts[slug].ours)}
        assert kinds == {"equal", "insert"}


def _changes(theirs: str, ours: str) -> list[tuple[str, int, int, int, int]]:
    return list(difflib.SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes())
