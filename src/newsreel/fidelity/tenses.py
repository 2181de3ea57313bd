"""Whether a sentence tells something as past."""

from newsreel.fidelity.document import Document, Sentence

_PAST_LISTED = """
    was were had won took met gave made began held went came left died saw ran led sold bought lost beat
    wrote sang spoke flew drew fell rose got paid set put cut hit broke told said found kept built shot
    stood grew became brought caught threw withdrew underwent overtook
"""
_PAST = frozenset(_PAST_LISTED.split())
_NO_PAST_LISTED = """
    need hundred indeed speed exceed proceed succeed feed seed breed bed red led shed wed sacred naked
    unprecedented united wicked embed media
"""
_ENDS_ALIKE = frozenset(_NO_PAST_LISTED.split())
_AHEAD_LISTED = """
    will shall would could may might can going due set scheduled slated expected plans plan planned
    planning next upcoming until till by deadline before hopes hope aims intends ll tomorrow booked
    postponed delayed rescheduled moved extended invited tickets opens begins starts runs hits premieres
    returns launches arrives takes plays kicks closes ends airs streams lands is are be being to
"""
_AHEAD = frozenset(_AHEAD_LISTED.split())
_TELLING_LISTED = """
    said told announced confirmed revealed added claimed reported stated promised vowed warned predicted
    hinted suggested called titled dubbed based named
"""
_TELLING = frozenset(_TELLING_LISTED.split())
_GOVERNING = frozenset(("signed", "met", "gathered", "came", "went", "flew", "returned", "travelled", "won"))
_WORDS_BACK = 40
"""Words before a date in which its verb is looked for."""
_BEFORE_A_DAY = frozenset(("on", "the", "of", "last", "this", "at", "in", "around", "early", "late"))


def is_past(document: Document, sentence: Sentence, place: int) -> bool:
    """Whether the word at `place`, a date, says when something happened.

    The verb that is nearest before the date in its sentence decides; what was only told or planned, or is
    still to come, doesn't count.
    """
    forms = document.forms
    begin = max(sentence.first, place - _WORDS_BACK)
    at = place - 1
    while at >= begin and forms[at] in _BEFORE_A_DAY:
        at -= 1
    is_beside = True
    while at >= begin:
        form = forms[at]
        if form in _AHEAD and not _is_name(document, at, sentence):
            return _is_infinitive_of_past(forms[begin:at]) if form == "to" else False
        if form in _PAST or (form.endswith("ed") and len(form) > 3 and form not in _ENDS_ALIKE):
            return is_beside or form not in _TELLING
        is_beside = False
        at -= 1
    return _verb_follows(document, sentence, place)


def _is_infinitive_of_past(before: list[str]) -> bool:
    """“signed an agreement to deepen cooperation”: the verb that governs the “to” decides."""
    for form in reversed(before):
        if form in _TELLING or form in _AHEAD:
            return False
        if form in (
            "signed",
            "met",
            "gathered",
            "came",
            "went",
            "flew",
            "returned",
            "used",
            "travelled",
            "won",
        ):
            return True
    return False


def _verb_follows(document: Document, sentence: Sentence, place: int) -> bool:
    """“On March 19 the guild signed …”: the first verb after a date that opens its sentence."""
    if place - sentence.first > 2:
        return False
    for at in range(place + 1, min(sentence.last, place + 16)):
        form = document.forms[at]
        if form in _AHEAD and form != "to":
            return False
        if form in _PAST or (form.endswith("ed") and len(form) > 3 and form not in _ENDS_ALIKE):
            return form not in ("set", "had")
    return False


def _is_name(document: Document, place: int, sentence: Sentence) -> bool:
    return place > sentence.first and document.words[place][0].isupper()
