"""Names of authors."""

import pytest

from newsreel.gather.sources.feed.document import Author
from newsreel.gather.sources.feed.people import person, with_details


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ada Reel", Author("Ada Reel")),
        ("ada@example.org (Ada Reel)", Author("Ada Reel", "ada@example.org")),
        ("Ada Reel <ada@example.org>", Author("Ada Reel", "ada@example.org")),
        ("ada@example.org", Author("", "ada@example.org")),
        ("", None),
    ],
)
def test_a_person_is_found_in_what_is_written(written: str, expected: Author | None) -> None:
    assert person(written) == expected


def test_what_is_written_has_a_bound() -> None:
    found = person("@a." * 100_000)
    assert found is not None
    assert len(found.name) == 500


def test_details_stand_in_elements_of_their_own() -> None:
    assert with_details([("name", "Ada"), ("uri", "x"), ("itunes:email", "a@b.example")]) == Author(
        "Ada", "a@b.example"
    )
    assert with_details([("uri", "x")]) is None
