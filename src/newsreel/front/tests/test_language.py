"""A headline's script tells its language where it differs from the site's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.front.language import language_of


@pytest.mark.parametrize(
    ("text", "site", "expected"),
    [
        ("Harbour lights go out", "en", ""),
        ("L'été à Cannes", "en", ""),
        ("سينما الميناء تغلق أبوابها", "en", "ar"),
        ("קולנוע הנמל נסגר", "en", "he"),
        ("港の映画館が閉館", "en", "ja"),
        ("港口影院关闭", "en", "zh"),
        ("항구 극장이 문을 닫다", "en", "ko"),
        ("Закрывается кинотеатр", "en", "ru"),
        ("Закривається кінотеатр", "uk", ""),
        ("پلازا سینما", "fa-IR", ""),
        ("港口影院关闭", "ja", ""),
        ("Harbour lights", "ar", ""),
        ("Kino 港", "en", ""),
        ("1917", "en", ""),
        ("", "en", ""),
    ],
)
def test_language(text: str, site: str, expected: str) -> None:
    assert language_of(text, site_language=site) == expected


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert language_of(text, site_language="en") in {
        *("", "ar", "hy", "bn", "zh", "ru", "hi", "ka", "el", "ko", "he", "ja", "ta", "th"),
    }
