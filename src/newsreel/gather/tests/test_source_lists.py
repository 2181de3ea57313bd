"""Lists of sources, in and out."""

from datetime import UTC, datetime

import pytest

from newsreel.gather import actions
from newsreel.gather.items import UnreadableSourceError
from newsreel.gather.models import Source
from newsreel.gather.queries import exported_sources, standing_of

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
LIST = b"""<opml version="2.0"><body><outline text="Film">
<outline text="The Wire" xmlUrl="https://wire.example.org/feed" htmlUrl="https://wire.example.org/"/>
<outline text="Stage" xmlUrl="https://stage.example.org/rss"/></outline></body></opml>"""


@pytest.mark.django_db
def test_a_list_comes_in_once() -> None:
    assert actions.import_sources(LIST) == (2, 0)
    assert actions.import_sources(LIST) == (0, 2)
    assert list(Source.objects.values_list("name", "address", "home_address", "host", "folder")) == [
        ("Stage", "https://stage.example.org/rss", "", "stage.example.org", "Film"),
        (
            "The Wire",
            "https://wire.example.org/feed",
            "https://wire.example.org/",
            "wire.example.org",
            "Film",
        ),
    ]


@pytest.mark.django_db
def test_what_goes_out_comes_in_again() -> None:
    actions.import_sources(LIST)
    Source.objects.create(name="Letters", kind=Source.Kind.MAILBOX, address="/var/mail/press")
    Source.objects.filter(name="Stage").update(folder="Film / Stage")
    written = exported_sources(NOW)
    Source.objects.all().delete()
    assert actions.import_sources(written) == (2, 0)
    assert dict(Source.objects.values_list("name", "folder")) == {"The Wire": "Film", "Stage": "Film / Stage"}


@pytest.mark.django_db
def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(UnreadableSourceError, match="It is not OPML"):
        actions.import_sources(b"<rss/>")


@pytest.mark.parametrize(
    ("source", "standing"),
    [
        (Source(), "Not read yet."),
        (Source(succeeded_at=NOW), "Read 2026-03-18 12:00 UTC."),
        (Source(failures=2, last_error="Busy."), "Failing, 2 in a row: Busy."),
        (Source(is_active=False, failures=2), "Switched off."),
        (Source(stopped="Gone.", is_active=False), "Gone."),
    ],
)
def test_standing_of(source: Source, standing: str) -> None:
    assert standing_of(source) == standing
