"""The language of a headline, as far as its script tells, so that browsers choose letters and direction."""

import unicodedata
from collections import Counter

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
    site = site_language.split("-")[0].lower()
    found = Counter(
        tag for character in text if character.isalpha() and (tag := _LANGUAGES.get(_script(character)))
    )
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


def _script(character: str) -> str:
    return unicodedata.name(character, "").split(" ", 1)[0].split("-", 1)[0]
