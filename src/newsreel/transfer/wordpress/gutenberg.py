"""Parses the block editor's comments into a tree: `<!-- wp:name {"key": 1} -->…<!-- /wp:name -->`.

Grammar: https://developer.wordpress.org/block-editor/contributors/code/grammar/. Never fails: what is not
well-formed is kept as the text it is.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_TOKEN = re.compile(
    r"<!--\s+(?P<closer>/)?wp:(?P<name>(?:[a-z][a-z0-9_-]*/)?[a-z][a-z0-9_-]*)\s+"
    r"(?P<attributes>\{(?:(?!-->).)*?\}\s+)?(?P<void>/)?-->",
    re.DOTALL,
)


@dataclass(slots=True)
class Block:
    """A block of the editor. A name without a prefix belongs to WordPress itself and has `core/` here."""

    name: str
    """Empty for text outside of any block."""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    parts: list["str | Block"] = field(default_factory=list)
    """Markup and the blocks inside, in their order."""

    @property
    def markup(self) -> str:
        """What stands in the block besides the blocks inside."""
        return "".join(part for part in self.parts if isinstance(part, str))

    @property
    def blocks(self) -> Iterator["Block"]:
        return (part for part in self.parts if isinstance(part, Block))

    def text_attribute(self, key: str) -> str:
        value = self.attributes.get(key)
        return value if isinstance(value, str) else ""

    def number_attribute(self, key: str) -> int:
        value = self.attributes.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else 0


def has_blocks(content: str) -> bool:
    return "<!-- wp:" in content


def parse(content: str) -> list[Block]:
    """The blocks of a post in their order. A block that is never closed ends with the post."""
    root = Block("")
    open_blocks = [root]
    position = 0
    for match in _TOKEN.finditer(content):
        _add_text(open_blocks[-1], content[position : match.start()])
        position = match.end()
        if match["closer"]:
            if len(open_blocks) > 1:
                open_blocks.pop()
            continue
        name = match["name"] if "/" in match["name"] else f"core/{match['name']}"
        block = Block(name, _attributes(match["attributes"]))
        open_blocks[-1].parts.append(block)
        if not match["void"]:
            open_blocks.append(block)
    _add_text(open_blocks[-1], content[position:])
    return [part if isinstance(part, Block) else Block("", parts=[part]) for part in root.parts]


def _add_text(block: Block, text: str) -> None:
    if text:
        block.parts.append(text)


def _attributes(text: str | None) -> Mapping[str, Any]:
    if not text:
        return {}
    try:
        attributes = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return attributes if isinstance(attributes, dict) else {}
