"""Words that begin an English sentence and are no name for their capital alone.

Listed by what they are; the other forms of each (“plan”, “plans”, “planned”) count as well, by their stem.
"""

import Stemmer

_OPENING = """
    a about above according accordingly across additionally admittedly after afterwards again against all
    almost along alongside already also although altogether always amid among an and another any anybody
    anyone anything anyway apart apparently around as ashore aside asked at away back badly barely based
    basically because before behind being below beneath beside besides best better between beyond big both
    briefly bring but by can cannot certainly clearly close come commonly compared consequently could
    crucially currently daily dear despite did do does doing down due during each earlier early either
    elsewhere encouraged enough especially even eventually ever every everybody everyone everything
    evidently exactly except excluding far fewer final finally first firstly following for former formerly
    forward founded four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundreds
    thousands millions dozens scores fortunately frankly from further furthermore generally given go good
    great had half hardly has have having he hence her here hers herself him himself his historically
    hopefully how however if ideally imagine immediately importantly in including incidentally
    increasingly indeed indoors initially inside instead interestingly into ironically is it its itself
    just keep largely last lastly late lately later latest least led less lest let like likewise little
    local long look looking low made mainly many maybe me meanwhile merely mere might mine more moreover
    most mostly much must my myself namely near nearby nearly neither never nevertheless new newly next no
    nobody none nonetheless nor normally not notably nothing notwithstanding now nowadays nowhere
    obviously occasionally of off officially often oh ok okay old on once one only onto opposite or
    ordinarily originally other others otherwise our ours out outdoors outside over overall overnight own
    partly past per perhaps personally please plenty plus politically possibly potentially presumably
    pretty previously prior probably privately publicly put quickly quite rather really recently regarding
    regardless reportedly respectively right roughly sadly same seemingly seldom separately several shall
    she shortly should similar similarly simply since slightly slowly so some somebody somehow someone
    something sometimes somewhat somewhere soon sorry specifically still strangely subsequently such
    suddenly supposedly sure surely surprisingly take technically than thank thanks that the their theirs
    them themselves then there thereafter therefore these they third this thorough those though three
    through throughout thus till to today together tomorrow tonight too toward towards traditionally
    tragically truly twice two typically ultimately under underneath understandably undoubtedly
    unfortunately unless unlike until unusually up upon us usually very via virtually was we well were
    what whatever when whenever where whereas wherever whether which whichever while who whoever whole
    whom whose why wide widely will with within without worldwide would yes yesterday yet you your yours
    yourself
"""
_PEOPLE_AND_BODIES = """
    academic activist actor actress adult agent analyst ancestor applicant artist athlete audience author
    baby band boy brother business campaigner captain care catholic celebrity chairman charity chef child
    children citizen civilian client club coach colleague commentator commuter company competitor composer
    consumer contestant council councillor couple court crew critic crowd customer cyclist dad daughter
    defender delegate demonstrator designer detective developer dignitary diplomat director doctor driver
    economist editor emergency employee employer engineer entrepreneur examiner executive expert family
    fan farmer father fellow female film firefighter firm fisherman folk forces friend gang girl
    goalkeeper government graduate group guard guest guy head historian homeowner host hundred husband
    immigrant industry inspector insurer inventor investigator investor journalist judge juror jury kid
    lawyer leader lender listener lorry lover majority male man manager manufacturer marine mayor media
    medic member men merchant migrant military militant miner minister minority mother motorist mourner
    mum musician nation neighbour novelist nurse nursery observer officer official opponent opposition
    organiser organisation owner paramedic parent parliament participant partner party passenger patient
    pedestrian pensioner people performer person pilot player poet police policeman politician poll pope
    population president priest prince princess prisoner producer professor promoter prosecutor protester
    protestor public publisher pundit pupil queen king reader rebel recruit referee refugee regulator
    relative reporter rescuer researcher resident retailer rider rival sailor salesman scholar school
    scientist senator senior shareholder shopkeeper shopper singer sister society soldier someone son
    songwriter source spectator spokesman spokeswoman staff star striker student supermarket supplier
    supporter surgeon survivor suspect sufferer taxpayer teacher team teenager tenant terrorist thief
    tourist trader trainer traveller troop trustee twin union user veteran victim viewer villager visitor
    volunteer voter walker watchdog widow wife winner witness woman women worker writer youngster youth
    youths
"""
_THINGS = """
    accident account act action activity address advert advice affair age agency agreement aid aim air
    aircraft airport album alcohol allegation amendment amount anger animal anniversary announcement
    answer appeal appearance application area argument arrangement arrival arrest art article aspect asset
    attack attempt attendance attention auction authority average award background bail ball ballot ban
    bank bankruptcy bar barrier battle beach bed beer belief benefit bid bill bird birthday blast blood
    board boat body bomb bombing bond book border boss bottle box breakfast brain break bridge budget
    building bus cabin cabinet camera camp campaign cancer candidate capital car cash cast cat cattle
    cause ceasefire cell centre ceremony chain challenge chance change channel chaos charge chief choice
    church cinema circumstance city claim clash class clean cliff climate clock clothes cloud coal coast
    code coffee cold collection college comedy comment commission committee community compensation
    competition complaint computer concern concert condition conference confidence confirmation conflict
    confusion congestion construction contact content contract control controversy convention conversation
    conviction cop copy corner corruption cost council country county coverage crash credit crime crisis
    criticism crop crossing cup cut damage dance danger data date day deadline deal death debate debris
    debt decade decision defeat defence delay delivery demand democracy department deposit depression
    description detail development diet difference difficulty dinner disability disaster discovery
    discussion disease dispute distance district divorce document dog door doubt drama draw dream dress
    drink drought drug earnings earth earthquake economy education effect effort election electricity
    emission emotion energy engine entertainment entry environment episode equipment error estate estimate
    euro event evidence exam example exchange exhibition expansion expectation expense experience
    explosion export extract eye face facility fact failure fall fare farm fashion favourite fear feature
    fee feedback feeling festival fight figure finding finance fine finish fire fish fitness flag flat
    fleet flight flood flooding floor flower fog food foot football footage force forecast forest form
    fraud freedom fuel fun fund funding funeral future gallery gambling game gap garden gas gift glass
    goal gold golf growth guidance gun gunshot hair hall hand harbour hate health heart heat heavy height
    help heritage high hill history hit hold hole holiday home homework honour hope horse hospital hotel
    hour house housing human hunger hunting ice idea identity image impact import improvement incident
    income increase independence inflation influence information injury inquest inquiry insurance
    intelligence interest internet interview investment investigation invitation island issue item jail
    jewellery job joke journey joy justice kitchen knife knowledge labour lack land landing landscape
    language laptop launch laughter law lawsuit layer leadership league leak lease lecture leg legacy
    legislation lesson letter level library licence life light lightning limit line link list literature
    litter loan location lockdown loss lot love luck lunch machine magazine magic mail mainland majority
    management march margin mark market marriage match material matter meal meaning measure meat medal
    medicine meeting memorial memory message metal method middle mile milk mind mine minute mirror missile
    mission mistake mixture mobile model moment money month mood morning mortgage motion motor motorway
    mountain mouth move movement movie murder museum music mystery name nature neck need network news
    newspaper night noise number object objection obesity occasion ocean odds offer offence office oil
    operation opinion opportunity option orchestra order outbreak outcome output oxygen package page pain
    paint painting pair panel panic paper parade park parking part passage passion passport patent path
    pattern pay payment peace penalty pension percentage performance period permission petition petrol
    phone photo photograph photography picture piece pipeline place plan plane planet planning plant
    plastic platform play plot poem point poison policy pollution pool position possession post potato
    poverty power practice prayer prediction pregnancy preparation presence press pressure price prison
    privacy prize problem procedure proceedings process product production profit programme progress
    project promise promotion proof property proposal prosecution protection protest provision publication
    purchase purpose quality quarter question queue race racism radio rail rain rate reaction reality
    reason receipt recipe record recovery reduction reference referendum reform refusal region
    registration regulation rejection relation relationship release relief religion remains remark rent
    repair replacement reply report reputation request rescue research reservation resident resignation
    resistance resort resource respect response responsibility restaurant restriction result retirement
    return revenue review revolution reward rice ring rise risk river road robbery rock role roof room
    round route row rubbish rugby rule rumour run safety salary sale salt sanction satellite saving
    scandal scene schedule scheme science score screen script sculpture sea search season seat secret
    sector security sentence sequence series service session set setting settlement sex shadow shape share
    shares shed ship shirt shock shoe shooting shop shopping short shot show side sight sign signal
    silence silver site situation size skill skin sky sleep smoke snow soap software soil solution song
    sound soup south space speech speed spending spirit sport spot spread spring square stadium stage
    stake standard statement station statistic statue status step stock stone stop storm story strategy
    stream street strength stress strike structure struggle study style subject success sugar suggestion
    suicide summer sun supply support surface surgery surplus surprise surveillance survey survival
    symptom system table tackle tail talent talk target task tax tea technique technology television
    temperature tension term test testing text theatre theft theme theory thing thought threat ticket tide
    tie time timetable tip title tool top topic tour tourism tournament town toy track trade tradition
    traffic trail train training transfer transport trap travel treatment treaty tree trend trial tribute
    trip trophy trouble truth tunnel turnout turnover type unemployment unit university update use value
    van variety vehicle verdict version video view village violence virus vision visit voice vote voting
    wage wait walk wall war warning waste water wave way weakness wealth weapon weather web website
    wedding week weekend weight welfare wheel wildlife wind window wine winter wish wood word work
    workplace world worry year zone
"""
_LIKE_WHAT = """
    able academic active actual additional afraid alive alleged alternative amazing ancient angry annual
    anonymous anti anxious armed asian available aware awful bad beautiful black blue bold brave bright
    brilliant broad brown busy calm capable careful central certain cheap chemical clear clever commercial
    common complete complex confident considerable constant contemporary controversial conventional cool
    correct creative criminal critical cruel cultural current dangerous dark dead deadly deaf deep
    delicious democratic desperate different difficult digital direct dirty disabled domestic double
    dramatic dry eager east eastern easy economic educational effective electric electronic empty endless
    enormous entire environmental equal essential ethnic evil excellent exciting exclusive expensive
    experienced extra extraordinary extreme fair false familiar famous fantastic fast fatal federal fellow
    fierce financial firm fit flat foreign formal fresh friendly front full funny general generous gentle
    genuine giant glad global golden gradual grand grateful green grey guilty happy hard harsh healthy
    heavy helpful hidden historic holy homeless honest horrible hot huge hundredth ideal ill illegal
    immediate important impossible impressive incredible independent individual industrial inner innocent
    intense internal international key large legal legendary light likely live lonely loose loud lovely
    lower loyal lucky mad main major male massive maximum medical mental mid military minimum minor
    missing mixed mobile modern moral multiple mutual mysterious narrow nasty national native natural
    nearby necessary negative nervous nice normal north northern nuclear odd official open ordinary
    organic original outer outstanding overseas painful paid peaceful perfect permanent personal physical
    plain pleasant polite political poor popular positive possible powerful practical precious pregnant
    present prime private professional proper proud public pure quick quiet rapid rare raw ready real
    recent red regional regular relevant religious remarkable remote responsible rich rough round royal
    rural sad safe scary scientific secondary secure sensitive separate serious severe sexual shallow
    sharp sick significant silent simple single slow small smart smooth social soft solar solid special
    specific spectacular stable steep stiff straight strange strict strong stunning stupid substantial
    sudden sufficient suitable super sweet tall technical temporary terrible thick thin tight tiny total
    tough traditional tragic tropical true typical ugly unable unbeaten unbelievable unclear uncertain
    unexpected unfair unhappy unique united unknown unlikely unprecedented unusual upper upset urban
    urgent useful vast violent visible vital vulnerable warm weak wealthy weekly west western wet white
    wild wise wonderful wooden wrong yellow young
"""
_DOING = """
    accept accuse achieve act add admit adopt advance advise affect agree aim allege allow amend announce
    appear apply appoint approach approve argue arrange arrest arrive ask assault assess assume attack
    attend attract avoid ban battle bear beat become beg begin believe belong bet blame block boast book
    boost born borrow bounce breathe bring broadcast build burn bury buy call campaign cancel capture
    carry catch celebrate challenge chase check cheer choose claim clean clear climb close collapse
    collect combine comfort commit compare compete complain complete concede conclude condemn confess
    confirm confront congratulate connect consider contain continue contribute convict convince cook cope
    count cover crawl create criticise cross cry damage dance dare deal declare decline defeat defend
    define delay deliver demand deny depart depend deploy describe deserve design destroy detain determine
    develop die dig disappear discover discuss dismiss display divide dominate donate double drag draw
    dream dress drink drive drop drown earn eat edit educate elect emerge employ enable encounter
    encourage end endure enjoy ensure enter escape establish estimate evacuate examine exceed exclude
    excuse exist expand expect explain explode explore export expose express extend fail fall feed feel
    fight fill film find finish fire fix flee float fly focus follow forbid force forget forgive form
    freeze fulfil gain gather get give grab grant grow guarantee guess guide handle hang happen hate head
    hear help hide hire hit hold hope hunt hurry hurt identify ignore illustrate imagine impose improve
    include increase indicate inform inherit injure insist inspire install intend introduce invade invent
    invest investigate invite involve join jump justify kick kill kiss knock know lack land laugh launch
    lay lead lean learn leave lend lie lift limit link listen live load lock lose lower maintain make
    manage mark marry matter mean meet mention miss mix monitor mount move murder name need neglect
    negotiate note notice obtain occupy occur offer open operate oppose order organise overcome overtake
    owe own pack paint park participate pass pay perform persuade pick place plan plant play plead point
    pose possess pour pray predict prefer prepare present preserve press pretend prevent print proceed
    produce promise promote propose prosecute protect prove provide publish pull punish push qualify quit
    quote race raid rain raise rank rate reach react read realise rebuild recall receive recognise
    recommend recover reduce refer reflect refuse regain regard register regret reject relate release rely
    remain remember remind remove renew rent repair repeat replace reply report represent rescue resign
    resist resolve respond rest restore restrict resume retain retire return reveal reverse review ride
    rise risk roll rule run rush sack save say score search secure see seek seem seize sell send sentence
    separate serve settle shake share shift shine shoot shout show shrink shut sign sing sink sit ski
    smell smile smoke solve sort sound spark speak spend split spoil spot spread stand stare start state
    stay steal stick stop strengthen stretch strike struggle study submit succeed suffer suggest sue suit
    summon supply support suppose surge surprise surrender surround survive suspect suspend swear sweep
    swim swing switch tackle teach tear tell tend test threaten throw tie tip touch trace track train
    transform trap travel treat trigger try turn understand unite unveil update urge use vanish visit
    volunteer vote vow wait wake walk want warn wash watch wave wear weigh welcome win wipe withdraw
    wonder work worry worsen write became began begun bought brought built came caught chosen done drawn
    driven drove eaten fallen fell felt flew fought found forgot forgotten gave given gone got grew grown
    heard held hidden hung kept knew known laid left lent lost meant met paid ran risen rose said sang sat
    saw seen sent shown slept sold sought spent spoke spoken stolen stood struck stuck swam swept sworn
    taken taught thought threw thrown told took torn understood woke won wore worn wrote written
"""
_stem = Stemmer.Stemmer("english").stemWord
COMMON_WORDS = frozenset(f"{_OPENING} {_PEOPLE_AND_BODIES} {_THINGS} {_LIKE_WHAT} {_DOING}".split())
_STEMS = frozenset(map(_stem, COMMON_WORDS))


def is_common(form: str) -> bool:
    """Whether this is one of them, in any of its forms."""
    return form in COMMON_WORDS or _stem(form) in _STEMS
