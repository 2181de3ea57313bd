"""Reading a page as a reader's browser does, and the view it was drawn from."""

import json
import re
from typing import Any

from django.test import Client

from newsreel.front.view import Card, Chrome, Head


class Page:
    """The answer at an address."""

    def __init__(self, path: str, client: Client | None = None, /, **parameters: str) -> None:
        self.response = (client or Client()).get(path, parameters or None)

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def text(self) -> str:
        return str(self.response.content.decode())

    @property
    def view(self) -> Any:
        return self.response.context["view"]

    @property
    def head(self) -> Head:
        head: Head = self.response.context["head"]
        return head

    @property
    def chrome(self) -> Chrome:
        chrome: Chrome = self.response.context["chrome"]
        return chrome

    @property
    def graph(self) -> dict[str, dict[str, Any]]:
        """The nodes told to search engines, by type; read from the page itself."""
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', self.text, re.DOTALL)
        assert found is not None
        return {node["@type"]: node for node in json.loads(found[1])["@graph"]}


def headlines(cards: tuple[Card, ...]) -> list[str]:
    return [card.headline for card in cards]
