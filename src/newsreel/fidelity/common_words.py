"""The words that most news stories share, as a list: one of them with a capital is no name for that alone."""

_LISTED = """
    ability able about above absolutely abuse accept accepted access accident according account accounts
    accused achieved across act action actions activities activity actually add added adding addition
    additional address admitted advantage advice affect affected after afternoon again against age aged
    agencies agency ago agree agreed agreement ahead aim aimed air al alive all allegations alleged
    allegedly allow allowed allowing almost alone along alongside already also alternative although
    always am amid among amount an and announced announcement annual another answer anti any anyone
    anything apparently appeal appear appearance appearances appeared appears appointed approach
    approved are area areas argued around arrest arrested arrived as ask asked asking assault assistant
    at attack attacked attacking attacks attempt attend attended attention author authorities authority
    available average avoid award aware away baby back backed bad badly bail balance ball ban bank
    banned base based basis battle be beat beaten became because become becoming bed been before began
    begin beginning begins behaviour behind being believe believed believes below bench benefit benefits
    best better between beyond bid big bigger biggest bill bit black block blood blue bn board bodies
    body book boost border born boss both bottom box boy boys breach break brilliant bring bringing
    broke broken brother brought build building built business businesses but buy by call called calling
    calls came camera campaign can cancer candidate cannot capacity capital captain captured car card
    care career carried carry carrying cars case cases cash caught cause caused causing central centre
    certain certainly chair chairman challenge challenges champion champions chance chances change
    changed changes changing character charge charged charges charity check chief child children choice
    chosen circumstances city civil claim claimed claiming claims clash class clean clear cleared
    clearly close closed closely club clubs co coach coast cold colleagues come comes coming comment
    comments committed committee common communities community companies company compared competition
    complete completed completely concern concerned concerns concluded condition conditions conduct
    conference confidence confident confirm confirmed conflict connection consider considered
    considering consultation contact continue continued continues continuing contract control controlled
    controversial convicted corner cost costs could couldn council counter countries country couple
    course court cover covered crash create created cricket crime crimes criminal crisis critical
    criticised criticism cross crowd crucial culture current currently custody customers cut cuts daily
    damage dangerous dark data date daughter day days de dead deal death debut decade decades decide
    decided decision decisions declared dedicated deep deeply defeat defence defender defending
    definitely delighted deliver demand denied denies department deputy described designed despite
    destroyed details determined develop developed developing development device did didn died
    difference different difficult direct directly director disappointed discovered discuss discussions
    disease dismissed do doctors documents does doesn doing domestic don done door double doubt down
    draw drive driver driving drop dropped drugs due during duty each earlier early earned east easy
    economic economy education effect effectively effort efforts eight eighth either elected election
    else email emerged emergency employees encourage end ended ending ends energy enjoy enjoyed enough
    ensure entered entertainment entire environment especially established estimated even evening event
    events eventually ever every everyone everything evidence ex exactly example executive existing
    expect expected experience experienced expert experts explained expressed extended extra extremely
    eye eyes face faced faces facing fact failed failing fair fall fallen falling families family famous
    fan fans fantastic far fast father favour favourite fear fears featured features feel feeling fell
    fellow felt female few field fifth fight fighting figure figures film final finally finals financial
    find findings fine finish finished finishing fire fired firm firms first fit five flight floor fly
    flying focus focused follow followed following follows food foot footage football for force forced
    forces foreign form former forward fought found founder four fourth free friend friends from front
    ft full fully fund funding further future gained game games gap gave general get gets getting giant
    girl girls give given gives giving global go goal goalkeeper goals goes going gold gone good got
    governing government great greater ground group groups growing growth guilty guys had hair half hand
    handed hands happen happened happy hard has hasn have haven having he head health hear heard hearing
    heart heavily heavy held help helped helping her here herself high higher highest highly him himself
    his history hit hold holding home homes honour hope hoped hopefully hopes hoping hospital host hosts
    hour hours house housing how however huge human hundreds hurt husband idea identified if illegal
    image images immediately impact important imposed improve improvement improving in incident
    incidents include included includes including increase increased increasing independent individual
    individuals industry influence information initial initially injured injuries injury inside insisted
    instead intended interest international internet interview into introduced investigate investigated
    investigating investigation investment invited involved involving is island isn issue issued issues
    it its itself jail jailed job jobs join joined joint journey judge jury just justice keen keep
    keeping kept key kick killed killing kind km knew know knowledge known knows lack land large largest
    last late later latest launch launched law laws lawyer lead leader leaders leadership leading league
    learn learning least leave leaving led left leg legal legislation less let letter level levels life
    light like likely likes line link linked links list little live lived lives living ll loan local
    long longer look looked looking looks lose losing loss lost lot love loved low lower lucky made main
    mainly major majority make makes making man manage managed management manager managing many mark
    market markets mass massive match matches mate matter may maybe me mean means meant measure measures
    media medical meet meeting member members men message messages met mid middle midfielder might miles
    military million millions mind minimum minister ministers ministry minute minutes miss missed
    missing mobile model moment money month months more morning most mother move moved moving much
    murder music must my myself name named names nation national natural nature near nearby nearly
    necessary need needed needs negotiations net network never new news newspaper next nice night nine
    no non normal north northern not noted nothing now number numbers obviously occasions of off offence
    offences offer offered offering offers office officer officers official officials often oil old
    older on once one ones ongoing online only onto open opened opening operation operations opinion
    opponents opportunity opposition option or order ordered organisation organisations original
    originally other others our ourselves out outside over overall own owned owner owners pace page paid
    pair panel parents part particular particularly parties partner partnership parts party pass passed
    past patients pay penalty people per performance perhaps period person personal phone photo photos
    physical pick picked picture pictured pictures piece pitch place placed places plan planned planning
    plans play playback played player players playing pleased point points police policies policy
    political politicians politics poor popular population position positive possible post posted
    potential potentially power powerful powers practice pre prepared present presented president
    presidential press pressure pretty prevent previous previously price prime priority prison private
    probably problem problems process produced products professional profile profit programme progress
    project promised property proposals proposed protect protection protest proud provide provided
    providing public published pulled push put putting quality quarter question questioned questions
    quick quickly quite quoted race radio raise raised raising ran range rare rate rather re reach
    reached read ready real reality really reason reasons receive received receiving recent recently
    record recorded recovered recovery red reduce reduced referendum refused region regularly rejected
    related relationship release released remain remained remaining remains remember remove removed
    repeatedly replaced report reported reportedly reports request required research researchers
    residents resources respect respond responded response responsibility responsible rest result
    results return returned returning revealed review right rights rise risk risks rivals road role room
    rose round row rugby rule ruled rules ruling run running runs sad safe safety said sale sales same
    save saved saw say saying says scale scandal scene scheme school schools score scored scores scoring
    search season seasons seat second seconds secretary sector secure security see seeing seek seeking
    seem seemed seems seen self sell selling semi senior sense sent sentence sentenced separate series
    serious seriously serve served service services session set setting seven several severe sex sexual
    share shared shares sharing she shock shooting shop short shortly shot should show showed showing
    shown shows shut side sides sign signed significant signing signs similar simple simply since single
    sister site sites sitting situation six sixth size skills slightly small so social society sold
    soldiers some someone something sometimes son soon sort source south space sparked speak speaking
    special specialist speech spell spend spending spent spoke spoken spokesman spokesperson spokeswoman
    sport spot spread squad stadium staff stage stages stand standards standing stands star stars start
    started starting state statement states station status stay step still stood stop stopped stories
    story straight strategy street streets strike striker strong struck struggled struggling stuck
    student students study style subject success successful such suffered suffering suggest suggested
    suggestion summer support supported supporters supporting sure surprised surrounding survey suspect
    suspended sustained system table tackle take taken takes taking talk talking talks target targeted
    tax teachers team teams technology television tell telling temporary term terms test tested tests th
    than thank thanks that the their them themselves then there these they thing things think thinking
    third this those though thought thousands threat threatened three through throughout time times
    title to today together told too took top total touch tough tour tournament towards town track trade
    train training transfer transport travel travelled travelling treated treatment trial tried trip
    troops true trust try trying turn turned turning tweeted twice two type ultimately unable
    unacceptable under understand understood union unit university unlikely until unusual up upon upset
    urged us use used users using value various ve vehicle very via victim victims victory video videos
    view views violence violent visit visited visitors vital voice vote voted wait waiting wake walk
    walking want wanted wants war warned warning was wasn watch watching water way ways we wearing
    weather website week weekend weeks welcomed well went were west what when where whether which while
    white who whole whom whose why wide widely wider widespread wife will win wing winner winners
    winning wins wish with within without witnesses woman women won word words work worked workers
    working works world worse worst worth would wouldn written wrong wrote year years yellow yesterday
    yet you young younger your
"""
COMMON_WORDS = frozenset(_LISTED.split())
