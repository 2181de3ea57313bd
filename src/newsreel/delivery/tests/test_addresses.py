import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsreel.delivery.addresses import is_asking, is_for_application, refusal, request_target


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", False),
        ("utm_source=x&utm_medium=y&fbclid=z&gclid=1", False),
        ("anything=else", False),
        ("spam=1&ss=2", False),
        ("s=pictures", True),
        ("utm_source=x&reply=12", True),
        ("p=123", True),
        ("comments=2", True),
        ("S=upper", False),
    ],
)
def test_only_known_names_change_what_is_shown(query: str, expected: bool) -> None:
    assert is_asking(query) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/admin/", True),
        ("/hooks/websub/x/", True),
        ("/search/", True),
        ("/administration/", False),
        ("/", False),
        ("/cinema/", False),
    ],
)
def test_what_belongs_to_the_application(path: str, expected: bool) -> None:
    assert is_for_application(path) is expected


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/" + "x" * 2048, "", 414),
        ("/", "x" * 16_385, 414),
        ("/a\0b", "", 400),
        ("/a\nb", "", 400),
        ("/a\x7fb", "", 400),
        ("*", "", 400),
        ("", "", 400),
    ],
)
def test_what_no_address_can_be_is_refused(path: str, query: str, status: int) -> None:
    refused = refusal(path, query)
    assert refused is not None
    assert refused[0] == status
    assert refused[1].endswith(".")


def test_an_ordinary_address_is_not_refused() -> None:
    assert refusal("/cinema/日本/", "utm_source=x") is None


def test_a_target_is_written_in_ascii() -> None:
    assert request_target("/café/a b/?", "q=1") == b"/caf%C3%A9/a%20b/%3F?q=1"
    assert request_target("/plain/", "") == b"/plain/"


@given(some.text(), some.text())
def test_no_address_breaks_the_request_line(path: str, query: str) -> None:
    target = request_target("/" + path, query.replace("\r", "").replace("\n", "").replace(" ", ""))
    assert not set(target) & set(b" \r\n")
