"""Words that are common in English headlines whatever they are about.

Which words are common is learnt from the stories themselves; this list stands in for what a fresh start can't
know yet: that two headlines which share “world” and “record” need not tell of the same event. Written by hand
from general knowledge of English, in two rough grades.
"""

from newsreel.gather.clustering.words import telling_words

_VERY_COMMON = """
action age american art back bad bank battle best better big biggest black body book break bring
budget build business buy call car case change chief child children city claim close company
consumer control cost could country court crisis cut data dead deal death debate decision defence
demand deny die digital double drive drop early economy end energy event face fact fall family fan
fans fear fight film final finally find fire five food force free fun future game games girl global
go good government great green group grow growth guide guy hand happen hard head health help high
hit hold home hope hot house how human idea impact inside interview issue job join key kid kids kill
killed law lead leader learn leave left life light line link list little live local long look lose
loss lost love low major man market matter mean media meet men mind miss mobile money month move
movie music name nation national need network news number offer office oil old online open order
party pay people person place plan plans play player point police policy political pop power
president press price problem product program project public push question race raise rate read
ready real reason record red return rise risk role room rule run safe sale sales save school science
season second security sell send series service set shoot short show sign single site small social
song special spring stand star stars start state states stay step stop stories street strong student
study success summer support system take talk tax team tech test think thing threat tip top town
trade travel try turn use user view voice vote wait walk want war warn water way web white win
winner winter woman women word work worker world worst write wrong young
"""

