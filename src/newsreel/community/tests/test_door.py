"""What is asked of every reader's form before it is read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from newsreel import settings
from newsreel.community.attempts import Limit, allow, forget_old
from newsreel.community.door import (
    draw_stamp,
    is_own_form,
    place_stamp,
    read_fields,
    read_stamp,
    stamp_of_the_day,
)
from newsreel.community.models import Attempt
from newsreel.community.sender import address_hash, network_address
from newsreel.front import fragments

NOW = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "is_own"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "http://127.0.0.1:8000"}, True),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://testserver.evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": ""}, False),
    ],
)
def test_only_forms_of_our_own_pages_are_taken(headers: dict[str, str], is_own: bool) -> None:
    request = RequestFactory(headers=headers).post("/comments/")
    request.META["SERVER_NAME"] = "testserver"
    assert is_own_form(request) is is_own


def test_a_stamp_tells_when_and_what_for() -> None:
    stamp = read_stamp(draw_stamp("comment on 7", NOW), "comment on 7")
    assert stamp is not None
    assert stamp.made == NOW
    assert stamp.is_too_fresh(NOW + timedelta(seconds=2))
    assert not stamp.is_too_fresh(NOW + timedelta(seconds=3))
    assert not stamp.is_too_old(NOW + timedelta(days=2))
    assert stamp.is_too_old(NOW + timedelta(days=2, seconds=1))


def test_a_stamp_for_another_form_is_none() -> None:
    assert read_stamp(draw_stamp("comment on 7", NOW), "comment on 8") is None


@given(st.text())
def test_a_forged_stamp_is_none(value: str) -> None:
    assert read_stamp(value, "comment on 7") is None


@pytest.mark.parametrize(
    "content", [7, "x", [], ["comment on 7"], ["comment on 7", "x"], ["comment on 7", 1e300]]
)
def test_a_signed_stamp_of_another_shape_is_none(content: object) -> None:
    signed = signing.Signer(salt="newsreel.community.stamp").sign_object(content)
    assert read_stamp(signed, "comment on 7") is None


def test_fields_lose_their_controls() -> None:
    request = RequestFactory().post("/comments/", {"name": "A\x00d\x07a", "text": "One\r\nTwo"})
    assert read_fields(request) == {"name": "Ada", "text": "One\r\nTwo"}


def test_too_much_is_not_read() -> None:
    assert read_fields(RequestFactory().post("/", {"text": "x" * 2_600_000})) is None
    assert read_fields(RequestFactory().post("/", {f"field{number}": "" for number in range(10_001)})) is None


def test_files_and_broken_bodies_are_not_read() -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    assert read_fields(RequestFactory().post("/", {"text": SimpleUploadedFile("a.txt", b"x")})) is None
    broken = RequestFactory().post("/", b"--x", content_type="multipart/form-data; boundary=")
    assert read_fields(broken) is None


def test_an_address_becomes_a_digest() -> None:
    digest = address_hash("192.0.2.7")
    assert len(digest) == 64
    assert digest == address_hash(" 192.0.2.7 ") == address_hash("::ffff:192.0.2.7")
    assert digest != address_hash("192.0.2.8")
    assert address_hash("2001:db8::1") == address_hash("2001:db8::ffff:2")
    assert address_hash("2001:db8::1") != address_hash("2001:db8:0:1::1")
    assert address_hash("") == address_hash("unknown") == address_hash("999.1.1.1") == ""


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9", "198.51.100.1"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_the_address_behind_trusted_proxies(
    proxies: int, forwarded: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_settings = settings.current().model_copy(update={"trusted_proxies": proxies})
    monkeypatch.setattr(settings, "current", lambda: given_settings)
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert network_address(RequestFactory(headers=headers).post("/")) == address


@pytest.mark.django_db
def test_a_limit_counts_within_its_period() -> None:
    limit = Limit("comment", most=2, period=timedelta(minutes=10))
    assert [allow(limit, "a", NOW) for _time in range(3)] == [True, True, False]
    assert allow(limit, "b", NOW)
    assert allow(Limit("other", 2, limit.period), "a", NOW)
    assert not allow(limit, "a", NOW + timedelta(minutes=9))
    assert allow(limit, "a", NOW + timedelta(minutes=10))
    assert all(allow(limit, "", NOW) for _time in range(5))


@pytest.mark.django_db
def test_attempts_are_forgotten_after_a_day() -> None:
    allow(Limit("comment", 2, timedelta(minutes=10)), "a", NOW)
    forget_old(NOW + timedelta(hours=23))
    assert Attempt.objects.count() == 1
    forget_old(NOW + timedelta(hours=25))
    assert Attempt.objects.count() == 0


def test_the_stamp_of_the_day_is_good_for_any_form() -> None:
    stamp = read_stamp(stamp_of_the_day(NOW), "comment:12")
    assert stamp is not None
    assert not stamp.is_too_old(NOW + timedelta(days=2))
    assert stamp.is_too_old(NOW + timedelta(days=2, seconds=1))


def test_a_page_that_is_kept_holds_no_stamp_of_its_own() -> None:
    with fragments.placed_later(lambda name: f"<!--{name}-->"):
        assert place_stamp("comment:12", NOW) == "<!--form-stamp-->"
    stamp = read_stamp(place_stamp("comment:12", NOW), "comment:12")
    assert stamp is not None
    assert read_stamp(place_stamp("comment:12", NOW), "comment:13") is None
