"""Members become subscribers with what they said there; nobody is written to, and nobody comes back."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsreel import settings
from newsreel.community.letters.models import Letter
from newsreel.community.newsletter.models import Consent, Subscriber
from newsreel.transfer.ghost.members import members_of_file
from newsreel.transfer.ghost.source import GhostExport, _moment
from newsreel.transfer.ghost.subscribers import subscribe
from newsreel.transfer.ghost.tests.test_source import ADDRESS, post, written
from newsreel.transfer.person import record
from newsreel.transfer.person.erase import Erased
from newsreel.transfer.wordpress.records import ExportError

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HEAD = (
    "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,"
    "created_at,deleted_at,labels"
)
CSV = f"""\ufeff{HEAD}
1,Ann@example.org,Ann,,true,,,2023-05-01T10:00:00.000Z,,
2,bo@example.org,,,false,,,2023-06-01T10:00:00.000Z,,
3,cy@example.org,,,true,,cus_1,2023-07-01T10:00:00.000Z,,VIP
4,not an address,,,true,,,2023-07-01T10:00:00.000Z,,
5,gone@example.org,,,true,,,2023-07-01T10:00:00.000Z,2024-01-01T00:00:00.000Z,
6,late@example.org,,,true,,,,,
7,erased@example.org,,,true,,,2023-07-01T10:00:00.000Z,,
"""


@pytest.mark.django_db
def test_members_of_the_file_become_subscribers(tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text(CSV)
    Subscriber.objects.create(email="cy@example.org", state=Subscriber.State.LEFT, made_at=NOW, left_at=NOW)
    site = settings.current()
    nothing = Erased()
    record.note(site, address="erased@example.org", done=nothing, now=NOW)
    source = GhostExport(written(tmp_path, post(1)), ADDRESS, tmp_path / "members.csv")
    list(source.attempts(lambda *_: None)[0]())
    made, notes = subscribe(source.members, address=ADDRESS, site=site, now=NOW)
    assert made == 3
    assert notes == [
        "1 members were known here already and stay as they are.",
        "1 members were erased here once (`newsreel person erase`) and were left out.",
    ]
    ann = Subscriber.objects.get(email="ann@example.org")
    signed_up = datetime(2023, 5, 1, 10, tzinfo=UTC)
    assert (ann.state, ann.made_at, ann.confirmed_at) == ("active", signed_up, signed_up)
    consent = Consent.objects.get(subscriber=ann)
    assert (consent.kind, consent.made_at, consent.means) == ("confirmed", signed_up, "taken over from Ghost")
    assert ADDRESS in consent.sentence
    bo = Subscriber.objects.get(email="bo@example.org")
    assert (bo.state, bo.left_at, bo.consents.get().kind) == ("left", NOW, "left")
    assert Subscriber.objects.get(email="cy@example.org").state == "left"
    assert Subscriber.objects.get(email="late@example.org").confirmed_at == NOW
    assert not Subscriber.objects.filter(email__in=["gone@example.org", "erased@example.org"]).exists()
    assert not Letter.objects.exists()
    assert source.notes()[-5:] == [
        "A member's name, note and labels have no place here: subscribers are addresses (2 times).",
        "A member paid or had a complimentary plan: there are no payments here, and none were touched there.",
        "A member was left out: “not an address” is no e-mail address.",
        "A deleted member was left out.",
        "When a member signed up is not in the export: the moment of the import stands in its place.",
    ]
    again, _ = subscribe(source.members, address=ADDRESS, site=site, now=NOW)
    assert (again, Consent.objects.count()) == (0, 3)


def test_the_tables_say_when_somebody_agreed_or_left(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        post(1),
        newsletters=[{"id": "n1", "status": "active"}, {"id": "n2", "status": "archived"}],
        members=[
            {"id": "m1", "email": "ann@example.org", "created_at": "2023-01-01T00:00:00.000Z"},
            {"id": "m2", "email": "bo@example.org", "created_at": "2023-01-02T00:00:00.000Z"},
            {"id": "m3", "email": "cy@example.org", "created_at": 1672704000000, "email_disabled": 1},
        ],
        members_newsletters=[
            {"member_id": "m1", "newsletter_id": "n1"},
            {"member_id": "m2", "newsletter_id": "n2"},
            {"member_id": "m3", "newsletter_id": "n1"},
        ],
        members_subscribe_events=[
            {"member_id": "m1", "subscribed": 1, "created_at": "2023-02-01T00:00:00.000Z"},
            {"member_id": "m2", "subscribed": 1, "created_at": "2023-02-02T00:00:00.000Z"},
            {"member_id": "m2", "subscribed": 0, "created_at": "2023-03-02T00:00:00.000Z"},
        ],
    )
    source = GhostExport(file, ADDRESS)
    list(source.attempts(lambda *_: None)[0]())
    ann, bo, cy = source.members
    assert (ann.is_subscribed, ann.signed_up_at) == (True, datetime(2023, 2, 1, tzinfo=UTC))
    assert (bo.is_subscribed, bo.left_at) == (False, datetime(2023, 3, 2, tzinfo=UTC))
    assert (cy.is_subscribed, cy.signed_up_at) == (False, datetime(2023, 1, 3, tzinfo=UTC))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\n1,2\n", "needs the columns"),
        (b"\xff\xfe\x00", "no CSV file"),
        (b'email\n"\0', "no CSV|columns"),
    ],
)
def test_something_else_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "m.csv").write_bytes(content)
    counted: Counter[str] = Counter()
    with pytest.raises(ExportError, match=said):
        members_of_file(tmp_path / "m.csv", moment=_moment, noted=counted.update)
