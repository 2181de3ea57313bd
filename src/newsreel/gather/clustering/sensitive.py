"""What an editor must be sure of before publishing: deaths, arrests, illness, break-ups."""

import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST_TEXT = 100_000


class Matter(StrEnum):
    """What a mark is about."""

    DEATH = "death"
    CRIME = "arrest or charge"
    ILLNESS = "illness"
    BREAK_UP = "break-up"


@dataclass(frozen=True, slots=True)
class Mark:
    """One place in a text that needs care."""

    matter: Matter
    word: str
    """As it stands in the text."""
    start: int
    end: int


_SENSITIVE = {
    Matter.DEATH: r"""
        dies | died | dead | death | deaths | passe[sd]\s+away | passing\s+of | killed |
        kills\s+(?:him|her)self | found\s+(?:dead|unresponsive|lifeless) | suicide | fatal(?:ly)? |
        funeral | obituary | murder(?:ed|s)? | homicide | overdose[sd]? | mourn(?:s|ed|ing)? |
        lost\s+(?:his|her|their)\s+(?:life|lives) | late\s+(?:actor|
        actress|singer|star|comedian|rapper|director|musician) | r\.?i\.?p\.? | posthumous(?:ly)? |
        autopsy | coroner
    """,
    Matter.CRIME: r"""
        arrest(?:s|ed)? | charged | charges | indict(?:ed|ment|s)? | convict(?:ed|ion|s)? | sentenced |
        jailed | imprisoned | arraign(?:ed|ment) | pleads?\s+(?:not\s+)?guilty |
        pleaded\s+(?:not\s+)?guilty | found\s+guilty | felony | misdemeanou?r | custody | mugshot | dui
        | dwi | allegation[s]? | alleged(?:ly)? | accused | lawsuit | sue[sd] | suing |
        (?:sexual\s+)?assault(?:ed|s|ing)? | rape[sd]? | harass(?:ed|ment)? | abuse[sd]? | fraud |
        restraining\s+order | domestic\s+violence | investigated | police\s+investigation | trafficking
    """,
    Matter.ILLNESS: r"""
        cancer | tumou?rs? | leuka?emia | lymphoma | stroke | heart\s+attack | cardiac\s+arrest | coma |
        dementia | alzheimer['’]s? | parkinson['’]s? | hospitali[sz]ed | in\s+hospital |
        in\s+the\s+hospital | intensive\s+care | life\s+support | diagnos(?:ed|is) | illness |
        terminal(?:ly)?(?=\s+ill|\s+cancer|\s+illness) | rehab | seizures? | surgery | chemotherapy |
        critical\s+condition | hiv | miscarriage[sd]? | mental\s+health | eating\s+disorder | addiction
        | relapse[sd]?
    """,
    Matter.BREAK_UP: r"""
        divorc(?:e|es|ed|ing) | split(?:s|ting)?\s+(?:from|up|with) | split(?:s)? |
        separat(?:ed|ion|ing|es?\s+from) | break(?:s|ing)?[\s-]?up | broke\s+up | broken\s+up |
        call(?:s|ed)\s+it\s+quits | call(?:s|ed)?\s+off\s+(?:the|
        their|his|her)\s+(?:wedding|engagement) | annul(?:led|ment) | estranged | part(?:s|ed)?\s+ways |
        ex-(?:wife| husband|girlfriend|boyfriend) | cheat(?:ed|ing)\s+on | affair\s+with |
        custody\s+battle
    """,
}
_BEGINNINGS = {
    Matter.DEATH: """
        die dea passe passing kill found suicid fatal funeral obituar murder homicid overdos mourn lost
        late rip r.i ri.p posthum autops coroner
    """,
    Matter.CRIME: """
        arrest charge indict convict sentenced jail imprison arraign plead guilty felony misdemean
        custody mugshot dui dwi alleg accused lawsuit sue suing assault rape harass abuse fraud
        restraining violence investigat traffick
    """,
    Matter.ILLNESS: """
        cancer tumo leuk lymphoma stroke heart cardiac coma dementia alzheimer parkinson hospital
        intensive life diagnos illness terminal rehab seizure surgery chemo critical hiv miscarriage
        mental eating addiction relapse
    """,
    Matter.BREAK_UP: """
        divorc split separat break broke call annul estranged part ex- cheat affair custody
    """,
}
_NEEDED = {matter: tuple(beginnings.split()) for matter, beginnings in _BEGINNINGS.items()}
"""A text without any of these has none of the words above, and they take long to look for."""
# Words as above that mean something else. What they cover is left out.
_HARMLESS = r"""
    drop[\s-]dead | dead(?:line|lines|pool|wood|lock|lift|pan)\w* |
    dead\s+(?:ringer|heat|end|serious|zone|sea|calm| weight|on|set|wrong|right|tired) |
    the\s+walking\s+dead | walking\s+dead | evil\s+dead | dawn\s+of\s+the\s+dead |
    shaun\s+of\s+the\s+dead | red\s+dead | grateful\s+dead | day\s+of\s+the\s+dead |
    dead\s+(?:poets|man|island|space| to\s+me|kennedys|cells|ringers|reckoning|boy\s+detectives) |
    (?:died?|dies|killed|dead)\s+on[\s-]screen |
    on[\s-]screen\s+(?:deaths?|murders?|killings?|illness|divorce|arrest) |
    knock(?:ed|s)?\s+\w*\s*dead | left\s+for\s+dead |
    (?:fear|death)\s+of\s+(?:dvd|vinyl|cinema|tv|television|print|radio)\w* |
    die[sd]?\s+(?:laughing|hard|for|to) | dying\s+(?:laughing|to|for) | died\s+laughing |
    to\s+die\s+for | laugh(?:s|ed|ing)?\s+(?:\w+\s+)?to\s+death | bored\s+to\s+death |
    scared\s+to\s+death | work(?:ed)?\s+to\s+death |
    death\s+(?:star|stars|note|valley|cab|metal|row\s+records|becomes\s+her|on\s+the\s+nile|stranding|eater|eaters|
    grip|proof|wish|match|race|drop|stare)\w* | sudden\s+death | death[\s-]defying |
    love\s+you\s+to\s+death | (?:absolutely\s+|totally\s+)?kill(?:ed|s|ing)?\s+it |
    killed\s+the\s+(?:mood|vibe|joke|game) | killed\s+off | fatal\s+(?:attraction|flaw|error|frame)
    | murder\s+(?:mystery|on\s+the\s+\w+|she\s+wrote|mysteries)| only\s+ murders |
    late\s+(?:night|show) | murder(?:s|ed)?\s+in\s+the\s+building | suicide\s+squad |
    rip(?:s|ped)?\s+(?:off|into|apart|through|up|open) | rip[\s-]off | rip\s+(?:his|her|their|the) |
    arrested\s+development | under\s+arrest\s+the\s+musical | arresting |
    charged\s+(?:up|particle|battery|phone)\w* |
    (?:emotionally|politically|sexually|super|fully|highly)[\s-]charged | in\s+charge |
    (?:no|free\s+of|extra| service|without|delivery|cover)\s+charges? |
    charges?\s+(?:\$|£|€|for|up|into|ahead|fans | more | its | phones | quickly | fast | faster |
    wirelessly) | charged\s+(?:\$|£|€) | leads?\s+the\s+charge | convict(?:ion)?\s+politic\w* |
    with\s+conviction | conviction\s+ and | life\s+sentence\s+of | cardiac\s+arrest(?=\s+the) |
    sue\s+(?:sylvester|perkins|barker|ellen|heck|storm) | peggy\s+sue | runaway\s+sue |
    abuse\s+of\s+notation | stroke\s+of\s+(?:genius|luck|midnight|pen|brilliance)|
    (?:back|breast|brush)[\s-]?stroke | different\s+strokes | the\s+strokes |
    heart\s+attack\s+(?:grill|on\s+a\s+ plate) | plastic\s+surgery\s+rumou?rs? | cosmetic\s+surgery
    | cancer\s+(?:season|horoscope|zodiac|sign) | zodiac\s+sign\s+cancer | tropic\s+of\s+cancer |
    love\s+addiction | addiction\s+to\s+(?:coffee|chocolate|shoes|tv) |
    (?:amy\s+winehouse['’]s\s+)?rehab\s+(?:the\s+)?(?:song|single|track|addict) | in\s+surgery\s+of
    |
    split[\s-](?:screen|second|ends?|decision|level|personality|infinitive|pea|verdict|stream|croatia|season|release)s?
    |
    split\s+(?:in|into|between|over|the\s+(?:difference|bill|vote|atom|season|film|profits?)|opinion|critics|fans)
    | (?:banana|stock|lickety)[\s-]split | m\.\s+night\s+shyamalan['’]s\s+split |
    separated\s+at\s+birth | separation\s+of\s+(?:powers|church) |
    separat(?:e|ed|es|ing)\s+(?:fact|the\s+art|art|wheat)\w* | bust-up\s+sale |
    break(?:ing)?[\s-]?up\s+(?:the|a)\s+(?:fight|monopoly|party|company|business) |
    custody\s+of\s+the\s+(?:trophy|ball)
"""
_FIND = {
    matter: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE | re.VERBOSE)
    for matter, words in _SENSITIVE.items()
}
_FALSE_FRIENDS = re.compile(rf"(?<![\w])(?:{_HARMLESS})", re.IGNORECASE | re.VERBOSE)


def sensitive_marks(text: str) -> list[Mark]:
    """The places that need care, as they stand. Rather one too many: an editor looks, and goes on."""
    text = text[:LONGEST_TEXT]
    lowered = text.lower()
    found = [
        Mark(matter=matter, word=match.group(), start=match.start(), end=match.end())
        for matter, pattern in _FIND.items()
        if any(beginning in lowered for beginning in _NEEDED[matter])
        for match in pattern.finditer(text)
    ]
    if not found:
        return []
    harmless = [match.span() for match in _FALSE_FRIENDS.finditer(text)]
    marks = [
        mark for mark in found if not any(start < mark.end and mark.start < end for start, end in harmless)
    ]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))
