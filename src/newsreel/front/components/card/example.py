from newsreel.front.example_values import CARDS, TODAY, card

EXAMPLES = {
    "Lead": {"card": CARDS[0], "variant": "lead"},
    "Medium": {"card": CARDS[1], "standfirst": True},
    "Medium, opinion": {"card": CARDS[13]},
    "Small": {"card": CARDS[2], "variant": "small"},
    "Small, a headline that never ends": {
        "card": card(
            3,
            headline="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        ),
        "variant": "small",
    },
    "Side": {"card": CARDS[4], "variant": "side"},
    "Text only": {"card": CARDS[5], "variant": "text", "standfirst": True},
    "Text only, paid for": {"card": CARDS[22], "variant": "text"},
    "Ladder": {"card": CARDS[6], "variant": "ladder", "number": 1},
    "Wire": {"card": CARDS[11], "variant": "wire", "today": TODAY},
    "Wire, live": {"card": CARDS[18], "variant": "wire", "today": TODAY},
    "Portrait": {"card": CARDS[7], "variant": "portrait"},
    "Row": {"card": CARDS[8], "variant": "row"},
    "Row, right to left": {"card": CARDS[16], "variant": "row"},
    "Row, Japanese, without a picture": {"card": card(17, landscape=None), "variant": "row"},
    "Thumb": {"card": CARDS[9], "variant": "thumb"},
}
