"""The words of the calendar."""

_MONTHS_LISTED = "january february march april may june july august september october november december"
MONTH_NAMES = _MONTHS_LISTED.split()
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)} | {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec"), 1
    )
    for name in names.split()
}
MODAL_MONTHS = frozenset(("may", "march", "mar", "jan", "jun", "dec", "august", "april", "june"))
"""These are also verbs or people."""
_WEEKDAYS_LISTED = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAY_NAMES = _WEEKDAYS_LISTED.split()
WEEKDAYS = (
    {name: number for number, name in enumerate(WEEKDAY_NAMES)}
    | {f"{name}s": number for number, name in enumerate(WEEKDAY_NAMES)}
    | {"tues": 1, "thurs": 3}
)
DAYS_FROM_TODAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_PERIODS_LISTED = """
    week month year weekend summer winter spring autumn fall season night morning afternoon evening decade
    century quarter
"""
PERIODS = frozenset(_PERIODS_LISTED.split())
DIRECTIONS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
_BEFORE_A_DATE_LISTED = """
    in on since by from until till to during of before after between and last next this early late mid around
"""
BEFORE_A_DATE = frozenset(_BEFORE_A_DATE_LISTED.split())
_DECADES_LISTED = "twenties thirties forties fifties sixties seventies eighties nineties"
DECADES = {
    name: value
    for value, name in zip(
        range(20, 100, 10),
        _DECADES_LISTED.split(),
        strict=True,
    )
}
SPAN_UNITS = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "night": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "centuri": "century",
}
"""Units of time by their stems."""
_SPELLED_DAYS_LISTED = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
SPELLED_ORDINALS = {word: number for number, word in enumerate(_SPELLED_DAYS_LISTED.split(), 1)}
