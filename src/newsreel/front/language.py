"""The language of a headline, as far as its script tells, so that browsers choose letters and direction."""

import unicodedata
from collections import Counter
from functools import lru_cache

# Words that begin Unicode's names of letters, and the language a newsroom most likely means by that script.
_LANGUAGES = {
    "ARABIC": "ar",
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "CJK": "zh",
    "CYRILLIC": "ru",
    "DEVANAGARI": "hi",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "LATIN": "en",
    "TAMIL": "ta",
    "THAI": "th",
}
_SHARING_A_SCRIPT = {
    "ar": {"ar", "fa", "ur"},
    "ru": {"ru", "uk", "bg", "sr", "mk", "be", "kk"},
    "hi": {"hi", "mr", "ne"},
    "zh": {"zh", "ja"},
}


def language_of(text: str, *, site_language: str) -> str:
    """A BCP 47 tag where most letters are of another script than the site's language, else empty."""
    if text.isascii():
        return ""
    site = site_language.split("-")[0].lower()
    found = Counter(tag for character in text if (tag := _language_by_letter(character)))
    if not found:
        return ""
    # Japanese mixes its own letters with Chinese ones; any of its own decides.
    if found["ja"]:
        found["ja"] += found.pop("zh", 0)
    tag = max(found, key=lambda name: found[name])
    if tag == "en":
        # Latin letters within a site in another script: any of a hundred languages, so nothing is claimed.
        return ""
    return "" if site in _SHARING_A_SCRIPT.get(tag, {tag}) else tag


@lru_cache(maxsize=2048)
def _language_by_letter(character: str) -> str:
    script = unicodedata.name(character, "").split(" ", 1)[0].split("-", 1)[0]
    return _LANGUAGES.get(script, "") if character.isalpha() else ""
