"""Quotations, with who said them."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from newsreel.lib.html import clean
from newsreel.transfer.wordpress.body import BodyBlock
from newsreel.transfer.wordpress.inline import Node, fits, is_blank, nodes_of, plain, trimmed, written

_LONGEST_SPEAKER = {"quote": 300, "pull_quote": 200}
_LONGEST_ADDRESS = 200


def quotation(element: Any, link: Callable[[str], str], *, is_pull_quote: bool) -> BodyBlock | str | None:
    """A block; the speaker's name alone where nothing is quoted; None where it holds more than paragraphs."""
    kind = "pull_quote" if is_pull_quote else "quote"
    nodes = trimmed(nodes_of(element))
    speaker = ""
    if nodes and _names_speaker(nodes[-1]):
        speaker = plain(nodes[-1:])
        nodes = trimmed(nodes[:-1])
    paragraphs = _paragraphs(nodes)
    if paragraphs is None or len(speaker) > _LONGEST_SPEAKER[kind]:
        return None
    if not paragraphs:
        return speaker
    if is_pull_quote:
        words = "\n".join(plain(paragraph) for paragraph in paragraphs)
        return BodyBlock(kind, {"quote": words, "speaker": speaker})
    text = "".join(f"<p>{written(part, link)}</p>" for part in paragraphs)
    return BodyBlock(kind, {"text": clean(text), "speaker": speaker, "address": _address(element)})


def _address(element: Any) -> str:
    address: str = (element.get("cite") or "").strip()
    try:
        is_on_the_web = urlsplit(address).scheme in ("http", "https") and not any(map(str.isspace, address))
    except ValueError:
        return ""
    return address if is_on_the_web and len(address) <= _LONGEST_ADDRESS else ""


def _paragraphs(nodes: Sequence[Node]) -> list[list[Node]] | None:
    """A quotation's paragraphs; None where it holds more than paragraphs of running text."""
    paragraphs: list[list[Node]] = [[]]
    for node in nodes:
        if not isinstance(node, str) and node.tag == "p":
            paragraphs += [trimmed(nodes_of(node)), []]
        else:
            paragraphs[-1].append(node)
    paragraphs = [trimmed(paragraph) for paragraph in paragraphs if not is_blank(paragraph)]
    return paragraphs if all(fits(paragraph) for paragraph in paragraphs) else None


def _names_speaker(node: Node) -> bool:
    """Whether this is a quotation's last line, with who said it and nothing else."""
    if isinstance(node, str):
        return False
    if node.tag == "p" and len(node) == 1 and is_blank([node.text or "", node[0].tail or ""]):
        node = node[0]
    return node.tag in ("cite", "footer")
