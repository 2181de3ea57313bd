"""Places with the country they tell: a source that says “Arizona” lets a draft say “US”, with a look."""

_LISTED = """
    us: alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada oregon tennessee texas utah vermont wisconsin wyoming
    chicago houston philadelphia dallas austin detroit seattle denver boston baltimore milwaukee atlanta
    miami cleveland minneapolis hollywood broadway washington manhattan brooklyn harlem ohio oklahoma
    pennsylvania virginia carolina dakota jersey angeles francisco vegas nashville orleans pittsburgh
    fbi cia nasa nfl nba pentagon senate congress congressman
    england: london birmingham leeds sheffield manchester liverpool bristol newcastle sunderland
    nottingham leicester coventry bradford hull plymouth southampton portsmouth norwich oxford cambridge
    brighton york exeter derby devon cornwall kent essex sussex surrey norfolk suffolk yorkshire
    lancashire cumbria durham northumberland hampshire dorset somerset wiltshire gloucestershire
    cheshire merseyside
    scotland: edinburgh glasgow aberdeen dundee inverness perth stirling fife holyrood highlands
    hebrides orkney
    wales: cardiff swansea newport wrexham bangor gwynedd anglesey powys ceredigion pembrokeshire
    carmarthenshire
    ireland: dublin cork galway limerick belfast derry londonderry antrim stormont taoiseach
    britain: england scotland wales london edinburgh cardiff belfast westminster whitehall
    india: delhi mumbai calcutta kolkata chennai bangalore hyderabad kashmir rupees gujarat kerala
    australia: sydney melbourne brisbane perth adelaide canberra queensland tasmania victoria
    canada: toronto montreal vancouver ottawa calgary edmonton quebec ontario alberta manitoba
    france: paris marseille lyon nice toulouse bordeaux lille calais normandy brittany
    germany: berlin munich hamburg frankfurt cologne stuttgart dresden bundestag
    italy: rome milan naples turin venice florence bologna sicily
    spain: madrid barcelona valencia seville bilbao malaga catalonia
    russia: moscow petersburg kremlin sochi | china: beijing shanghai shenzhen guangzhou wuhan
    japan: tokyo osaka kyoto hiroshima fukushima | korea: seoul pyongyang busan | turkey: istanbul ankara
    egypt: cairo | syria: damascus aleppo homs | iraq: baghdad mosul basra | iran: tehran
    israel: jerusalem tel | palestine: gaza ramallah | lebanon: beirut | libya: tripoli benghazi
    afghanistan: kabul helmand kandahar | pakistan: karachi lahore islamabad peshawar
    ukraine: kiev kyiv donetsk | poland: warsaw krakow | greece: athens | portugal: lisbon porto
    netherlands: amsterdam rotterdam hague | belgium: brussels antwerp | sweden: stockholm gothenburg
    norway: oslo bergen | denmark: copenhagen | finland: helsinki | austria: vienna
    switzerland: geneva zurich bern | hungary: budapest | czech: prague | romania: bucharest
    brazil: rio paulo brasilia | argentina: buenos | mexico: tijuana cancun
    africa: johannesburg durban pretoria soweto | kenya: nairobi mombasa | nigeria: lagos abuja
    zealand: auckland wellington christchurch | thailand: bangkok phuket | nepal: kathmandu | cuba: havana
    venezuela: caracas | colombia: bogota | peru: lima | chile: santiago | indonesia: jakarta bali
    philippines: manila | malaysia: lumpur | vietnam: hanoi saigon | myanmar: rangoon yangon
"""


def _places() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    country = ""
    for word in _LISTED.replace("|", " ").split():
        if word.endswith(":"):
            country = word[:-1]
            found[country] = ()
        else:
            found[country] = (*found[country], word)
    return found


PLACES_OF = _places()
"""For each country, as :mod:`newsreel.fidelity.demonyms` names it, places that lie in it."""
