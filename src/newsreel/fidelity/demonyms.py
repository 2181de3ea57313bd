"""Countries and regions with the words for their people: “German” is carried by a source that says “Germany”.

Compared word by word, so that “South African” and “South Africa” need no entry of their own.
"""

_LISTED = """
    afghanistan afghan afghans | albania albanian albanians | algeria algerian algerians | angola angolan
    argentina argentine argentinian argentines | armenia armenian armenians
    australia australian australians aussie | austria austrian austrians | azerbaijan azerbaijani azeri
    bahrain bahraini | bangladesh bangladeshi | barbados barbadian | belarus belarusian
    belgium belgian belgians | benin beninese | bolivia bolivian | bosnia bosnian bosnians herzegovina
    botswana | brazil brazilian brazilians | britain british briton britons uk gb kingdom brits brit
    bulgaria bulgarian bulgarians | burkina burkinabe | burma burmese myanmar | burundi burundian
    cambodia cambodian | cameroon cameroonian | canada canadian canadians | chad chadian
    chile chilean chileans | china chinese | colombia colombian colombians | congo congolese drc
    croatia croatian croatians croat croats | cuba cuban cubans | cyprus cypriot cypriots
    czech czechs czechia | denmark danish dane danes | dominica dominican | ecuador ecuadorean ecuadorian
    egypt egyptian egyptians | england english englishman englishwoman englishmen
    eritrea eritrean eritreans | estonia estonian estonians | ethiopia ethiopian ethiopians
    europe european europeans | fiji fijian | finland finnish finn finns
    france french frenchman frenchwoman frenchmen | gabon gabonese | gambia gambian | georgia georgian
    germany german germans | ghana ghanaian | gibraltar gibraltarian | greece greek greeks
    guatemala guatemalan | guinea guinean | haiti haitian | honduras honduran
    hungary hungarian hungarians | iceland icelandic icelander | india indian indians
    indonesia indonesian | iran iranian iranians | iraq iraqi iraqis
    ireland irish irishman irishwoman irishmen eire | israel israeli israelis | italy italian italians
    jamaica jamaican jamaicans | japan japanese | jordan jordanian | kazakhstan kazakh
    kenya kenyan kenyans | korea korean koreans | kosovo kosovan kosovar | kurdistan kurd kurds kurdish
    kuwait kuwaiti | kyrgyzstan kyrgyz | laos laotian lao | latvia latvian | lebanon lebanese
    lesotho basotho | liberia liberian | libya libyan libyans | lithuania lithuanian lithuanians
    luxembourg | macedonia macedonian | madagascar malagasy madagascan | malawi malawian
    malaysia malaysian | mali malian | malta maltese | mauritius mauritian | mexico mexican mexicans
    moldova moldovan | mongolia mongolian | montenegro montenegrin | morocco moroccan
    mozambique mozambican | namibia namibian | nepal nepalese nepali | netherlands dutch holland dutchman
    zealand zealander zealanders kiwi kiwis nz | nicaragua nicaraguan | nigeria nigerian nigerians
    niger nigerien | norway norwegian norwegians | oman omani | pakistan pakistani pakistanis
    palestine palestinian palestinians | panama panamanian | paraguay paraguayan | peru peruvian
    philippines filipino filipinos philippine | poland polish pole poles | portugal portuguese
    qatar qatari | romania romanian romanians | russia russian russians | rwanda rwandan rwandans
    samoa samoan | saudi saudis | scotland scottish scot scots scotsman | senegal senegalese
    serbia serbian serbs serb | singapore singaporean | slovakia slovak slovakian
    slovenia slovenian slovene | somalia somali somalis | spain spanish spaniard spaniards
    lanka lankan lankans | sudan sudanese | swaziland eswatini | sweden swedish swede swedes
    switzerland swiss | syria syrian syrians | taiwan taiwanese | tajikistan tajik | tanzania tanzanian
    thailand thai thais | tibet tibetan tibetans | togo togolese | tonga tongan | trinidad trinidadian
    tunisia tunisian tunisians | turkey turkish turk turks | turkmenistan turkmen | uganda ugandan
    ukraine ukrainian ukrainians | emirates emirati uae | us usa america american americans states
    uruguay uruguayan | uzbekistan uzbek | venezuela venezuelan | vietnam vietnamese
    wales welsh welshman welshwoman | yemen yemeni | zambia zambian | zimbabwe zimbabwean
    africa african africans | asia asian asians | latin | scandinavia scandinavian | caribbean
    catalonia catalan catalans | basque | bavaria bavarian | sicily sicilian | sardinia sardinian
    tuscany tuscan | crimea crimean | chechnya chechen | siberia siberian | kashmir kashmiri
    punjab punjabi | bengal bengali | gaza gazan | hawaii hawaiian | texas texan | california californian
    florida floridian | alaska alaskan | quebec quebecois | london londoner londoners
    paris parisian parisians | rome roman romans | venice venetian | vienna viennese | berlin berliner
    york yorker yorkers | moscow muscovite | naples neapolitan | milan milanese | liverpool liverpudlian
    manchester mancunian | glasgow glaswegian | cornwall cornish | jersey jerseyman | manx mann
    orkney orcadian | shetland shetlander | islam islamic islamist islamists muslim muslims
    christianity christian christians | jew jews jewish judaism | hindu hindus hinduism | sikh sikhs
    buddhism buddhist buddhists | tory tories conservative conservatives | labour
    republican republicans gop | democrat democrats democratic | parliament parliamentary
    olympics olympic olympian olympians | paralympics paralympic paralympian | houthi houthis
    sunni sunnis | shia shiite shiites | taliban taleban
"""
GROUP_OF: dict[str, str] = {}
"""Each word with the first word of its group."""
for _group in _LISTED.replace("\n", " | ").split("|"):
    for _word in _group.split():
        GROUP_OF[_word] = _group.split()[0]
