"""Surnames that bring their first name with them: no source need give it, but another may be meant."""

_LISTED = """
    donald trump | barack obama | joe biden | hillary bill clinton | george bush | kamala harris
    vladimir putin | angela merkel | emmanuel macron | francois hollande | nicolas sarkozy
    david cameron | theresa may | boris johnson | tony blair | gordon brown | rishi sunak
    keir starmer | jeremy corbyn | ed miliband | nick clegg | nigel farage | nicola sturgeon
    alex salmond | margaret thatcher | winston churchill | nelson mandela | benjamin netanyahu
    bashar assad | muammar gaddafi | saddam hussein | osama laden | recep tayyip erdogan
    jinping xi | jong kim | aung suu | kofi annan | fidel castro | elon musk | volodymyr zelensky
    silvio berlusconi | shinzo abe | justin trudeau | sepp blatter | mark zuckerberg
"""
FIRST_NAMES_OF = {
    names.split()[-1]: frozenset(names.split()[:-1])
    for line in _LISTED.strip().splitlines()
    for names in line.split("|")
}
