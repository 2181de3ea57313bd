"""Word lists that several checks share."""

_SMALL = """
    a an the and or but if of in on at by for to from with without into onto over under about after before
    between during through against among amid as is are was were be been being am has have had having do
    does did doing done will would shall should can could may might must not no nor so than then that this
    these those there here it its he she they them their theirs his her hers him we our ours you your yours
    i me my mine who whom whose which what when where why how all any both each few more most other others
    some such only own same too very just also up down out off again further once s t said says say saying
    new since until while because although though however per via upon within along across around despite
    toward towards still already yet even ever never now later ago us itself himself herself themselves one
    ones get gets got whether either neither every dont doesnt didnt cant couldnt wont wouldnt isnt arent
    wasnt werent hasnt havent hadnt re ve ll d m
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Words that carry nothing of their own."""

_ROLES = """
    manager boss coach captain skipper striker midfielder defender goalkeeper keeper winger forward
    playmaker flanker lock prop hooker fly-half flyhalf scrum-half full-back fullback centre-half
    centre-back left-back right-back wing-back batsman batter bowler spinner seamer all-rounder opener
    wicketkeeper paceman fielder number eight player star international teammate rookie veteran teenager
    champion driver rider jockey trainer boxer fighter golfer cyclist swimmer sprinter athlete runner skier
    gymnast rower sailor wrestler debutant newcomer actor actress singer songwriter singer-songwriter
    musician rapper guitarist drummer bassist frontman pianist composer conductor comedian presenter host
    broadcaster newsreader anchor director producer writer screenwriter showrunner author novelist poet
    playwright artist painter sculptor photographer designer model dancer choreographer filmmaker celebrity
    legend icon entertainer magician chef cook architect president vice-president premier prime minister
    secretary chancellor mayor governor senator congressman congresswoman councillor mp mps msp msps am ams
    mep meps peer lord lady baroness sir dame king queen prince princess duke duchess emperor pope
    archbishop bishop priest vicar cardinal rabbi imam cleric pastor reverend leader chairman chairwoman
    chair chief executive officer ceo founder co-founder owner co-owner tycoon businessman businesswoman
    entrepreneur billionaire millionaire financier banker investor analyst economist spokesman spokeswoman
    spokesperson adviser advisor aide ambassador envoy diplomat commissioner ombudsman general colonel major
    sergeant lieutenant corporal private admiral commander soldier marine pilot astronaut detective
    inspector superintendent constable policeman policewoman sheriff ranger firefighter paramedic doctor
    surgeon nurse gp midwife dentist professor lecturer teacher headteacher student pupil scientist
    researcher historian archaeologist engineer lawyer barrister solicitor attorney prosecutor judge justice
    coroner magistrate witness defendant suspect victim killer murderer paedophile rapist drug-dealer dealer
    journalist reporter correspondent editor columnist blogger activist campaigner protester whistleblower
    candidate nominee backbencher politician lawmaker legislator republican democrat mother father mum dad
    son daughter brother sister wife husband widow widower girlfriend boyfriend partner uncle aunt nephew
    niece cousin grandfather grandmother grandson granddaughter twin fiance fiancee parents farmer worker
    builder cleaner shopkeeper retailer landlord tenant pensioner migrant refugee tourist ex-president
    ex-manager ex-chief former late acting interim caretaker deputy assistant vice head senior junior
    outgoing incoming retired disgraced
"""
ROLES = frozenset(word.replace("-", "") for word in _ROLES.split()) | frozenset(_ROLES.split())
"""What a person is called by: trades, posts, titles and kin."""

_HEADS = """
    river ocean sea lake mountain mount street road avenue lane island islands valley council county city
    town village hospital school college university airport station museum gallery theatre company limited
    group north south east west northern southern eastern western central
"""
GENERIC_HEADS = frozenset(_HEADS.split())
"""What names end in and readers could leave out."""

_CLUBS = """
    city united rovers town wanderers rangers hotspur fc afc rhinos warriors thistle
    academical cavaliers giants
    tigers
"""
CLUB_SUFFIXES = frozenset(_CLUBS.split())
"""What stands after the place in a club's full name."""

_INSTITUTIONS = """
    agency association athletic authority award awards bank board centre center championship championships
    club commission committee congress corporation court cup defence department federation festival force
    foundation games group holdings institute institution international ladies league networks office open
    parliament party plc police premiership republic secretary senate series service services society stadium
    state trophy trust union women century war
"""
INSTITUTIONS = frozenset(_INSTITUTIONS.split())
"""What a name that the sources give in short may end in when it is written out."""

_OFFICES = """
    mps msps ams meps mp msp ministry archbishop bishop islamist islamists christmas easter internet
    police government parliament
"""
OFFICES = frozenset(_OFFICES.split())
"""What is written with a capital and named by what it is: readers take it from other words."""

_CALENDAR = """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept
    oct nov dec
"""
CALENDAR_WORDS = frozenset(_CALENDAR.split())
"""Days and months, which the check of dates looks at."""

SAME_AS = {
    "uk": ("united kingdom", "britain"),
    "us": ("united states", "america"),
    "usa": ("united states", "america"),
    "eu": ("european union",),
    "un": ("united nations",),
    "uae": ("united arab emirates",),
    "fa": ("football association",),
    "la": ("los angeles",),
    "nyc": ("new york",),
    "nhs": ("national health service",),
    "tv": ("television",),
    "oscar": ("academy award", "academy awards"),
    "oscars": ("academy awards", "academy award"),
    "snp": ("scottish national party",),
    "dup": ("democratic unionist party",),
    "isis": ("islamic state",),
    "is": ("islamic state",),
    "wada": ("world anti doping agency",),
    "nato": ("north atlantic treaty organisation",),
    "pm": ("prime minister",),
    "mp": ("member of parliament",),
    "gop": ("republican party",),
    "ira": ("irish republican army",),
    "ni": ("northern ireland",),
    "wwe": ("world wrestling entertainment",),
    "baftas": ("british academy film awards",),
    "tfl": ("transport for london",),
}
"""Short names and what they stand for."""
