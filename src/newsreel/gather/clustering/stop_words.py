"""Words of English that say nothing about which event a headline tells of."""

FUNCTION_WORDS = """
a about above across after again against ago all almost along already also although always am amid
among an and another any anyone anything are around as at away back be became because become becomes
been before behind being below between both but by came can cannot come comes coming could did do
does doing done down during each either else even ever every everyone everything few for from
further gave get gets getting give gives go goes going gone got had has have having he her here hers
herself him himself his how however i if in inside instead into is isn it its itself just keep keeps
knew know knows let lets like made make makes making many may maybe me might mine more most much
must my myself near never no nobody none nor not nothing now of off often on once one only onto or
other others our ours out outside over own per put puts quite rather really same see seen set she
should since so some someone something still such than that the their theirs them themselves then
there these they thing things this those though through throughout till to together too toward
towards under until up upon us very via was way we well went were what whatever when where whether
which while who whole whom whose why will with within without would yes yet you your yours yourself
don doesn didn won wouldn couldn shouldn aren wasn weren hasn haven hadn ain ll ve re
"""

HEADLINE_WORDS = """
according announce announced announces breaking check confirm confirmed confirms details exclusive
feature find first full here last latest live look new news next official officially opinion photo
photos picture pictures post report reported reportedly reports reveal revealed reveals review
reviews rumor rumors rumour rumours said say says show shows source sources story tell tells told
top update updated updates video videos watch day days week weeks month months year years today
tonight tomorrow yesterday morning night time times monday tuesday wednesday thursday friday
saturday sunday january february march april june july august september october november december
two three four five six seven eight nine ten
"""

STOP_WORDS = frozenset((FUNCTION_WORDS + HEADLINE_WORDS).split())
