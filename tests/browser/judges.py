"""What axe-core and the Nu HTML checker say of a page; `nu` and `axe` are fixtures of :mod:`.conftest`."""

import json
import urllib.request
from pathlib import Path

from playwright.sync_api import Page

JUDGES = Path(__file__).parents[2] / ".cache" / "judges" / "node_modules"
AXE = JUDGES / "axe-core" / "axe.min.js"
NU = JUDGES / "vnu-jar" / "build" / "dist" / "vnu.jar"

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(window: Page, axe: Path, name: str) -> list[str]:
    window.add_script_tag(path=axe)
    result = window.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", AXE_TAGS)
    return [
        f"{name} ({window.url}): {violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def messages(nu: str, markup: bytes) -> list[str]:
    """What the checker says of a page, errors and warnings alike."""
    request = urllib.request.Request(nu, data=markup, headers={"Content-Type": "text/html; charset=utf-8"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        told = json.loads(answer.read())["messages"]
    return [f"line {message.get('lastLine')}: {message['type']}: {message['message']}" for message in told]