_COMMON = """
ability accept access accident account accuse achieve act actor actress add address admit adult
advance advice affair affect agency agent agree agreement aid aim air airport album alert alleged
allow alone amazing america ancient anger angry anniversary answer apart app appeal appear apple
approach approve arm army arrest arrive article artist ask asset attack attempt attend attention
auction audience author avoid award baby ball ban band bar base basic battery beat beautiful beauty
become begin behavior behind believe benefit bet beyond bid bill billion birth birthday bit blame
block blog blood blow blue board boat bomb bond boost border born boss bottom box boy boycott brain
brand brave bread breakfast bridge brief bright british broad brother brown build bus camera camp
campaign cancel cancer candidate card care career cash cast catch cause celebrate celebrity center
central centre ceo certain chain chair challenge champion championship chance channel character
charge charity charm chart cheap chef china chinese choice choose church civil class classic clean
clear click climate climb clinic clip clock cloud club coach coast code coffee cold collapse collect
college color column combine comedy comic comment commit committee common community compare compete
competition complete computer concept concern concert condition conference congress connect consider
content contest continue contract cook cool cop core corner corporate correct couple course cover
crack craft crash crazy create creative credit crew crime criminal critic cross crowd cry culture
cup cure current customer cute cycle daily damage dance danger dangerous dark date daughter david
debt debut decade decide deep delay deliver department depend design designer desk despite destroy
detail develop developer development device diet differ difference different difficult dinner direct
director disaster discover discovery discuss disease display district divide doctor dog dollar door
doubt dozen draft drama draw dream dress drink driver drone drug dry due dump earn earnings earth
east easy eat economic edge edit edition editor education effect effort egg elect election electric
emergency emerge emotional employee employer empty enemy engine engineer england english enjoy enter
entertain entertainment environment episode equal era error escape essential estate euro europe
european evening ever evidence exam example executive exhibit exist exit expand expect expensive
experience expert explain explode explore export express extend extra extreme eye facebook factor
factory fail failure fair faith fake fame famous farm fashion fast fat father fault favor favorite
federal feed feel female festival field figure file fill finance financial fine finger finish firm
fish fit fix flag flat flight floor flow fly focus follow foot football foreign forget form formal
former fortune forward foundation founder frame france free freedom french fresh friend front fuel
full fund funny gain gallery gang gap garden gas gate gay gender general generation george german
germany giant gift glass goal god gold golden google grade grand grant grass ground guard guess
guest guilty gun hair half hall hang happy harm hate healthy hear heart heat heaven heavy hero hide
highlight hill hire history hobby holiday hollywood holy honest honor hospital host hotel hour huge
hundred hunt hurt husband ice icon identify illegal image imagine immigrant important improve
include income increase independent index india indian industry inflation influence information
injure injury innovation insider inspire install instant insurance intelligence interest internal
international internet introduce invest investigate investigation investor invite involve island
israel item jail james japan john joke journal journey judge jump june jury justice keep killer king
kiss kitchen lab labor lack lady lake land language large laugh launch lawmaker lawsuit lawyer layer
league leak lean legal legend legislation lesson letter level library lie limit lip liquid listen
load loan location london loose lord lot loud lunch luxury machine magazine magic mail main maker
male manage manager map march mark marriage marry mass master match material maximum mayor meal
measure meat medical medicine member memory mental menu mess message metal method michael middle
mile military million mine minister minor minute missing mission mistake mix mixed model modern mom
moment monster mood moon mother motor mountain mouth multiple murder museum musical mystery naked
native natural nature near neck neighbor neighborhood nerve newspaper nice nobody noise normal north
nose note notice novel nuclear nurse object obvious ocean offensive officer official ok open opera
operate opportunity oppose option orange ordinary origin original outlook owner pack package page
pain paint pair panel panic paper parent park part partner pass past patent path patient pattern
peace peak penalty perfect perform performance period permit personal pet phase phone photograph
physical pick piece pilot pink pipe pitch planet plant plastic platform plea plot plus pocket poem
poet poison pole poll pool poor popular port portrait position positive possible potential powerful
practice praise pray predict prefer premier premiere prepare present pressure pretty prevent preview
previous primary prime prince princess prison private prize probe process produce producer
production professional professor profit promise promote proof proper property proposal propose
protect protest proud prove provide pull punch purchase pure purpose quality quarter queen quick
quiet quit radio rain random range rank rap rapper rare reach react reaction reader reality realize
rebel receive recent recipe recommend recover recovery reduce reform refuse regime region regret
regulator reject relate relationship release religion rely remain remember remind remote remove
renew rent repair repeat replace reply request require rescue research researcher resign resist
resort resource respond response rest restaurant result retail retire revenge revenue reverse
revolution rich ride right rights ring rival river road robot rock rocket roll romance roof root
rose rough round route row royal ruin rumor rush russia russian sad safety salary sample sanction
scale scandal scare scene schedule scheme scientist score screen sea search seat secret secretary
section seek senate senator senior sense sentence separate serious serve session settle severe sex
sexual sexy shake shape share shareholder shark sharp shelter shift shine ship shirt shock shoe shop
shot shoulder shut shutdown sick side sight sign signal silence silent silver similar simple sing
singer sink sister sit situation size skill skin sky sleep slide slow smart smile smoke snow soccer
society soft software soldier solution solve son sort soul sound south space spark speak speaker
specialist species speech speed spend spirit split sport spot spread spy square staff stage stake
standard statement station statue status steal steel stick stock store storm straight strange
strategy stream strength stress stretch strike string structure struggle studio stuff stunning style
sudden sue suffer sugar suggest suit sun super supply suppose supreme surge surgery surprise
surprising survey survive suspect sweet swim switch symbol table tackle tale talent tank tap target
task taste teach teacher tear technology teen teenager telephone television temperature tennis term
terror terrorist text theater theatre theory thousand threaten throw ticket tie tight tiny tire
title tone tool tooth total touch tough tour tourist track tradition traffic trail trailer train
training transfer transform transport trap trash treat treatment tree trend trial tribute trick trip
troop trouble truck true trust truth tune tv twin twist twitter type ugly ultimate uncover union
unique unit united universe university unlock unveil upgrade upset urban urge usa vacation value van
variety vast vehicle version victim victory video village violence violent viral virtual virus visa
visit visitor vision visual vital volunteer wage wall warm warning wash waste wave weak wealth
weapon wear weather website wedding weekend weight welcome west western wheel wide wife wild wind
window wine wing wire wise wish witness wonder wood worry worth wound yard yellow york youth youtube
zero zone
"""

COMMONNESS: dict[str, float] = {
    **{form: 2.0 for word in _COMMON.split() for form in telling_words(word)},
    **{form: 15.0 for word in _VERY_COMMON.split() for form in telling_words(word)},
}
"""In how many stories a word, in the form of `telling_words`, is thought to be before any was seen."""
