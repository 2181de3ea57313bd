import pytest

from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.source import check
from newsreel.newsroom.checklist.tests.drafts import draft
from newsreel.newsroom.models import Article


@pytest.mark.parametrize(
    ("origin", "kind"),
    [
        ("aggregated", "is based on another outlet's reporting"),
        ("wire", "is wire copy"),
        ("release", "comes from a press release"),
    ],
)
def test_what_is_not_ours_names_its_source(origin: str, kind: str) -> None:
    assert list(check(draft(origin=origin))) == [
        error(
            f"This article {kind}, but names no source. "
            "Add the source with its link, or set the origin to our own reporting.",
            "article_sources",
        )
    ]
    assert list(check(draft(origin=origin, sources=1))) == []


def test_our_own_reporting_needs_none() -> None:
    assert list(check(draft(origin="own"))) == []


def test_every_origin_is_thought_of() -> None:
    without_source = {origin for origin in Article.Origin if not list(check(draft(origin=origin)))}
    assert without_source == {Article.Origin.OWN}
