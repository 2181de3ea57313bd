"""Words that stand for one another in the news: “jailed” is carried by a source that says “sentenced”.

One group a line, as stems take them: any form of a word will do. A word may be in several groups. The second
half goes one way up: the first word of a line may stand for any of the others, as “vehicle” does for “car”.
"""

import Stemmer

_ALIKE = """
    kill die dead death fatal murder slain shoot stab manslaughter lose perish fatality late pass
    murder homicide kill manslaughter
    injure hurt wound casualty harm
    jail prison sentence imprison custody term gaol bar inmate prisoner serve
    arrest detain hold custody apprehend capture seize
    charge accuse indict prosecute allege court
    court trial judge jury tribunal hearing hear case prosecutor
    convict guilty admit plead found
    acquit clear exonerate
    sack dismiss fire axe oust remove part leave depart exit
    quit resign leave step depart retire exit
    appoint name hire recruit become announce confirm role job take
    sign join move transfer deal agree complete switch loan contract arrive
    sign signature contract agree
    win victory beat defeat triumph success overcome thrash see winner claim earn title
    lose defeat loss beat fall
    draw tie level equal
    score goal net strike hit header penalty finish
    match game fixture tie clash meet encounter play test
    reach advance progress qualify book make through
    final decider
    manager boss coach head
    footballer player striker midfielder defender goalkeeper winger
    film movie feature picture cinema
    programme show series tv television broadcast episode
    song single track tune
    album record lp release
    singer vocalist frontman musician star sing
    actor actress star play cast role
    book novel memoir
    book author write novel
    writer author novelist
    award prize honour win
    nominate shortlist nod contend
    premiere debut launch open release
    release publish issue launch unveil
    unveil reveal show announce launch present
    concert gig performance perform show play tour
    fan supporter follower crowd
    child kid boy girl youngster baby toddler pupil teenager young schoolchild infant son daughter minor
    teenager youth boy girl teen adolescent
    man male he his him father husband boy
    woman female she her mother wife girl lady
    wife husband marry spouse wed widow
    marry wed marriage bride groom
    mother mum mom parent
    father dad parent
    parent mother father mum dad
    son daughter child
    brother sister sibling
    family relative parent mother father wife husband son daughter brother sister
    pensioner elderly
    police officer detective constable pc force inspector policeman sergeant superintendent
    firefighter fire crew brigade blaze
    fire blaze burn flame
    crash collision accident collide smash hit
    car vehicle van lorry truck motorist
    road motorway street carriageway route junction
    plane aircraft jet flight airliner
    ship vessel boat ferry
    train rail railway
    hospital treat medical patient ward
    doctor medic gp physician surgeon
    home house flat property address
    home house housing
    school pupil student teacher education
    university student campus academic
    company firm business corporation group giant employer retailer supplier
    job worker staff employee redundancy work post
    worker staff employee
    profit earn income
    rise increase grow up higher climb jump gain soar surge growth more
    fall drop decline decrease down lower cut reduce slump plunge dip slip less
    cut reduce slash reduction
    price cost
    cost price fee spend pound bill
    money fund cash pound cost
    fund finance money invest grant
    buy purchase acquire takeover bid
    buy takeover acquire
    sell sale auction
    share stock
    market exchange index
    bank lender
    big large huge giant major great
    biggest largest
    small little
    plan propose proposal scheme intend aim
    build construct development create
    project scheme plan development
    urge call ask demand appeal request
    warn caution fear concern alert
    worry concern fear anxious
    criticise condemn attack blame slam hit criticism
    praise hail welcome
    say tell state claim comment add
    claim allege say
    announce confirm reveal say
    deny reject dismiss refuse
    reject refuse decline turn
    back support endorse
    support help aid
    vote election poll ballot elect referendum
    leader head chief
    minister secretary government
    government minister ministry cabinet administration whitehall
    politician mp councillor minister senator msp
    mp politician
    council councillor authority borough
    watchdog regulator ombudsman
    parliament mp commons lord
    law legislation bill act
    ban prohibit bar outlaw suspend
    rule decide decision judgment verdict
    decide decision choose
    investigate probe inquiry investigation enquiry look
    report study review survey research
    study research survey analysis find
    researcher scientist academic professor expert
    figure statistic number data
    protest demonstrate demonstration rally march protester demonstrator
    strike walkout industrial
    attack assault raid strike bomb hit
    bomb explosion blast explode device detonate
    gun firearm rifle pistol weapon shoot
    soldier troop army military
    army military troop soldier force
    rebel militant insurgent fighter
    militant jihadist islamist extremist terrorist fighter
    war conflict fight battle
    steal theft thief rob burgle robbery raid
    rob robbery raid
    find discover discovery
    search hunt seek look
    missing disappear vanish
    save rescue
    start begin commence open launch kick
    end finish close conclude stop
    stop halt prevent cease
    return back comeback
    visit tour trip
    visitor tourist
    holiday vacation break tourist
    celebrate mark anniversary commemorate
    event festival
    competition contest tournament championship cup
    champion title winner
    season campaign
    club side team outfit
    team side squad
    squad team side select
    captain skipper
    injury injure knee hamstring ankle
    replace succeed substitute successor
    face meet play take against
    face threat risk
    return come
    extend extension prolong new
    increase raise
    hurt injure
    help assist aid
    allow let permit
    need require must
    want wish hope seek
    hope aim want believe
    believe think feel
    try attempt seek bid
    bid attempt offer
    show display exhibit exhibition
    exhibition museum display gallery
    paint painting artist art
    picture photograph photo image
    photograph photo picture image
    video footage clip film
    website online internet web site
    phone telephone mobile call
    letter write
    problem issue difficulty trouble
    row dispute controversy argument
    dispute row disagreement
    talk discuss negotiate discussion meeting
    meeting summit talk conference
    summit meeting
    deal agreement contract accord pact
    storm hurricane weather cyclone typhoon
    flood rain water
    earthquake quake tremor
    weather storm rain snow wind
    animal dog cat bird horse
    dead body corpse
    body remains corpse
    disease virus illness infection
    illness disease cancer ill sick
    pregnant pregnancy baby birth
    birth born
    drug cocaine cannabis heroin
    drink alcohol drunk
    abuse assault
    sex sexual
    rape sexual
    race ethnic racial
    city town
    town village
    area region district local
    country nation state
    national country
    world global international worldwide
    capital city
    island isle
    church priest bishop parish
    year annual
    annual year yearly
    month monthly
    week weekly
    day daily
    decade ten
    dozen twelve
    century hundred
    half fifty
    former ex previous previously old
    current present
    new latest fresh
    recent latest last
    latest new
    next following
    row straight consecutive
    consecutive row straight successive
    temporary temporarily interim
    permanent permanently
    free release
    secure win earn claim get
    boost help lift
    threaten threat
    hit strike
    hit affect
    close shut closure
    open opening
    wear dress
    food eat restaurant
    restaurant cafe pub
    pub bar
    tree wood forest
    river water
    sea coast beach ocean
    coast beach shore seaside
    mountain hill peak
    farm farmer agriculture
    energy power electricity
    power electricity
    oil gas
    tax revenue
    charity donate
    raise fundraise
    victim
    suspect
    tribute
    ceremony
    remember memory memorial tribute
    approve approval pass give
    permission approval consent
    back return
    delay postpone
    cancel call scrap axe abandon
    scrap axe drop abolish
    consider think
    improve better improvement
    change alter reform
    move step
    record best
    top first lead
    lead ahead top
    second runner
    quarter four
    season year
    opponent rival
    rival
    ask question
    quiz question
    online internet
    scam fraud con
    fraud scam dishonest
    hack cyber breach
    refugee migrant asylum
    migrant immigrant refugee
"""
_ABOVE = """
    vehicle car van lorry truck bus motorbike motorcycle
    weapon gun knife rifle pistol bomb
    animal dog cat horse cow sheep bird lion tiger elephant
    bird eagle owl gull swan chick
    sportsman footballer cricketer golfer
    drug cocaine cannabis heroin ecstasy
    attack bomb shoot stab
    crime murder rape theft robbery burglary fraud
    disaster earthquake flood crash
    sport football rugby cricket tennis golf
    people man woman child person resident
    person man woman
    men man
    women woman
    official minister officer spokesman spokeswoman
    politician minister mp senator councillor president
    expert professor scientist doctor
    star actor actress singer player
    celebrity actor actress singer
    musician singer guitarist drummer band
    building house church school hotel hospital
    shop store supermarket
    staff nurse teacher driver
    group organisation company charity band
    organisation charity group body
    body organisation council agency
    area village town county district
    work job
"""
_stem = Stemmer.Stemmer("english").stemWord


def _groups() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for line in _ALIKE.strip().splitlines():
        stems = [_stem(word) for word in line.split()]
        for stem in stems:
            found.setdefault(stem, set()).update(stems)
    for line in _ABOVE.strip().splitlines():
        above, *below = (_stem(word) for word in line.split())
        found.setdefault(above, set()).update(below)
    return {stem: tuple(sorted(others - {stem})) for stem, others in found.items()}


STANDS_FOR = _groups()
"""For each stem, the stems of which one in a source carries it."""
