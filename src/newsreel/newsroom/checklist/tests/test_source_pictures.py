import pytest

from newsreel.newsroom.checklist.draft import Illustration
from newsreel.newsroom.checklist.problem import error
from newsreel.newsroom.checklist.source_pictures import check
from newsreel.newsroom.checklist.tests.drafts import basis, draft, picture

CLOSED = (basis(may_use_pictures=False, picture_addresses=("https://cdn.example.net/a.jpg",)),)


@pytest.mark.parametrize(
    "theirs",
    [
        picture(origin_address="https://cdn.example.net/a.jpg"),
        picture(origin_address="https://wire.example.org/a.jpg", licence="own"),
        picture(origin_address="https://pictures.wire.example.org/a.jpg"),
        picture(credit="Ada Reel / The Wire", licence="unknown"),
    ],
)
def test_a_picture_of_theirs(theirs: Illustration) -> None:
    assert list(check(draft(bases=CLOSED, illustrations=(theirs,)))) == [
        error(
            "The lead picture (“A still”) comes from The Wire, whose pictures we may not use. "
            "Choose another, or correct the picture's origin, credit and licence.",
            "lead_picture",
        )
    ]


@pytest.mark.parametrize(
    "ours",
    [
        picture(),
        picture(origin_address="https://notwire.example.org/a.jpg"),
        picture(origin_address="https://[broken"),
        picture(credit="Ada Reel / The Wire", licence="licensed"),
        picture(credit="The Wireless Museum"),
    ],
)
def test_pictures_that_are_not_theirs(ours: Illustration) -> None:
    assert list(check(draft(bases=CLOSED, illustrations=(ours,)))) == []


def test_an_outlet_that_gives_its_pictures() -> None:
    theirs = picture(origin_address="https://wire.example.org/a.jpg")
    assert list(check(draft(bases=(basis(),), illustrations=(theirs,)))) == []
