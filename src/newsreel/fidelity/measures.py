"""The units that amounts are told in: of money, length, weight, time and so on."""

CURRENCY_SIGNS = {"£": "£", "$": "$", "€": "€", "¥": "¥", "₹": "₹", "₩": "₩"}
CURRENCY_PREFIXES = {
    "us": "$",
    "hk": "HK$",
    "a": "A$",
    "au": "A$",
    "c": "C$",
    "ca": "C$",
    "nz": "NZ$",
    "s": "S$",
    "nt": "NT$",
    "r": "R$",
}
"""Letters right before a dollar sign."""
CURRENCY_CODES = {
    "usd": "$",
    "gbp": "£",
    "eur": "€",
    "jpy": "¥",
    "inr": "₹",
    "rs": "₹",
    "krw": "₩",
    "cny": "yuan",
    "rmb": "yuan",
    "hkd": "HK$",
    "aud": "A$",
    "cad": "C$",
}
CURRENCY_STEMS = {
    "dollar": ("$", 1.0),
    "buck": ("$", 1.0),
    "cent": ("$", 0.01),
    "pound": ("£", 1.0),
    "quid": ("£", 1.0),
    "penc": ("£", 0.01),
    "p": ("£", 0.01),
    "euro": ("€", 1.0),
    "yen": ("¥", 1.0),
    "rupe": ("₹", 1.0),
    "won": ("₩", 1.0),
    "yuan": ("yuan", 1.0),
    "renminbi": ("yuan", 1.0),
    "franc": ("franc", 1.0),
    "peso": ("peso", 1.0),
    "rand": ("rand", 1.0),
    "krona": ("krona", 1.0),
    "rubl": ("ruble", 1.0),
    "roubl": ("ruble", 1.0),
}
"""By the stem of the word after the number; “won” only after a scale."""

_LENGTH = {
    "mm": 0.001, "millimetr": 0.001, "cm": 0.01, "centimetr": 0.01, "centimet": 0.01,
    "metr": 1.0, "meter": 1.0, "m": 1.0, "km": 1000.0, "kilometr": 1000.0, "kilomet": 1000.0, "kms": 1000.0,
    "mile": 1609.344, "mi": 1609.344, "yard": 0.9144, "yd": 0.9144, "foot": 0.3048, "feet": 0.3048,
    "ft": 0.3048, "inch": 0.0254,
}  # fmt: skip
_WEIGHT = {
    "g": 0.001, "gram": 0.001, "gramm": 0.001, "kg": 1.0, "kilo": 1.0, "kilogram": 1.0, "kilogramm": 1.0,
    "tonn": 1000.0, "ton": 1000.0, "lb": 0.45359237, "lbs": 0.45359237, "ounc": 0.028349523,
    "oz": 0.028349523, "mg": 1e-6, "milligram": 1e-6,
}  # fmt: skip
_TIME = {
    "second": 1.0, "sec": 1.0, "minut": 60.0, "min": 60.0, "mins": 60.0, "hour": 3600.0, "hr": 3600.0,
    "hrs": 3600.0, "day": 86400.0, "week": 604800.0, "fortnight": 1209600.0,
}  # fmt: skip
_MONTHS = {"month": 1.0, "year": 12.0, "yr": 12.0, "yrs": 12.0, "decad": 120.0, "centuri": 1200.0}
_VOLUME = {
    "litr": 1.0, "liter": 1.0, "ml": 0.001, "millilitr": 0.001, "gallon": 4.54609, "pint": 0.56826125,
}  # fmt: skip
_AREA = {"acr": 4046.856, "hectar": 10000.0}
_SPEED = {"mph": 1609.344, "kmh": 1000.0, "kph": 1000.0}
_OTHER = {"mw": "megawatt", "megawatt": "megawatt", "gw": "gigawatt", "gb": "gigabyte", "mb": "megabyte"}

UNITS: dict[str, tuple[str, float]] = {
    **{stem: ("length", size) for stem, size in _LENGTH.items()},
    **{stem: ("weight", size) for stem, size in _WEIGHT.items()},
    **{stem: ("time", size) for stem, size in _TIME.items()},
    **{stem: ("months", size) for stem, size in _MONTHS.items()},
    **{stem: ("volume", size) for stem, size in _VOLUME.items()},
    **{stem: ("area", size) for stem, size in _AREA.items()},
    **{stem: ("speed", size) for stem, size in _SPEED.items()},
    **{stem: (name, 1.0) for stem, name in _OTHER.items()},
    "degre": ("degree", 1.0),
    "mph": ("speed", 1609.344),
}
"""By the stem of the word: what is measured, and in how many of its smallest unit here."""

SQUARED = frozenset(("squar", "sq", "cubic"))
