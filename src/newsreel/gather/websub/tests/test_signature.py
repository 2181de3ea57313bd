import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.gather.websub.signature import is_right

BODY = b"<rss/>"


def signed(method: str, key: str = "secret", body: bytes = BODY) -> str:
    return f"{method}={hmac.new(key.encode(), body, getattr(hashlib, method)).hexdigest()}"


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_the_four_methods_are_known(method: str) -> None:
    assert is_right(signed(method), BODY, secret="secret")
    assert is_right(signed(method).upper(), BODY, secret="secret")
    assert not is_right(signed(method), BODY + b" ", secret="secret")
    assert not is_right(signed(method), BODY, secret="Secret")


@pytest.mark.parametrize(
    "signature",
    ["", "sha256", "sha256=", "=", signed("md5"), signed("sha256").replace("sha256", "sha1"), "sha256=é"],
)
def test_anything_else_is_wrong(signature: str) -> None:
    assert not is_right(signature, BODY, secret="secret")


def test_without_a_secret_nothing_is_right() -> None:
    assert not is_right(signed("sha256", key=""), BODY, secret="")


@given(st.text(max_size=100), st.binary(max_size=50))
def test_no_guess_is_right(signature: str, body: bytes) -> None:
    assert not is_right(signature, body, secret="a secret that nobody was told")
