import pytest

from newsreel.transfer.wordpress.attachments import Attachment, Attachments, kind_of

UPLOADS = "https://old.example/wp-content/uploads/2019/"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (UPLOADS + "a.JPG", "picture"),
        (UPLOADS + "a.webp?w=300", "picture"),
        (UPLOADS + "a.mp3", "audio"),
        (UPLOADS + "a.mov", "video"),
        (UPLOADS + "a.pdf", "document"),
        ("", "document"),
        ("https://[bad.jpg", "document"),
    ],
)
def test_kinds(address: str, kind: str) -> None:
    assert kind_of(address) == kind


@pytest.mark.parametrize(
    ("name", "is_taken"),
    [
        ("a.JPG", True),
        ("a%20b.mp3?x=1", True),
        ("a.webm", True),
        ("a.pdf", True),
        ("a.wma", False),
        ("a.avi", False),
        ("a.docx", False),
        ("a.html", False),
        ("a", False),
    ],
)
def test_what_is_taken(name: str, is_taken: bool) -> None:
    assert Attachment(1, UPLOADS + name).is_taken is is_taken


def test_the_name_of_the_file() -> None:
    assert Attachment(1, UPLOADS + "a%20b.mp3?x=1").file_name == "a b.mp3"
    assert Attachment(1, "https://[bad.jpg").file_name == ""


def test_those_of_a_post_come_in_their_order() -> None:
    attachments = Attachments(
        [
            Attachment(3, "c", parent=9),
            Attachment(1, "a", parent=9, order=2),
            Attachment(2, "b", parent=9, order=1),
        ]
    )
    assert [each.number for each in attachments.of(9)] == [3, 2, 1]
    assert attachments.of(0) == []
    assert attachments.of(8) == []


@pytest.mark.parametrize(
    "address",
    [
        UPLOADS + "harbour.jpg",
        UPLOADS + "harbour-300x200.jpg",
        UPLOADS + "harbour-scaled.jpg",
        UPLOADS.replace("https", "http") + "harbour.jpg?w=604",
    ],
)
def test_a_file_is_found_by_any_of_its_sizes(address: str) -> None:
    attachments = Attachments([Attachment(1, UPLOADS + "harbour.jpg")])
    found = attachments.by_file(address)
    assert found is not None
    assert found.number == 1


def test_other_files_are_not_found() -> None:
    attachments = Attachments([Attachment(1, UPLOADS + "harbour.jpg"), Attachment(2, "")])
    assert attachments.by_file(UPLOADS + "other.jpg") is None
    assert attachments.by_file("") is None
    assert attachments.by_file("https://[bad") is None


def test_the_first_of_two_with_one_number_counts() -> None:
    attachments = Attachments([Attachment(1, "a"), Attachment(1, "b")])
    assert attachments.by_number[1].address == "a"
